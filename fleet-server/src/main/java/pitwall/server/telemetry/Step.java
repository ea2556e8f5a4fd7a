package pitwall.server.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Metric;

/// What a car said within a stretch of time: one sample, or several of them folded into one. Immutable.
public final class Step {
    private static final Metric[] METRICS = Metric.values();

    private final long at;
    private final long length;
    private final int samples;
    private final @Nullable Range[] ranges;

    /// @param at milliseconds since 1970
    /// @param length milliseconds; 0 for one sample
    /// @param ranges by the order of [Metric]; handed over
    Step(long at, long length, int samples, @Nullable Range[] ranges) {
        this.at = at;
        this.length = length;
        this.samples = samples;
        this.ranges = ranges;
    }

    /// One sample.
    static Step sample(long at, int[] values) {
        @Nullable Range[] ranges = new @Nullable Range[METRICS.length];
        for (int i = 0; i < ranges.length; i++) {
            ranges[i] = values[i] == Samples.ABSENT ? null : Range.of(values[i]);
        }
        return new Step(at, 0, 1, ranges);
    }

    /// When it begins, in server time: car time, put right by how far the car's clock is off.
    public Instant at() {
        return Instant.ofEpochMilli(at);
    }

    /// How long it is; zero for one sample.
    public Duration length() {
        return Duration.ofMillis(length);
    }

    /// How many samples it stands for.
    public int samples() {
        return samples;
    }

    /// What a figure was; empty where the car did not say it.
    public Optional<Range> of(Metric metric) {
        return Optional.ofNullable(range(metric.ordinal()));
    }

    long millis() {
        return at;
    }

    long lengthMillis() {
        return length;
    }

    @Nullable
    Range range(int metric) {
        return ranges[metric];
    }
}
