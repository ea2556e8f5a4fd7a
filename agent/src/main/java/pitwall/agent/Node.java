package pitwall.agent;

/// One responsibility inside a car (H-1). A node talks to others only over the bus.
interface Node {
    /// Unique within a car; for the log.
    String name();

    /// Begins: subscribes to what it wants to hear.
    void start(NodeBus.Seat seat);

    /// Was thrown away after a fault: ends what it had begun in the background.
    default void stop() {}
}
