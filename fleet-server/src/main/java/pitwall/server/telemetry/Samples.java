package pitwall.server.telemetry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Metric;
import pitwall.protocol.CarFrame;

/// The samples of one car that are not on disk yet, and how far its clock is off. Its methods may be called on any
/// thread. At most [#MOST] samples wait: beyond, the oldest are forgotten.
final class Samples {
    /// A figure that the car did not say.
    static final int ABSENT = Integer.MIN_VALUE;

    /// Twenty minutes at a sample every five seconds.
    static final int MOST = 240;

    private static final int METRICS = Metric.values().length;

    private final CarClock clock = new CarClock();
    private long[] times = new long[16];
    private short[] values = new short[16 * METRICS];
    private int size;
    private long removed;
    private long oldestArrival;

    /// A copy of what waits.
    ///
    /// @param upTo the number of the last of them, to be handed to [#written]
    record Waiting(List<Step> steps, long upTo) {}

    /// @param claimed the car's own time, milliseconds
    /// @param received server time, milliseconds
    /// @return how many older ones had to be forgotten for it
    synchronized int add(long claimed, long received, CarFrame.Readings readings) {
        long at = clock.at(claimed, received);
        int forgotten = 0;
        if (size == MOST) {
            drop(1);
            forgotten = 1;
        }
        if (size == times.length) {
            times = Arrays.copyOf(times, Math.min(MOST, 2 * size));
            values = Arrays.copyOf(values, times.length * METRICS);
        }
        if (size == 0) {
            oldestArrival = received;
        }
        times[size] = at;
        for (Metric metric : Metric.values()) {
            Integer value = value(metric, readings);
            values[size * METRICS + metric.ordinal()] = value == null ? Short.MIN_VALUE : value.shortValue();
        }
        size++;
        return forgotten;
    }

    private static @Nullable Integer value(Metric metric, CarFrame.Readings readings) {
        return switch (metric) {
            case BATTERY -> readings.batteryPercent();
            case CPU -> readings.cpuPercent();
            case MEMORY -> readings.memoryPercent();
            case DISK -> readings.diskPercent();
            case TEMPERATURE -> readings.temperatureCelsius();
            case SIGNAL -> readings.signalPercent();
            case SPEED -> readings.speedKmh();
        };
    }

    /// Whether some wait since before `then`, or so many that there is soon no room.
    synchronized boolean isDue(long then) {
        return size > MOST / 2 || size > 0 && oldestArrival <= then;
    }

    synchronized boolean isEmpty() {
        return size == 0;
    }

    synchronized Waiting waiting() {
        List<Step> steps = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            int[] row = new int[METRICS];
            for (int m = 0; m < METRICS; m++) {
                short value = values[i * METRICS + m];
                row[m] = value == Short.MIN_VALUE ? ABSENT : value;
            }
            steps.add(Step.sample(times[i], row));
        }
        return new Waiting(steps, removed + size);
    }

    /// Those up to that number are on disk.
    ///
    /// @param now server time, milliseconds
    synchronized void written(long upTo, long now) {
        long count = upTo - removed;
        if (count > 0) {
            drop((int) Math.min(count, size));
        }
        oldestArrival = now;
    }

    private void drop(int count) {
        System.arraycopy(times, count, times, 0, size - count);
        System.arraycopy(values, count * METRICS, values, 0, (size - count) * METRICS);
        size -= count;
        removed += count;
    }
}
