package pitwall.checks.e2e.console;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// The time of this machine, by how much a test has put it forward, as a lid that was closed does, and how fast it
/// runs. Thread-safe.
final class ShiftedClock implements InstantSource {
    private static final InstantSource SYSTEM = InstantSource.system();

    private final AtomicReference<Course> course;

    /// From `real` on, when it showed `shown`, so many seconds pass in one.
    private record Course(Instant real, Instant shown, int rate) {
        Instant at(Instant now) {
            return shown.plus(Duration.between(real, now).multipliedBy(rate));
        }
    }

    ShiftedClock() {
        Instant now = SYSTEM.instant();
        course = new AtomicReference<>(new Course(now, now, 1));
    }

    @Override
    public Instant instant() {
        return course.get().at(SYSTEM.instant());
    }

    void jump(Duration step) {
        course.updateAndGet(now -> new Course(now.real, now.shown.plus(step), now.rate));
    }

    /// Lets time pass faster, without a jump; 1 for as fast as it really does.
    void run(int rate) {
        Instant real = SYSTEM.instant();
        course.updateAndGet(now -> new Course(real, now.at(real), rate));
    }
}
