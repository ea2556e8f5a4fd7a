package pitwall.agent.update;

import java.util.Optional;

/// What runs from a slot: a process, containers, or nothing real at all. Calls return at once and come on the
/// car's thread.
public interface Workload {
    /// Begins to run an image; whatever ran before is over.
    void start(SlotImage image);

    /// Begins to stop.
    void stop();

    /// How it is now.
    Health health();

    /// What it said last, for whoever wants to know why it is not well; empty where it says nothing.
    default Optional<String> lastWords() {
        return Optional.empty();
    }

    /// How a workload is.
    enum Health {
        STOPPED,
        /// It runs and has not yet said that it is well.
        STARTING,
        HEALTHY,
        /// It ended by itself, says that it is not well, or does not answer any more.
        UNHEALTHY
    }
}
