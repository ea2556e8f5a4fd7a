package pitwall.server.telemetry;

import java.time.Duration;

/// Says when a sample was taken, in server time. Belongs to one thread.
///
/// A car's clock may be off, and a report may be late: its arrival tells the one apart from the other no better than
/// this. The report that took the shortest way tells how far the clock is off, so the greatest difference between car
/// time and arrival of the last ten to twenty minutes is taken for it; whatever is smaller than that was late. A clock
/// that is set back by more than [#MOST_DELAY] is believed at once, by less when those minutes are over; one that is
/// set forward at once.
final class CarClock {
    /// A report that seems later than this was not late: the clock was set.
    static final long MOST_DELAY = Duration.ofMinutes(30).toMillis();

    private static final long WINDOW = Duration.ofMinutes(10).toMillis();

    private long windowStart = Long.MIN_VALUE;
    private long before = Long.MIN_VALUE;
    private long ahead = Long.MIN_VALUE;

    /// @param claimed the car's time, milliseconds
    /// @param received server time, milliseconds
    /// @return server time at which it was so, never after `received`
    long at(long claimed, long received) {
        long seen = claimed - received;
        if (windowStart == Long.MIN_VALUE || received - windowStart >= 2 * WINDOW) {
            start(received, seen);
        } else if (received - windowStart >= WINDOW) {
            before = ahead;
            ahead = seen;
            windowStart = received;
        } else {
            ahead = Math.max(ahead, seen);
        }
        long off = Math.max(before, ahead);
        if (off - seen > MOST_DELAY) {
            start(received, seen);
            return received;
        }
        return claimed - off;
    }

    private void start(long received, long seen) {
        windowStart = received;
        before = Long.MIN_VALUE;
        ahead = seen;
    }
}
