package pitwall.checks.bench;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/// Waits while others work: how long a measurement lasts is part of it.
final class Pause {
    private static final long LOOK_MILLIS = 20;

    private Pause() {}

    /// Lets `span` pass.
    static void of(Duration span) throws InterruptedException {
        // Never counted down, so it always times out.
        boolean ended = new CountDownLatch(1).await(span.toNanos(), TimeUnit.NANOSECONDS);
        if (ended) {
            throw new IllegalStateException("a pause ended early");
        }
    }

    /// Waits until `condition` holds.
    ///
    /// @param what for the complaint when it does not hold within `limit`
    static void until(String what, Duration limit, BooleanSupplier condition)
            throws InterruptedException, TimeoutException {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new TimeoutException("after " + limit.toSeconds() + " s still not: " + what);
            }
            of(Duration.ofMillis(LOOK_MILLIS));
        }
    }
}
