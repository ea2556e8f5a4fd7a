package pitwall.server.live;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.Scope;
import pitwall.fleet.alarm.AlarmState;
import pitwall.fleet.audit.SignedHead;
import pitwall.protocol.AlarmLoad;
import pitwall.protocol.UpdateProgress;
import pitwall.protocol.rest.AlarmView;

/// The sum of the log: the latest of every car. Thread-safe; follows the log, so it is always exactly at
/// one sequence.
public final class LivePicture implements EventLog.Follower {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<CarId, Car> cars = new HashMap<>();
    private final KindCount kinds = new KindCount();
    private final Map<CarId, UpdateProgress> updates = new HashMap<>();
    private final Map<String, RolloutPicture> rollouts = new LinkedHashMap<>();
    private final Map<String, AlarmView> alarms = new LinkedHashMap<>();
    private AlarmLoad alarmLoad = AlarmLoad.NONE;
    private @Nullable SignedHead auditHead;
    private long seq;
    private @Nullable Cut latestCut;

    /// @param stored the fleet as it was read from disk, before the first batch
    public LivePicture(Collection<Car> stored) {
        for (Car car : stored) {
            cars.put(car.id(), car);
            kinds.count(null, car);
        }
    }

    /// Adds what else was read from disk, before the first batch.
    ///
    /// @param head absent before anything was signed
    public void begin(Collection<UpdateProgress> newest, Collection<RolloutPicture> known, @Nullable SignedHead head) {
        lock.lock();
        try {
            newest.stream()
                    .filter(update -> cars.containsKey(update.car()))
                    .forEach(update -> updates.put(update.car(), update));
            known.forEach(rollout -> rollouts.put(rollout.whole().id(), rollout));
            auditHead = head;
            latestCut = null;
        } finally {
            lock.unlock();
        }
    }

    /// Adds the alarms that were read from disk, before the first batch.
    public void begin(Collection<AlarmView> known, AlarmLoad load) {
        lock.lock();
        try {
            known.forEach(alarm -> alarms.put(alarm.id(), alarm));
            alarmLoad = load;
            latestCut = null;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onBatch(LoggedBatch batch) {
        lock.lock();
        try {
            batch.changes().forEach(this::apply);
            batch.all().rollouts().forEach(this::apply);
            apply(batch.all().alarms());
            SignedHead head = batch.all().audit().head();
            auditHead = head == null ? auditHead : head;
            seq = batch.seq();
            latestCut = null;
        } finally {
            lock.unlock();
        }
    }

    private void apply(CarChange change) {
        Car after = change.after();
        UpdateProgress update = change.update();
        if (after == null) {
            kinds.count(cars.remove(change.id()), null);
            updates.remove(change.id());
        } else {
            kinds.count(cars.put(change.id(), after), after);
            if (update == null) {
                updates.remove(change.id());
            } else {
                updates.put(change.id(), update);
            }
        }
    }

    private void apply(RolloutChange change) {
        RolloutPicture after = change.after();
        if (after == null) {
            rollouts.remove(change.id());
        } else {
            rollouts.put(change.id(), after);
        }
    }

    private void apply(AlarmNews news) {
        for (AlarmView alarm : news.changed()) {
            if (alarm.state() == AlarmState.OVER) {
                alarms.remove(alarm.id());
            } else {
                alarms.put(alarm.id(), alarm);
            }
        }
        AlarmLoad load = news.load();
        alarmLoad = load == null ? alarmLoad : load;
    }

    /// The fleet at the newest sequence. Costs a copy of references, shared by all who ask at the same sequence.
    public Cut cut() {
        lock.lock();
        try {
            Cut cut = latestCut;
            if (cut == null) {
                cut = new Cut(
                        seq,
                        List.copyOf(cars.values()),
                        updates,
                        List.copyOf(rollouts.values()),
                        auditHead,
                        List.copyOf(alarms.values()),
                        alarmLoad);
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

    /// How many cars lie outside a scope. Costs a look at every pair of region and model, not at every car.
    public int outside(Scope scope) {
        lock.lock();
        try {
            return kinds.outside(scope);
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
