package pitwall.views.cars.overview;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.AlarmPriority;

/// How urgent something is that wants a person, whatever kind of thing it is. The order of the constants is the order
/// in which they are listed; among equals those stay first that were found first.
enum NeedRank {
    MINUTES,
    HOUR,
    /// A question that will soon be none any more.
    LAST_CHANCE,
    SHIFT,
    QUESTION;

    /// A question that ends within this time is asked before what can wait for the shift.
    private static final Duration SOON = Duration.ofMinutes(10);

    static NeedRank of(AlarmPriority priority) {
        return switch (priority) {
            case P1 -> MINUTES;
            case P2 -> HOUR;
            case P3 -> SHIFT;
        };
    }

    /// @param ends when a question ends by itself; absent where it does not
    static NeedRank ofQuestion(@Nullable Instant ends, Instant now) {
        return ends != null && ends.isBefore(now.plus(SOON)) ? LAST_CHANCE : QUESTION;
    }
}
