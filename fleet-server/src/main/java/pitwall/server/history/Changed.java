package pitwall.server.history;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.protocol.AlarmLoad;
import pitwall.protocol.rest.AlarmView;
import pitwall.server.live.AlarmNews;
import pitwall.server.live.CarChange;
import pitwall.server.live.LoggedBatch;
import pitwall.server.live.RolloutChange;
import pitwall.server.live.RolloutPicture;

/// What became of cars, rollouts and alarms: of each the last. Belongs to one thread at a time.
final class Changed {
    private final Map<CarId, Optional<Known>> cars = new HashMap<>();
    private final Map<String, Optional<RolloutPicture>> rollouts = new LinkedHashMap<>();
    private final Map<String, AlarmView> alarms = new LinkedHashMap<>();
    private @Nullable AlarmLoad load;

    /// Empty for cars that were removed.
    Map<CarId, Optional<Known>> cars() {
        return cars;
    }

    /// Empty for rollouts that left the stream.
    Map<String, Optional<RolloutPicture>> rollouts() {
        return rollouts;
    }

    /// Also those that are over.
    Map<String, AlarmView> alarms() {
        return alarms;
    }

    /// Absent where it is as before.
    @Nullable
    AlarmLoad load() {
        return load;
    }

    void take(LoggedBatch batch) {
        for (CarChange change : batch.changes()) {
            Car after = change.after();
            cars.put(change.id(), after == null ? Optional.empty() : Optional.of(new Known(after, change.update())));
        }
        for (RolloutChange change : batch.all().rollouts()) {
            rollouts.put(change.id(), Optional.ofNullable(change.after()));
        }
        AlarmNews news = batch.all().alarms();
        news.changed().forEach(alarm -> alarms.put(alarm.id(), alarm));
        load = news.load() == null ? load : news.load();
    }

    /// Adds what came later.
    void then(Changed later) {
        cars.putAll(later.cars);
        rollouts.putAll(later.rollouts);
        alarms.putAll(later.alarms);
        load = later.load == null ? load : later.load;
    }
}
