package pitwall.fleet.rollout;

/// What must be so before a rollout goes on.
public enum Gate {
    /// The canary's share of success holds, also at the end of its soak time.
    CANARY_HEALTHY,
    /// No more cars failed than allowed. Also read after every failure.
    FAILURE_THRESHOLD,
    /// Enough finished cars succeeded.
    SUCCESS_THRESHOLD,
    /// No car that got the release is in safe mode or stopped by hand.
    SAFETY_CHECKS,
    /// A phase that follows its query would begin with no more cars than the plan allows.
    CAR_LIMIT
}
