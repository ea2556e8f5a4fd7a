package pitwall.server.live;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;

/// The sum of the log: the latest of every car. Thread-safe; follows the log, so it is always exactly at
/// one sequence.
public final class LivePicture implements EventLog.Follower {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<CarId, Car> cars = new HashMap<>();
    private long seq;
    private @Nullable Cut latestCut;

    /// @param stored the fleet as it was read from disk, before the first batch
    public LivePicture(Collection<Car> stored) {
        stored.forEach(car -> cars.put(car.id(), car));
    }

    @Override
    public void onBatch(LoggedBatch batch) {
        lock.lock();
        try {
            for (CarChange change : batch.changes()) {
                Car after = change.after();
                if (after == null) {
                    cars.remove(change.id());
                } else {
                    cars.put(change.id(), after);
                }
            }
            seq = batch.seq();
            latestCut = null;
        } finally {
            lock.unlock();
        }
    }

    /// The fleet at the newest sequence. Costs a copy of references, shared by all who ask at the same sequence.
    public Cut cut() {
        lock.lock();
        try {
            Cut cut = latestCut;
            if (cut == null) {
                cut = new Cut(seq, List.copyOf(cars.values()));
                latestCut = cut;
            }
            return cut;
        } finally {
            lock.unlock();
        }
    }

    public Optional<Car> car(CarId id) {
        lock.lock();
        try {
            return Optional.ofNullable(cars.get(id));
        } finally {
            lock.unlock();
        }
    }

    public int size() {
        lock.lock();
        try {
            return cars.size();
        } finally {
            lock.unlock();
        }
    }
}
