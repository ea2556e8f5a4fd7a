package pitwall.cache.history;

/// How much of what happened a row tells.
public enum Level {
    /// Everything at one second, from which the rows of its group go on.
    KEYFRAME,
    /// Every change, second by second. Kept for a while only.
    SECONDS,
    /// Every lasting change with its second; figures once, at the end of a minute or before a gap.
    MINUTE,
    /// As [#MINUTE], with figures once at the end of a whole group.
    GROUP,
    /// Nothing of it was seen here: what a server told later of the cars alone, in steps of ten minutes.
    SERVER_TENS,
    /// The same in steps of a minute.
    SERVER_MINUTES,
    /// The same in shorter steps.
    SERVER_FINE,
    /// What a server told of cars, rollouts and alarms, in steps of ten minutes.
    SERVER_TENS_WHOLE,
    /// The same in steps of a minute.
    SERVER_MINUTES_WHOLE,
    /// The same in shorter steps.
    SERVER_FINE_WHOLE;

    private static final long MINUTE_SECONDS = 60;

    /// @param step seconds between two steps of a server
    /// @param whole whether it told of rollouts and alarms too
    static Level ofServer(long step, boolean whole) {
        if (step < MINUTE_SECONDS) {
            return whole ? SERVER_FINE_WHOLE : SERVER_FINE;
        }
        if (step == MINUTE_SECONDS) {
            return whole ? SERVER_MINUTES_WHOLE : SERVER_MINUTES;
        }
        return whole ? SERVER_TENS_WHOLE : SERVER_TENS;
    }

    boolean isFromServer() {
        return compareTo(GROUP) > 0;
    }

    /// True where it tells nothing of rollouts and alarms.
    boolean isOfCarsOnly() {
        return isFromServer() && compareTo(SERVER_TENS_WHOLE) < 0;
    }

    /// The same, were it of cars only: what is left is how fine the steps of a server are.
    Level fineness() {
        return isFromServer() && !isOfCarsOnly()
                ? values()[ordinal() - SERVER_TENS_WHOLE.ordinal() + SERVER_TENS.ordinal()]
                : this;
    }
}
