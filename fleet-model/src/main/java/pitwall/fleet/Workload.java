package pitwall.fleet;

/// What the car's software does, as the car itself reports it (B-3).
public enum Workload {
    RUNNING,
    UPDATING,
    FAILED,
    STOPPED,
    /// The car never said.
    UNKNOWN
}
