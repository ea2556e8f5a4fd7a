package pitwall.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that stands still until a test moves it. Shared between threads.
public final class SteppedClock implements InstantSource {
    private final AtomicReference<Instant> now;

    public SteppedClock(Instant start) {
        now = new AtomicReference<>(start);
    }

    /// A clock that starts at [FleetFixtures#NOW].
    public static SteppedClock atFixtures() {
        return new SteppedClock(FleetFixtures.NOW);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    /// Moves the clock on, or back where the step is negative, and says the new time.
    public Instant advance(Duration step) {
        return now.updateAndGet(instant -> instant.plus(step));
    }

    /// Moves the clock to another time, as somebody who sets it would.
    public void set(Instant instant) {
        now.set(instant);
    }
}
