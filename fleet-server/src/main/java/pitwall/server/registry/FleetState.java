package pitwall.server.registry;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.protocol.UpdateProgress;
import pitwall.server.storage.CarRows;
import pitwall.server.storage.LinkRows;
import pitwall.server.storage.LogLineRows;
import pitwall.server.storage.LogRows;
import pitwall.server.storage.TimelineRows;

/// What the writer knows: the fleet as of the last commit. Owned by the `pitwall-log` thread, apart from the
/// constructor, which reads it from disk.
final class FleetState {
    private final Map<CarId, Car> cars = new HashMap<>();
    private final Map<CarId, UpdateProgress> updates = new HashMap<>();
    private final Map<CarId, LinkMark> marks = new HashMap<>();
    private final Map<String, CarId> agents = new HashMap<>();
    private final Map<CarId, Long> logLines;
    private final Set<CarId> dirtyVitals = new HashSet<>();
    private long timelineId;
    private long lineId;

    FleetState(Handle sql) {
        for (Car car : new CarRows(sql).all()) {
            put(car);
        }
        for (LinkRows.Mark mark : new LinkRows(sql).marks()) {
            marks.put(mark.car(), LinkMark.stored(mark.boot(), mark.lastSeq(), mark.missing()));
        }
        logLines = new LogRows(sql).newest();
        timelineId = new TimelineRows(sql).lastId();
        lineId = new LogLineRows(sql).store().lastId();
    }

    Map<CarId, Car> cars() {
        return cars;
    }

    @Nullable
    Car car(CarId id) {
        return cars.get(id);
    }

    /// The newest update of a car; null where there is none.
    @Nullable
    UpdateProgress update(CarId id) {
        return updates.get(id);
    }

    /// What else was read from disk.
    void begin(Collection<UpdateProgress> newest) {
        newest.stream()
                .filter(update -> cars.containsKey(update.car()))
                .forEach(update -> updates.put(update.car(), update));
    }

    Optional<CarId> ownerOf(String agentName) {
        return Optional.ofNullable(agents.get(agentName));
    }

    LinkMark mark(CarId id) {
        return marks.getOrDefault(id, LinkMark.NONE);
    }

    long logLines(CarId id) {
        return logLines.getOrDefault(id, 0L);
    }

    long timelineId() {
        return timelineId;
    }

    /// The number of the newest log line of all.
    long lineId() {
        return lineId;
    }

    Set<CarId> dirtyVitals() {
        return dirtyVitals;
    }

    /// Makes a committed draft the truth.
    void accept(Draft draft) {
        for (Draft.Edit edit : draft.edits()) {
            Car after = edit.after();
            if (after == null) {
                remove(edit.id());
            } else {
                put(after);
                dirtyVitals.add(edit.id());
                UpdateProgress update = edit.update();
                if (update != null) {
                    updates.put(edit.id(), update);
                }
            }
        }
        draft.marks().forEach((id, mark) -> {
            if (mark.equals(LinkMark.NONE)) {
                marks.remove(id);
            } else {
                marks.put(id, mark);
            }
        });
        logLines.putAll(draft.logLines());
        timelineId = draft.timelineId();
        lineId = draft.lineId();
    }

    private void put(Car car) {
        Car before = cars.put(car.id(), car);
        if (before != null) {
            agents.remove(before.info().agentName());
        }
        agents.put(car.info().agentName(), car.id());
    }

    private void remove(CarId id) {
        Car before = cars.remove(id);
        if (before != null) {
            agents.remove(before.info().agentName());
        }
        updates.remove(id);
        marks.remove(id);
        logLines.remove(id);
        dirtyVitals.remove(id);
    }
}
