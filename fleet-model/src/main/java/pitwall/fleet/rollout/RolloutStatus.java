package pitwall.fleet.rollout;

/// Where a rollout stands.
public enum RolloutStatus {
    /// Being written; nothing was asked for.
    DRAFT,
    /// Waits for a second person.
    AWAITING_APPROVAL,
    /// Allowed, and its time has not come.
    SCHEDULED,
    RUNNING,
    /// A wave is over and its cars are watched.
    SOAKING,
    /// No new car starts until a person decides; what is being applied goes on.
    PAUSED,
    /// No new car starts; waits for those that are being changed.
    ABORTING,
    ABORTED,
    ROLLING_BACK,
    ROLLED_BACK,
    COMPLETED,
    /// All phases are over, and some cars failed or were left behind.
    COMPLETED_WITH_FAILURES,
    /// Nobody approved it in time.
    EXPIRED;

    /// Whether nothing happens any more unless a person acts.
    public boolean isOver() {
        return switch (this) {
            case ABORTED, ROLLED_BACK, COMPLETED, COMPLETED_WITH_FAILURES, EXPIRED -> true;
            case DRAFT, AWAITING_APPROVAL, SCHEDULED, RUNNING, SOAKING, PAUSED, ABORTING, ROLLING_BACK -> false;
        };
    }

    /// Whether no car was ever asked to do anything.
    public boolean isBeforeStart() {
        return switch (this) {
            case DRAFT, AWAITING_APPROVAL, SCHEDULED, EXPIRED -> true;
            case RUNNING, SOAKING, PAUSED, ABORTING, ABORTED, ROLLING_BACK, ROLLED_BACK, COMPLETED -> false;
            case COMPLETED_WITH_FAILURES -> false;
        };
    }
}
