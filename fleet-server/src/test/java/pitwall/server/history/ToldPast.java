package pitwall.server.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.protocol.AlarmLoad;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.RolloutView;
import pitwall.protocol.rest.AlarmView;

/// Puts together what a reader is told, as a console would.
final class ToldPast implements HistoryReader.Sink {
    /// How it was, by seconds since 1970.
    final TreeMap<Long, Map<CarId, Known>> pictures = new TreeMap<>();
    /// What there was beside the cars, by the same seconds.
    final TreeMap<Long, BoardGenerator.Seen> boards = new TreeMap<>();
    int beginnings;
    private final Map<CarId, Known> now = new HashMap<>();
    private final Map<String, RolloutView> rollouts = new HashMap<>();
    private final Map<String, AlarmView> alarms = new HashMap<>();
    private @Nullable AlarmLoad load;

    @Override
    public boolean step(long at, boolean begins, List<FleetEvent> events) {
        if (begins) {
            beginnings++;
            now.clear();
            rollouts.clear();
            alarms.clear();
            load = null;
        }
        events.forEach(this::apply);
        pictures.put(at, Map.copyOf(now));
        boards.put(at, new BoardGenerator.Seen(rollouts, alarms, load));
        return true;
    }

    private void apply(FleetEvent event) {
        switch (event) {
            case FleetEvent.CarCreated(var car) -> now.put(car.id(), new Known(car, null));
            case FleetEvent.CarRemoved(var id) -> now.remove(id);
            case FleetEvent.CarInfoChanged(var info) -> change(info.id(), car -> car.with(info));
            case FleetEvent.CarStatusChanged(var id, var status) -> change(id, car -> car.with(status));
            case FleetEvent.CarVitalsChanged(var id, var vitals) -> change(id, car -> car.with(vitals));
            case FleetEvent.CarUpdateChanged(var update) ->
                now.put(update.car(), new Known(known(update.car()).car(), update));
            case FleetEvent.RolloutCreated(var view) -> {
                if (rollouts.put(view.id(), view) != null) {
                    throw new AssertionError("came twice: " + view.id());
                }
            }
            case FleetEvent.RolloutChanged(var view) -> known(view.id(), rollouts.put(view.id(), view));
            case FleetEvent.RolloutRemoved(var id) -> known(id, rollouts.remove(id));
            case FleetEvent.AlarmChanged(var alarm) -> alarms.put(alarm.id(), alarm);
            case FleetEvent.AlarmRemoved(var id) -> known(id, alarms.remove(id));
            case FleetEvent.AlarmLoadChanged(var told) -> load = told;
            default -> throw new AssertionError("nothing of this is kept: " + event);
        }
    }

    private void change(CarId id, UnaryOperator<Car> change) {
        Known was = known(id);
        now.put(id, new Known(change.apply(was.car()), was.update()));
    }

    private static void known(String id, @Nullable Object before) {
        if (before == null) {
            throw new AssertionError("told of something that is not there: " + id);
        }
    }

    private Known known(CarId id) {
        Known known = now.get(id);
        if (known == null) {
            throw new AssertionError("told of a car that is not there: " + id);
        }
        return known;
    }
}
