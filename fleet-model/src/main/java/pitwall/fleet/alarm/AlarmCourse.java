package pitwall.fleet.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How an alarm came and went.
///
/// @param raisedAt when it began
/// @param clearedAt when its condition went away; absent while it holds
/// @param endedAt when nothing was left to do; absent before
/// @param activations how often its condition came
/// @param recent when it came the last times, oldest first; at most [#REMEMBERED]
public record AlarmCourse(
        Instant raisedAt,
        @Nullable Instant clearedAt,
        @Nullable Instant endedAt,
        int activations,
        List<Instant> recent) {
    /// So many activations within [#CHATTER_WINDOW] are chatter.
    public static final int REMEMBERED = 3;

    /// See [#isChattering].
    public static final Duration CHATTER_WINDOW = Duration.ofMinutes(1);

    public AlarmCourse {
        recent = List.copyOf(recent);
        if (recent.isEmpty() || recent.size() > REMEMBERED) {
            throw new IllegalArgumentException("1 to " + REMEMBERED + " moments, were " + recent.size());
        }
    }

    static AlarmCourse begun(Instant now) {
        return new AlarmCourse(now, null, null, 1, List.of(now));
    }

    public boolean isActive() {
        return clearedAt == null;
    }

    /// When its condition came last.
    public Instant lastRaisedAt() {
        return recent.getLast();
    }

    /// True if it came three times within a minute, and the last time not longer ago than that.
    public boolean isChattering(Instant now) {
        return recent.size() == REMEMBERED
                && isWithin(recent.getFirst(), recent.getLast())
                && isWithin(recent.getLast(), now);
    }

    private static boolean isWithin(Instant from, Instant to) {
        return Duration.between(from, to).compareTo(CHATTER_WINDOW) <= 0;
    }

    AlarmCourse again(Instant now) {
        List<Instant> moments = new ArrayList<>(recent);
        moments.add(now);
        List<Instant> newest = moments.subList(Math.max(0, moments.size() - REMEMBERED), moments.size());
        return new AlarmCourse(endedAt == null ? raisedAt : now, null, null, activations + 1, newest);
    }

    AlarmCourse cleared(Instant now) {
        return new AlarmCourse(raisedAt, now, endedAt, activations, recent);
    }

    AlarmCourse ended(Instant now) {
        return new AlarmCourse(raisedAt, clearedAt, now, activations, recent);
    }
}
