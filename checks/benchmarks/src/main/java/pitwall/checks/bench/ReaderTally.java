package pitwall.checks.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/// What all readers of a program received. Thread-safe.
final class ReaderTally {
    private final InstantSource clock;
    private Histogram latency = new Histogram(3);
    private long frames;
    private long characters;
    private int closed;

    ReaderTally(InstantSource clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /// @param taken when the server took the first change in it
    synchronized void batch(int length, Instant taken) {
        frames++;
        characters += length;
        latency.recordValue(Math.max(0, Duration.between(taken, clock.instant()).toNanos()));
    }

    synchronized void closed() {
        closed++;
    }

    synchronized void restart() {
        latency = new Histogram(3);
        frames = 0;
        characters = 0;
    }

    /// Frames, characters, connections that ended, and the latency's median, p95 and p99 in milliseconds.
    synchronized String line() {
        return String.format(
                Locale.ROOT,
                "%d %d %d %.3f %.3f %.3f",
                frames,
                characters,
                closed,
                Timed.millis(latency, 50),
                Timed.millis(latency, 95),
                Timed.millis(latency, 99));
    }
}
