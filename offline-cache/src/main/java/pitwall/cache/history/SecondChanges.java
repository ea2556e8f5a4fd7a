package pitwall.cache.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pitwall.fleet.CarId;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.RolloutView;

/// What changed within one second, each part once. Guarded by its owner.
final class SecondChanges {
    private final Map<CarId, FleetEvent> presence = new LinkedHashMap<>();
    private final Map<CarId, FleetEvent> infos = new LinkedHashMap<>();
    private final Map<CarId, FleetEvent> statuses = new LinkedHashMap<>();
    private final Map<CarId, FleetEvent> updates = new LinkedHashMap<>();
    private final Map<String, FleetEvent> board = new LinkedHashMap<>();
    private final List<FleetEvent> news = new ArrayList<>();
    private final Map<CarId, FleetEvent> vitals = new LinkedHashMap<>();
    private final Map<CarId, Instant> heard = new LinkedHashMap<>();

    void add(FleetEvent change) {
        switch (change) {
            case FleetEvent.CarCreated created -> {
                forget(created.car().id());
                presence.put(created.car().id(), created);
            }
            case FleetEvent.CarRemoved removed -> {
                forget(removed.id());
                presence.put(removed.id(), removed);
            }
            case FleetEvent.CarInfoChanged changed -> infos.put(changed.info().id(), changed);
            case FleetEvent.CarStatusChanged changed -> statuses.put(changed.id(), changed);
            case FleetEvent.CarUpdateChanged changed ->
                updates.put(changed.update().car(), changed);
            case FleetEvent.CarVitalsChanged changed -> {
                vitals.put(changed.id(), changed);
                heard.remove(changed.id());
            }
            case FleetEvent.CarsHeard all -> all.ids().forEach(id -> heard.put(id, all.at()));
            case FleetEvent.LogAppended ignored -> {}
            case FleetEvent.RolloutCreated created ->
                board.put("rollout/" + created.view().id(), created);
            case FleetEvent.RolloutChanged changed ->
                board.merge("rollout/" + changed.view().id(), changed, SecondChanges::moved);
            case FleetEvent.RolloutRemoved removed -> board.put("rollout/" + removed.id(), removed);
            case FleetEvent.AuditSigned signed -> board.put("audit", signed);
            case FleetEvent.AlarmChanged changed ->
                board.put("alarm/" + changed.alarm().id(), changed);
            case FleetEvent.AlarmRemoved removed -> board.put("alarm/" + removed.id(), removed);
            case FleetEvent.AlarmLoadChanged changed -> board.put("load", changed);
            case FleetEvent.News happened -> news.add(happened);
        }
    }

    /// A rollout that came in this second still comes; one that left does not come back by moving.
    private static FleetEvent moved(FleetEvent before, FleetEvent later) {
        if (before instanceof FleetEvent.RolloutRemoved
                || !(later instanceof FleetEvent.RolloutChanged(RolloutView view))) {
            return before;
        }
        return before instanceof FleetEvent.RolloutCreated ? new FleetEvent.RolloutCreated(view) : later;
    }

    private void forget(CarId car) {
        infos.remove(car);
        statuses.remove(car);
        updates.remove(car);
        vitals.remove(car);
        heard.remove(car);
    }

    boolean isEmpty() {
        return presence.isEmpty()
                && infos.isEmpty()
                && statuses.isEmpty()
                && updates.isEmpty()
                && board.isEmpty()
                && news.isEmpty()
                && vitals.isEmpty()
                && heard.isEmpty();
    }

    /// Everything but figures.
    List<FleetEvent> lasting() {
        List<FleetEvent> all = new ArrayList<>(presence.values());
        all.addAll(infos.values());
        all.addAll(statuses.values());
        all.addAll(updates.values());
        all.addAll(board.values());
        all.addAll(news);
        return all;
    }

    /// Figures, and who was heard. To be applied after what lasts.
    List<FleetEvent> figures() {
        List<FleetEvent> all = new ArrayList<>(vitals.values());
        heard.forEach((id, at) -> all.add(new FleetEvent.CarsHeard(at, List.of(id))));
        return all;
    }

    /// The cars whose figures changed.
    List<CarId> moved() {
        List<CarId> cars = new ArrayList<>(vitals.keySet());
        cars.addAll(heard.keySet());
        return cars;
    }

    /// How many changes wait here.
    int size() {
        return presence.size()
                + infos.size()
                + statuses.size()
                + updates.size()
                + board.size()
                + news.size()
                + vitals.size()
                + heard.size();
    }
}
