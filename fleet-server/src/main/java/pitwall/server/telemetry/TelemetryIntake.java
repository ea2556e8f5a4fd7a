package pitwall.server.telemetry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import pitwall.fleet.CarId;
import pitwall.protocol.CarFrame;

/// What cars reported and is not on disk yet. Thread-safe; taking a report touches memory only and never waits for the
/// disk. Bounded: [Samples#MOST] a car, about 5 kB.
public final class TelemetryIntake {
    private final Map<CarId, Samples> cars = new ConcurrentHashMap<>();
    private final Set<CarId> removed = ConcurrentHashMap.newKeySet();
    private final LongAdder taken = new LongAdder();
    private final LongAdder lost = new LongAdder();

    TelemetryIntake() {}

    /// A car reported its state, in whatever order.
    ///
    /// @param claimed by the car's clock
    /// @param received server time
    public void take(CarId car, Instant claimed, Instant received, CarFrame.Readings readings) {
        int forgotten = cars.computeIfAbsent(car, _ -> new Samples())
                .add(claimed.toEpochMilli(), received.toEpochMilli(), readings);
        taken.increment();
        lost.add(forgotten);
    }

    /// A car was removed: its history goes too.
    public void forget(CarId car) {
        cars.remove(car);
        removed.add(car);
    }

    /// Samples since the start.
    public long taken() {
        return taken.sum();
    }

    /// Samples since the start that the disk was too slow for.
    public long lost() {
        return lost.sum();
    }

    void lose(long samples) {
        lost.add(samples);
    }

    /// What waits of a car.
    List<Step> waiting(CarId car) {
        Samples samples = cars.get(car);
        return samples == null ? List.of() : samples.waiting().steps();
    }

    /// Everybody of whom something may wait.
    Map<CarId, Samples> cars() {
        return cars;
    }

    /// Cars whose history is to go; each is told once.
    List<CarId> removals() {
        List<CarId> gone = List.copyOf(removed);
        gone.forEach(removed::remove);
        return gone;
    }
}
