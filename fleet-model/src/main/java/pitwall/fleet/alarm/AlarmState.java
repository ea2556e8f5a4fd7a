package pitwall.fleet.alarm;

/// Where an alarm is between its first sign and its end.
public enum AlarmState {
    /// The condition holds and nobody said that they know.
    UNACKED_ACTIVE,
    /// The condition holds and somebody looks after it.
    ACKED_ACTIVE,
    /// It went away before anybody said that they know.
    CLEARED_UNACKED,
    /// Put aside by a person until a time.
    SHELVED,
    /// Hidden because a silence matches it.
    SUPPRESSED,
    /// Hidden because what it is about is out of service.
    OUT_OF_SERVICE,
    /// Nothing is left to do.
    OVER;

    /// True where it is in the list of what somebody must look at.
    public boolean isShown() {
        return switch (this) {
            case UNACKED_ACTIVE, ACKED_ACTIVE, CLEARED_UNACKED -> true;
            case SHELVED, SUPPRESSED, OUT_OF_SERVICE, OVER -> false;
        };
    }

    /// True where an acknowledgement is asked for.
    public boolean wantsAcknowledgement() {
        return this == UNACKED_ACTIVE || this == CLEARED_UNACKED;
    }
}
