package pitwall.server.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.CarInfo;
import pitwall.fleet.Precision;
import pitwall.fleet.Scope;
import pitwall.protocol.FleetEvent;
import pitwall.server.stream.Coarse;

/// Tells one reader of the past what the stream would have told them then: cars that come into their part of the fleet
/// or leave it come and go, positions are as exact as they may know, and of rollouts and alarms what is of their part.
/// Belongs to one thread.
public final class PastView {
    private final Scope scope;
    private final Precision precision;
    private final Map<CarId, Known> fleet = new LinkedHashMap<>();
    private final Set<CarId> members = new LinkedHashSet<>();
    private final PastBoard board;

    public PastView(Scope scope, Precision precision) {
        this.scope = scope;
        this.precision = precision;
        this.board = new PastBoard(scope);
    }

    /// Forgets everything.
    void begin() {
        fleet.clear();
        members.clear();
        board.begin();
    }

    /// Something changed of which the reader is not told.
    void apply(BoardTape.Step step) {
        step.changes().forEach(this::keep);
        step.changes().forEach(board::keep);
        step.rollouts().forEach(board::keep);
    }

    /// The reader knows everything so far.
    void told() {
        board.told();
        membersNow();
    }

    private void membersNow() {
        members.clear();
        fleet.values().stream()
                .map(Known::car)
                .filter(car -> scope.covers(car.info()))
                .forEach(car -> members.add(car.id()));
    }

    /// Everything that the reader may see.
    List<FleetEvent> whole() {
        membersNow();
        List<FleetEvent> events = new ArrayList<>();
        for (CarId id : members) {
            enter(events, id);
        }
        board.whole(events);
        return events;
    }

    /// What of these changes the reader is told.
    List<FleetEvent> follow(BoardTape.Step step) {
        List<FleetEvent> seen = new ArrayList<>();
        for (FleetEvent event : step.changes()) {
            keep(event);
            follow(seen, event);
        }
        step.rollouts().forEach(rollout -> board.follow(seen, rollout));
        step.changes().forEach(event -> board.follow(seen, event));
        return seen;
    }

    private void follow(List<FleetEvent> seen, FleetEvent event) {
        switch (event) {
            case FleetEvent.CarCreated(Car car) -> moved(seen, event, car.info());
            case FleetEvent.CarInfoChanged(CarInfo info) -> moved(seen, event, info);
            case FleetEvent.CarRemoved(CarId id) -> {
                if (members.remove(id)) {
                    seen.add(event);
                }
            }
            case FleetEvent.CarStatusChanged(CarId id, var _) -> tell(seen, event, id);
            case FleetEvent.CarUpdateChanged(var update) -> tell(seen, event, update.car());
            case FleetEvent.CarVitalsChanged(CarId id, var _) -> {
                Known known = fleet.get(id);
                if (known != null && members.contains(id)) {
                    seen.add(new FleetEvent.CarVitalsChanged(
                            id, Coarse.car(known.car(), precision).vitals()));
                }
            }
            default -> {
                // Nothing else is kept.
            }
        }
    }

    private void tell(List<FleetEvent> seen, FleetEvent event, CarId id) {
        if (members.contains(id)) {
            seen.add(event);
        }
    }

    private void moved(List<FleetEvent> seen, FleetEvent event, CarInfo info) {
        if (!scope.covers(info)) {
            if (members.remove(info.id())) {
                seen.add(new FleetEvent.CarRemoved(info.id()));
            }
        } else if (members.add(info.id())) {
            enter(seen, info.id());
        } else {
            seen.add(
                    event instanceof FleetEvent.CarCreated(Car car)
                            ? new FleetEvent.CarCreated(Coarse.car(car, precision))
                            : event);
        }
    }

    private void enter(List<FleetEvent> seen, CarId id) {
        Known known = fleet.get(id);
        if (known != null) {
            Tape.enter(seen, known.seen(precision));
        }
    }

    private void keep(FleetEvent event) {
        switch (event) {
            case FleetEvent.CarCreated(Car car) -> fleet.put(car.id(), new Known(car, null));
            case FleetEvent.CarRemoved(CarId id) -> fleet.remove(id);
            case FleetEvent.CarInfoChanged(CarInfo info) -> change(info.id(), car -> car.with(info));
            case FleetEvent.CarStatusChanged(CarId id, var status) -> change(id, car -> car.with(status));
            case FleetEvent.CarVitalsChanged(CarId id, var vitals) -> change(id, car -> car.with(vitals));
            case FleetEvent.CarUpdateChanged(var update) ->
                fleet.computeIfPresent(update.car(), (_, known) -> new Known(known.car(), update));
            default -> {
                // Nothing else is kept.
            }
        }
    }

    private void change(CarId id, UnaryOperator<Car> change) {
        fleet.computeIfPresent(id, (_, known) -> new Known(change.apply(known.car()), known.update()));
    }
}
