package pitwall.server.notify;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How patient the sender is. A pause doubles with each try in vain and is spread by ±20 %, so that what failed
/// together does not come back in the same second.
///
/// @param patience with one answer
/// @param shortest pause
/// @param longest pause, also of those that a receiver asks for
/// @param age after which something is too old to be told
/// @param attempts after which it is given up
public record Pace(Duration patience, Duration shortest, Duration longest, Duration age, int attempts) {
    /// The shipped figures.
    public static final Pace DEFAULT =
            new Pace(Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofMinutes(15), Duration.ofHours(24), 100);

    private static final int MOST_DOUBLINGS = 20;
    private static final double SPREAD = 0.2;

    /// @param failures before this pause, from 1
    Duration pause(int failures, RandomGenerator random) {
        Duration grown = shortest.multipliedBy(1L << Math.clamp(failures - 1L, 0, MOST_DOUBLINGS));
        double factor = 1 - SPREAD + random.nextDouble() * 2 * SPREAD;
        return Duration.ofMillis((long) (bounded(grown).toMillis() * factor));
    }

    /// A pause that a receiver asks for, as far as it is sensible.
    Duration bounded(Duration asked) {
        return asked.compareTo(longest) < 0 ? asked : longest;
    }
}
