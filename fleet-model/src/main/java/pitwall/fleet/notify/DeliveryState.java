package pitwall.fleet.notify;

/// What became of something that a channel is to tell.
public enum DeliveryState {
    /// It is not its turn, or it is tried again.
    WAITING,
    DELIVERED,
    /// It was given up: refused, too old, or tried too often. A person can ask for it once more.
    DEAD
}
