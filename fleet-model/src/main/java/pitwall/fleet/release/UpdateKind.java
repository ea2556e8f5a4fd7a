package pitwall.fleet.release;

/// Which way a car is asked to go.
public enum UpdateKind {
    /// Forward; a car refuses a build that is older than what it runs.
    UPDATE,
    /// Back to a build of the car's own history, which the intent names.
    ROLLBACK
}
