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
    /// Nothing of it was seen here: what a server told of it later, in steps of ten minutes.
    SERVER_TENS,
    /// The same in steps of a minute.
    SERVER_MINUTES,
    /// The same in shorter steps.
    SERVER_FINE;

    private static final long MINUTE_SECONDS = 60;

    /// @param step seconds between two steps of a server
    static Level ofServer(long step) {
        if (step < MINUTE_SECONDS) {
            return SERVER_FINE;
        }
        return step == MINUTE_SECONDS ? SERVER_MINUTES : SERVER_TENS;
    }

    boolean isFromServer() {
        return compareTo(GROUP) > 0;
    }
}
