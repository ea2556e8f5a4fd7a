package pitwall.simulator.car;

/// Whether the car has a network.
public sealed interface NetworkReach {
    record Up() implements NetworkReach {}

    /// The modem knows: the socket breaks at once.
    record Closed(int secondsLeft) implements NetworkReach {}

    /// A hole in the coverage: the socket stays open and nothing passes.
    record Silent(int secondsLeft) implements NetworkReach {}
}
