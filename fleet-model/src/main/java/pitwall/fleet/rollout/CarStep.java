package pitwall.fleet.rollout;

/// What a car says about an intent (B-20). None of it proves anything: see [RolloutEvent.CarSeen].
public enum CarStep {
    /// It knows the intent.
    NOTIFIED,
    /// It has begun to apply.
    APPLY_START,
    /// It says that it is done.
    READY,
    /// It tried and did not get there; by itself it goes back to what it ran.
    FAILED,
    /// It does not begin, for a reason.
    BLOCKED,
    /// It went back to what it ran.
    ROLLED_BACK
}
