package pitwall.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Makes guessing a password slow. The first three attempts are looked at as they come; before each further one since
/// the last right one there is a pause that doubles from one second to thirty, one attempt after the other however they
/// are made. Thread-safe.
final class GuessPause {
    private static final int FREE = 3;
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    /// Twice this often doubled the pause is longer than the longest.
    private static final int DOUBLINGS = 5;

    private final InstantSource clock;
    private final Executor background;
    private int attempts;
    private Instant previous = Instant.EPOCH;

    GuessPause(InstantSource clock, Executor background) {
        this.clock = clock;
        this.background = background;
    }

    /// Looks at a password as soon as it may.
    CompletableFuture<Boolean> look(BooleanSupplier isRight) {
        Executor later = CompletableFuture.delayedExecutor(admit().toNanos(), TimeUnit.NANOSECONDS, background);
        return CompletableFuture.supplyAsync(
                () -> {
                    boolean right = isRight.getAsBoolean();
                    if (right) {
                        forget();
                    }
                    return right;
                },
                later);
    }

    /// Counts an attempt and says how long from now it must wait.
    synchronized Duration admit() {
        Instant now = clock.instant();
        Instant at = previous.plus(pause());
        if (at.isBefore(now) || previous.isAfter(now.plus(LONGEST.multipliedBy(attempts)))) {
            // The pause is over, or somebody set the clock back.
            at = now;
        }
        attempts++;
        previous = at;
        return Duration.between(now, at);
    }

    /// The password was right.
    synchronized void forget() {
        attempts = 0;
    }

    private Duration pause() {
        if (attempts < FREE) {
            return Duration.ZERO;
        }
        Duration doubled = SHORTEST.multipliedBy(1L << Math.min(attempts - FREE, DOUBLINGS));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }
}
