package pitwall.fleet.alarm;

import java.time.Duration;

/// How patient a rule is.
///
/// @param lasting how long the condition must hold without a break before it counts
/// @param delayOff how long it must be gone before the alarm clears
/// @param count how often it must come within the window before the alarm is raised
/// @param window meaningless where the count is 1
public record RuleTiming(Duration lasting, Duration delayOff, int count, Duration window) {
    /// The longest of all durations.
    public static final Duration LONGEST = Duration.ofDays(7);

    /// The highest count.
    public static final int MOST = 1_000;

    /// At once, every time.
    public static final RuleTiming AT_ONCE = new RuleTiming(Duration.ZERO, Duration.ZERO, 1, Duration.ZERO);

    public RuleTiming {
        check(lasting);
        check(delayOff);
        check(window);
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("a count is 1 to " + MOST + ", was " + count);
        }
        if (count > 1 && window.isZero()) {
            throw new IllegalArgumentException("a count of " + count + " needs a window");
        }
    }

    /// At once after the condition held for so long.
    public static RuleTiming after(Duration lasting) {
        return new RuleTiming(lasting, Duration.ZERO, 1, Duration.ZERO);
    }

    private static void check(Duration duration) {
        if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("from 0 to " + LONGEST + ", was " + duration);
        }
    }
}
