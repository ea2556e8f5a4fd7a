package pitwall.cache.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.client.past.CarFilter;
import pitwall.client.past.Happenings;
import pitwall.client.past.PastEvent;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.alarm.AlarmObject;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.RolloutView;
import pitwall.protocol.UpdateProgress;
import pitwall.protocol.rest.AlarmView;
import pitwall.protocol.rest.RolloutEntry;

/// Follows groups of the history, each from its keyframe on, and keeps what happened in a stretch. Belongs to one
/// thread.
final class EventCollector implements StepSink {
    private final long from;
    private final long to;
    private final CarFilter filter;
    private final List<PastEvent> events = new ArrayList<>();
    private final List<Happenings.Busy> busy = new ArrayList<>();
    private final Map<CarId, Car> cars = new HashMap<>();
    private final Map<CarId, UpdateProgress> updates = new HashMap<>();
    private final Map<String, RolloutView> rollouts = new HashMap<>();
    private final Map<String, AlarmView> alarms = new HashMap<>();
    private final Set<CarId> changed = new HashSet<>();
    private boolean begun;
    private boolean goesOn;

    /// @param from the second after which it counts
    /// @param to the last second that does
    EventCollector(long from, long to, CarFilter filter) {
        this.from = from;
        this.to = to;
        this.filter = filter;
    }

    /// What comes next is a keyframe, in which nothing happens.
    void begin() {
        begun = false;
        goesOn = false;
        cars.clear();
        updates.clear();
        rollouts.clear();
        alarms.clear();
    }

    /// What comes next is a keyframe that goes on from what was told before: what differs in it happened.
    void goOn() {
        goesOn = true;
    }

    Happenings happenings() {
        return new Happenings(events, busy);
    }

    @Override
    public void step(long second, List<FleetEvent> changes) {
        boolean counts = begun && second > from && second <= to;
        begun = true;
        Instant at = Instant.ofEpochSecond(second);
        changed.clear();
        if (goesOn) {
            goesOn = false;
            leaveOut(changes, at, counts);
        }
        for (FleetEvent change : changes) {
            apply(change, at, counts);
        }
        if (counts && !changed.isEmpty()) {
            busy.add(new Happenings.Busy(at, changed.size()));
        }
    }

    /// What a whole picture does not tell of any more is gone.
    private void leaveOut(List<FleetEvent> picture, Instant at, boolean counts) {
        Set<CarId> carsThere = new HashSet<>();
        Set<String> rolloutsThere = new HashSet<>();
        Set<String> alarmsThere = new HashSet<>();
        for (FleetEvent there : picture) {
            switch (there) {
                case FleetEvent.CarCreated(Car car) -> carsThere.add(car.id());
                case FleetEvent.RolloutCreated(RolloutView view) -> rolloutsThere.add(view.id());
                case FleetEvent.AlarmChanged(AlarmView alarm) -> alarmsThere.add(alarm.id());
                default -> {
                    // All else is about one of these.
                }
            }
        }
        rollouts.keySet().retainAll(rolloutsThere);
        alarms.keySet().retainAll(alarmsThere);
        for (CarId gone : Set.copyOf(cars.keySet())) {
            if (!carsThere.contains(gone)) {
                apply(new FleetEvent.CarRemoved(gone), at, counts);
            }
        }
    }

    private void apply(FleetEvent change, Instant at, boolean counts) {
        switch (change) {
            case FleetEvent.CarCreated(Car car) -> put(car, at, counts);
            case FleetEvent.CarInfoChanged(var info) -> {
                Car car = cars.get(info.id());
                if (car != null) {
                    put(car.with(info), at, counts);
                }
            }
            case FleetEvent.CarStatusChanged(CarId id, var status) -> {
                Car car = cars.get(id);
                if (car != null) {
                    put(car.with(status), at, counts);
                }
            }
            case FleetEvent.CarVitalsChanged(CarId id, var vitals) ->
                cars.computeIfPresent(id, (same, car) -> car.with(vitals));
            case FleetEvent.CarsHeard(Instant heard, List<CarId> ids) ->
                ids.forEach(id -> cars.computeIfPresent(
                        id, (same, car) -> car.with(car.vitals().heardAt(heard))));
            case FleetEvent.CarRemoved(CarId id) -> {
                Car car = cars.get(id);
                if (car != null) {
                    note(car, at, counts);
                    cars.remove(id);
                    updates.remove(id);
                }
            }
            case FleetEvent.CarUpdateChanged(UpdateProgress update) -> update(update, at, counts);
            case FleetEvent.RolloutCreated(RolloutView view) -> rollout(view, at, counts);
            case FleetEvent.RolloutChanged(RolloutView view) -> {
                // One that left the view before is not shown either.
                if (rollouts.containsKey(view.id())) {
                    rollout(view, at, counts);
                }
            }
            case FleetEvent.RolloutRemoved(String id) -> rollouts.remove(id);
            case FleetEvent.AlarmChanged(AlarmView alarm) -> alarm(alarm, at, counts);
            case FleetEvent.AlarmRemoved(String id) -> alarms.remove(id);
            // What is news only tells of a change that is told as well.
            case FleetEvent.AlarmLoadChanged ignored -> {}
            case FleetEvent.AuditSigned ignored -> {}
            case FleetEvent.LogAppended ignored -> {}
            case FleetEvent.News ignored -> {}
        }
    }

    /// What is told again and is no different is no change.
    private void put(Car car, Instant at, boolean counts) {
        Car before = cars.put(car.id(), car);
        boolean same = before != null
                && before.info().equals(car.info())
                && before.status().equals(car.status());
        if (!same) {
            note(car, at, counts);
        }
    }

    private void note(Car car, Instant at, boolean counts) {
        if (counts && filter.counts(car, updates.get(car.id()), at)) {
            changed.add(car.id());
        }
    }

    /// A car in another stage, or with another update; how far it is within one is a figure.
    private void update(UpdateProgress update, Instant at, boolean counts) {
        UpdateProgress before = updates.put(update.car(), update);
        Car car = cars.get(update.car());
        boolean moved = before == null
                || before.stage() != update.stage()
                || before.direction() != update.direction()
                || !before.rollout().equals(update.rollout());
        if (car != null && moved) {
            note(car, at, counts);
        }
    }

    /// The update of a single car is a matter of that car.
    private void rollout(RolloutView view, Instant at, boolean counts) {
        RolloutView before = rollouts.put(view.id(), view);
        if (counts && !view.rollout().single() && moved(before, view.rollout())) {
            events.add(new PastEvent.RolloutMoved(at, view));
        }
    }

    private static boolean moved(@Nullable RolloutView before, RolloutEntry now) {
        return before == null
                || before.rollout().status() != now.status()
                || !Objects.equals(before.rollout().phase(), now.phase());
    }

    private void alarm(AlarmView alarm, Instant at, boolean counts) {
        AlarmView before = alarms.put(alarm.id(), alarm);
        boolean came = alarm.isActive() && (before == null || alarm.activations() > before.activations());
        if (counts && came && concerns(alarm.object(), at)) {
            events.add(new PastEvent.AlarmCame(at, alarm));
        }
    }

    /// An alarm of a car counts as the car does, one of anything else always.
    private boolean concerns(AlarmObject object, Instant at) {
        if (object.kind() != AlarmObject.Kind.CAR || filter == CarFilter.ALL) {
            return true;
        }
        Car car = CarId.parse(object.id()).map(cars::get).orElse(null);
        return car != null && filter.counts(car, updates.get(car.id()), at);
    }
}
