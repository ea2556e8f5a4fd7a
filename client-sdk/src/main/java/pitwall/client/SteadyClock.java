package pitwall.client;

import java.time.Duration;
import java.time.Instant;

/// Elapsed time for time-outs, made of many short steps of the wall clock. Owned by one thread that reads it
/// several times a second.
///
/// A step of more than five seconds cannot come from waiting: the computer slept, the program was held, or
/// somebody set the clock. Such a step does not count as elapsed time and is reported, so that no time-out fires
/// because of
/// it and the connection is renewed at once.
final class SteadyClock {
    /// The longest step that counts as time spent.
    static final Duration LONGEST_STEP = Duration.ofSeconds(5);

    private Instant wall;
    private Duration elapsed = Duration.ZERO;

    SteadyClock(Instant wall) {
        this.wall = wall;
    }

    /// Moves to the wall clock's `now`. Returns true where the time between was not spent awake.
    boolean advance(Instant now) {
        Duration step = Duration.between(wall, now);
        wall = now;
        if (step.isNegative()) {
            return step.negated().compareTo(LONGEST_STEP) > 0;
        }
        if (step.compareTo(LONGEST_STEP) > 0) {
            return true;
        }
        elapsed = elapsed.plus(step);
        return false;
    }

    /// Time spent awake since the beginning.
    Duration elapsed() {
        return elapsed;
    }

    /// What the wall clock showed at the last step.
    Instant wall() {
        return wall;
    }
}
