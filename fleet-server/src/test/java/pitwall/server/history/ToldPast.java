package pitwall.server.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.protocol.FleetEvent;

/// Puts together what a reader is told, as a console would.
final class ToldPast implements HistoryReader.Sink {
    /// How it was, by seconds since 1970.
    final TreeMap<Long, Map<CarId, Known>> pictures = new TreeMap<>();
    int beginnings;
    private final Map<CarId, Known> now = new HashMap<>();

    @Override
    public boolean step(long at, boolean begins, List<FleetEvent> events) {
        if (begins) {
            beginnings++;
            now.clear();
        }
        events.forEach(this::apply);
        pictures.put(at, Map.copyOf(now));
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
            default -> throw new AssertionError("nothing of this is kept: " + event);
        }
    }

    private void change(CarId id, UnaryOperator<Car> change) {
        Known was = known(id);
        now.put(id, new Known(change.apply(was.car()), was.update()));
    }

    private Known known(CarId id) {
        Known known = now.get(id);
        if (known == null) {
            throw new AssertionError("told of a car that is not there: " + id);
        }
        return known;
    }
}
