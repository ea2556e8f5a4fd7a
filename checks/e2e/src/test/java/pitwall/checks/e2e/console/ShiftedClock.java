package pitwall.checks.e2e.console;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// The time of this machine, and by how much a test has put it forward, as a lid that was closed does. Thread-safe.
final class ShiftedClock implements InstantSource {
    private final AtomicReference<Duration> shift = new AtomicReference<>(Duration.ZERO);

    @Override
    public Instant instant() {
        return InstantSource.system().instant().plus(shift.get());
    }

    void jump(Duration step) {
        shift.updateAndGet(step::plus);
    }
}
