package pitwall.fleet;

/// The one word for a car, derived from all axes and the age of its values by [Car#headline].
/// The order of the constants is the order of "problems first".
public enum HeadlineStatus {
    LOCAL_ESTOP,
    SAFE_MODE,
    FAILED,
    BLOCKED,
    OFFLINE,
    STALE,
    UNKNOWN,
    ROLLING_BACK,
    UPDATING,
    PENDING,
    STOPPED,
    IN_SYNC;

    /// True where an operator may have to do something.
    public boolean isProblem() {
        return compareTo(UNKNOWN) < 0;
    }
}
