package pitwall.fleet;

/// How far the actual version is from the desired one. `CONVERGED` is read from state,
/// never from a reply.
public enum Convergence {
    CONVERGED,
    /// Desired differs from actual and the car has not begun.
    PENDING,
    APPLYING,
    /// The car or a gate holds the change back; the reason code says why.
    BLOCKED,
    FAILED,
    ROLLING_BACK,
    ROLLED_BACK
}
