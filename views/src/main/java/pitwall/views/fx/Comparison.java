package pitwall.views.fx;

/// How a moment of the past is held against what is seen now.
public enum Comparison {
    /// It is not.
    NONE,
    /// What differs says what it is now.
    ALL,
    /// The same, and lists hold only the cars that changed since.
    CHANGED
}
