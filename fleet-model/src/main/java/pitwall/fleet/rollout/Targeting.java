package pitwall.fleet.rollout;

/// Which cars a rollout has whose phases say it with a query.
public enum Targeting {
    /// Those that the queries meant when it was planned.
    SNAPSHOT,
    /// Those that the query of a phase means when that phase begins.
    DYNAMIC
}
