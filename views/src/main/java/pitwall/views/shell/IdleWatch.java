package pitwall.views.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Notices that nobody has touched the console for a time. Counts by this computer's clock, so that a sleep of the
/// computer counts too. FX thread; needs no toolkit.
final class IdleWatch {
    private final Supplier<Instant> now;
    private final Supplier<Duration> limit;
    private final BooleanSupplier counts;
    private final BooleanSupplier locks;
    private final Runnable lock;
    private Instant touched;

    /// @param limit after this long without a touch it locks
    /// @param counts whether a touch is a sign of somebody at work; not on a wall
    /// @param locks whether it may lock now
    IdleWatch(
            Supplier<Instant> now,
            Supplier<Duration> limit,
            BooleanSupplier counts,
            BooleanSupplier locks,
            Runnable lock) {
        this.now = now;
        this.limit = limit;
        this.counts = counts;
        this.locks = locks;
        this.lock = lock;
        this.touched = now.get();
    }

    /// A key or the pointer was used. After too long it locks instead: whoever comes back is asked first.
    void touch() {
        tick();
        if (counts.getAsBoolean()) {
            touched = now.get();
        }
    }

    /// Called once a second.
    void tick() {
        if (locks.getAsBoolean() && Duration.between(touched, now.get()).compareTo(limit.get()) >= 0) {
            lock.run();
        }
    }

    /// Somebody proved who they are.
    void begin() {
        touched = now.get();
    }
}
