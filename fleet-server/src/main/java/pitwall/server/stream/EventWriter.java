package pitwall.server.stream;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.LogEntry;
import pitwall.protocol.FleetEvent;
import pitwall.server.live.CarChange;
import pitwall.server.live.CarChange.Part;

/// Turns changes into the events one kind of reader gets. Collects; [#events] gives them all.
final class EventWriter {
    private final View view;
    private final List<FleetEvent> events = new ArrayList<>();
    private final Set<String> causes = new LinkedHashSet<>();
    private final Map<Instant, List<CarId>> heard = new TreeMap<>();

    EventWriter(View view) {
        this.view = view;
    }

    /// A car that is in view before and after, or came new into the world.
    void add(CarChange change) {
        causes.addAll(change.causes());
        Car after = change.after();
        if (after == null) {
            remove(change.id());
            return;
        }
        if (view.hasCars()) {
            addParts(change, seen(after));
        }
        addLogs(change);
    }

    /// A car that came into view, or left it, by a change.
    void causedBy(CarChange change) {
        causes.addAll(change.causes());
    }

    /// A car that came into view.
    void enter(Car car, List<LogEntry> lines) {
        if (view.hasCars()) {
            events.add(new FleetEvent.CarCreated(seen(car)));
        }
        addLogs(car.id(), lines);
    }

    /// A car that left the view or the world.
    void remove(CarId id) {
        if (view.hasCars()) {
            events.add(new FleetEvent.CarRemoved(id));
        }
    }

    private void addParts(CarChange change, Car after) {
        if (change.has(Part.CREATED)) {
            events.add(new FleetEvent.CarCreated(after));
            return;
        }
        if (change.has(Part.INFO)) {
            events.add(new FleetEvent.CarInfoChanged(after.info()));
        }
        if (change.has(Part.STATUS)) {
            events.add(new FleetEvent.CarStatusChanged(after.id(), after.status()));
        }
        Instant at = after.vitals().heard();
        if (change.has(Part.VITALS)) {
            events.add(new FleetEvent.CarVitalsChanged(after.id(), after.vitals()));
        } else if (change.has(Part.HEARD) && at != null) {
            heard.computeIfAbsent(at, moment -> new ArrayList<>()).add(after.id());
        }
    }

    private void addLogs(CarChange change) {
        addLogs(change.id(), change.logs());
    }

    private void addLogs(CarId id, List<LogEntry> lines) {
        if (view.hasLogs()) {
            lines.forEach(line -> events.add(new FleetEvent.LogAppended(id, line)));
        }
    }

    private Car seen(Car car) {
        return view.isExact() ? car : Coarse.car(car);
    }

    /// The requests that what was added is the effect of.
    List<String> causes() {
        return List.copyOf(causes);
    }

    /// Everything that was added, parts of a car in the order they were added.
    List<FleetEvent> events() {
        heard.forEach((at, ids) -> events.add(new FleetEvent.CarsHeard(at, ids)));
        heard.clear();
        return events;
    }
}
