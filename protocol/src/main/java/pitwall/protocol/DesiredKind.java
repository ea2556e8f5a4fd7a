package pitwall.protocol;

/// In which direction a car's software shall change.
public enum DesiredKind {
    /// To a release with a higher counter than the one that runs.
    UPDATE,
    /// Back to a release this car has run before; the only way a counter may fall.
    ROLLBACK
}
