package pitwall.agent;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.CarServerFrame;

/// Hears how a link is doing and what the server wants, on the link's thread.
interface LinkObserver {
    /// @param heartbeat how often the server wants the state; the shipped figure until the server has said
    /// @param serverAhead how far the server's clock is ahead of the car's steady one; absent until it has said
    void linkChanged(LinkPhase phase, Duration heartbeat, @Nullable Duration serverAhead);

    /// What the car shall run.
    void desired(CarServerFrame.Desired desired);

    /// What it may pull already.
    void prepare(CarServerFrame.Prepare prepare);

    /// What it need not run after all.
    void withdrawn(CarServerFrame.Withdrawn withdrawn);
}
