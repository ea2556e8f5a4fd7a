package pitwall.server.stream;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.alarm.AlarmState;
import pitwall.fleet.audit.SignedHead;
import pitwall.protocol.AlarmLoad;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.RolloutView;
import pitwall.protocol.UpdateProgress;
import pitwall.protocol.rest.AlarmView;
import pitwall.protocol.rest.LogLine;
import pitwall.server.audit.AuditRecords;
import pitwall.server.live.AlarmNews;
import pitwall.server.live.AuditNews;
import pitwall.server.live.CarChange;
import pitwall.server.live.CarChange.Part;
import pitwall.server.live.Changes;
import pitwall.server.live.RolloutChange;
import pitwall.server.live.RolloutPicture;
import pitwall.server.logs.PlaceText;
import pitwall.server.storage.AuditFilter;

/// Turns changes into the events one kind of reader gets. Collects; [#events] gives them all.
final class EventWriter {
    private final View view;
    private final PlaceText places;
    private final List<FleetEvent> events = new ArrayList<>();
    private final Set<String> causes = new LinkedHashSet<>();
    private final Map<Instant, List<CarId>> heard = new TreeMap<>();

    EventWriter(View view, PlaceText places) {
        this.view = view;
        this.places = places;
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
        if (change.has(Part.CREATED) || change.has(Part.UPDATE)) {
            addUpdate(change.update());
        }
        addNews(change);
        addLogs(change);
    }

    /// Everything that happened, to a reader who sees all of the fleet.
    void add(Changes changes) {
        changes.cars().forEach(this::add);
        if (view.hasRollouts()) {
            changes.rollouts().forEach(this::add);
        }
        add(changes.audit());
        add(changes.alarms());
    }

    private void add(RolloutChange change) {
        causes.addAll(change.causes());
        RolloutPicture after = change.after();
        if (after == null) {
            events.add(new FleetEvent.RolloutRemoved(change.id()));
            return;
        }
        RolloutView seen = after.whole();
        events.add(change.created() ? new FleetEvent.RolloutCreated(seen) : new FleetEvent.RolloutChanged(seen));
        events.addAll(change.decisions());
    }

    /// What the reader may see of what the audit trail grew by.
    void add(AuditNews news) {
        if (!view.hasAudit()) {
            return;
        }
        AuditFilter.Reader reader = view.auditReader();
        for (AuditNews.Added added : news.entries()) {
            if (AuditRecords.isVisible(added.entry(), reader)) {
                events.add(new FleetEvent.AuditAppended(AuditRecords.of(added.entry(), added.hash(), reader)));
            }
        }
        SignedHead head = news.head();
        if (head != null) {
            events.add(new FleetEvent.AuditSigned(AuditRecords.head(head)));
        }
    }

    /// What the reader may see of what became of alarms.
    void add(AlarmNews news) {
        if (!view.hasAlarms()) {
            return;
        }
        for (AlarmView alarm : news.changed()) {
            if (view.sees(alarm)) {
                events.add(
                        alarm.state() == AlarmState.OVER
                                ? new FleetEvent.AlarmRemoved(alarm.id())
                                : new FleetEvent.AlarmChanged(alarm));
            }
        }
        AlarmLoad load = news.load();
        if (load != null) {
            events.add(new FleetEvent.AlarmLoadChanged(load));
        }
    }

    /// Something that was made for this reader.
    void add(FleetEvent event) {
        events.add(event);
    }

    /// Requests that what was added is the effect of.
    void causedBy(Collection<String> correlations) {
        causes.addAll(correlations);
    }

    /// A car that came into view by a change.
    void enter(CarChange change, Car after) {
        causes.addAll(change.causes());
        enter(after, change.update());
        addNews(change);
        addLogs(change);
    }

    /// A car that came into view.
    ///
    /// @param update its newest; absent where there is none
    void enter(Car car, @Nullable UpdateProgress update) {
        if (view.hasCars()) {
            events.add(new FleetEvent.CarCreated(seen(car)));
        }
        addUpdate(update);
    }

    private void addUpdate(@Nullable UpdateProgress update) {
        if (view.hasRollouts() && update != null) {
            events.add(new FleetEvent.CarUpdateChanged(update));
        }
    }

    private void addNews(CarChange change) {
        if (view.hasRollouts()) {
            events.addAll(change.news());
        }
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

    private void addLogs(CarId id, List<LogLine> lines) {
        if (view.hasLogs()) {
            lines.forEach(line -> events.add(new FleetEvent.LogAppended(
                    id, places.told(line, view.precision()).entry())));
        }
    }

    private Car seen(Car car) {
        return Coarse.car(car, view.precision());
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
