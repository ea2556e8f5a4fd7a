package pitwall.agent;

import java.time.Duration;

/// Hears how a link is doing, on the link's thread.
interface LinkObserver {
    /// @param heartbeat how often the server wants the state; the shipped figure until the server has said
    void linkChanged(LinkPhase phase, Duration heartbeat);
}
