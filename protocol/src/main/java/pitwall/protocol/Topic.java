package pitwall.protocol;

/// What a console may subscribe to.
public enum Topic {
    /// Cars: who they are, how they are, their figures.
    CARS,
    /// New log entries of the cars in view.
    LOGS
}
