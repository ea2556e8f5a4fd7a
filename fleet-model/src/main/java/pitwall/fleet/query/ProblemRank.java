package pitwall.fleet.query;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.AlarmPriority;
import pitwall.fleet.Car;
import pitwall.fleet.HeadlineStatus;

/// Where a car stands in "problems first", as one number: bits 56 and up are the alarm priority, bits 48 to 55 the
/// group of its headline status, the rest the second at which the problem began.
final class ProblemRank {
    private static final long SECONDS_MASK = (1L << 48) - 1;

    private ProblemRank() {}

    static long of(Car car, QueryContext context) {
        HeadlineStatus headline = car.headline(context.limits());
        return (long) priority(car) << 56 | (long) group(headline) << 48 | since(car, headline);
    }

    private static int priority(Car car) {
        Optional<AlarmPriority> priority = car.priority();
        return priority.isEmpty()
                ? AlarmPriority.values().length
                : priority.get().ordinal();
    }

    private static int group(HeadlineStatus headline) {
        return switch (headline) {
            case LOCAL_ESTOP -> 0;
            case SAFE_MODE -> 1;
            case FAILED -> 2;
            case BLOCKED -> 3;
            case OFFLINE, STALE -> 4;
            case UNKNOWN -> 5;
            case ROLLING_BACK, UPDATING -> 6;
            case PENDING, STOPPED, IN_SYNC -> 7;
        };
    }

    /// A silent car without a named problem has had one since it was last heard.
    private static long since(Car car, HeadlineStatus headline) {
        Instant since = car.status().problemSince();
        if (since == null && (headline == HeadlineStatus.OFFLINE || headline == HeadlineStatus.STALE)) {
            since = car.vitals().heard();
        }
        return seconds(since);
    }

    private static long seconds(@Nullable Instant since) {
        return since == null ? SECONDS_MASK : Math.clamp(since.getEpochSecond(), 0, SECONDS_MASK - 1);
    }
}
