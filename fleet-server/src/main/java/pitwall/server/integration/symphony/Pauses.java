package pitwall.server.integration.symphony;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait after a failure: twice as long each time up to a longest one, spread by ±20 %, so that the servers
/// of one Symphony do not return in the same second. Owned by one thread.
final class Pauses {
    private static final int MOST_DOUBLINGS = 20;
    private static final double SPREAD = 0.2;

    private final SymphonySettings.Pace pace;
    private final RandomGenerator random;
    private int failures;

    Pauses(SymphonySettings.Pace pace, RandomGenerator random) {
        this.pace = pace;
        this.random = random;
    }

    Duration next() {
        Duration grown = pace.shortest().multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        failures++;
        Duration bounded = grown.compareTo(pace.longest()) < 0 ? grown : pace.longest();
        double factor = 1 - SPREAD + random.nextDouble() * 2 * SPREAD;
        return Duration.ofNanos((long) (bounded.toNanos() * factor));
    }

    /// Starts over: all is well.
    void reset() {
        failures = 0;
    }
}
