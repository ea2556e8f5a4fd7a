package pitwall.fleet.rollout;

/// Which way a car goes within its rollout.
public enum Direction {
    /// To the release of the plan.
    FORWARD,
    /// To what it ran before the rollout.
    BACK
}
