package pitwall.views.ports;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the offline cache holds, for the page that lists it.
///
/// @param lockAfter how long after the last sign-in the data stays readable
/// @param lastSignIn absent before the first
/// @param file where it is kept, for people
public record OfflineReport(
        OfflineStatus status,
        List<DataSet> sets,
        Duration lockAfter,
        @Nullable Instant lastSignIn,
        String file) {
    public OfflineReport {
        sets = List.copyOf(sets);
    }

    /// One kind of remembered data.
    ///
    /// @param count entries
    /// @param oldest server time of the oldest entry; absent while there is none or nobody looks
    /// @param newest server time of the newest entry; absent while there is none
    /// @param bytes what it takes on disk; 0 where it shares a file with others
    public record DataSet(
            Kind kind,
            long count,
            @Nullable Instant oldest,
            @Nullable Instant newest,
            long bytes,
            Limit limit) {
        /// A kind that shares a file with others.
        public DataSet(Kind kind, long count, @Nullable Instant newest, Limit limit) {
            this(kind, count, null, newest, 0, limit);
        }
    }

    /// How much of one kind is kept; what goes beyond is forgotten, the oldest first.
    ///
    /// @param perCar entries of each car; 0 where nothing limits them
    /// @param count entries in all; 0 where nothing limits them
    /// @param bytes what they may take; 0 where nothing limits it
    /// @param age absent where nothing is forgotten for its age
    public record Limit(
            int perCar, int count, long bytes, @Nullable Duration age) {
        /// As many as the picture of the server has.
        public static final Limit NONE = new Limit(0, 0, 0, null);
    }

    public enum Kind {
        CARS,
        LOGS,
        ROLLOUTS,
        ALARMS,
        AUDIT,
        /// What the server answered to screens.
        ANSWERS,
        /// How it was before, and bookmarks of it; counted in time, from the oldest second to the newest.
        HISTORY
    }
}
