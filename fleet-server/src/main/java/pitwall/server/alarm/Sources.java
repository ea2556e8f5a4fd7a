package pitwall.server.alarm;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.Connectivity;
import pitwall.fleet.LogLevel;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.alarm.Alarm;
import pitwall.fleet.alarm.AlarmObject;
import pitwall.fleet.rollout.Decision;
import pitwall.fleet.rollout.Gate;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.UpdateEnding;
import pitwall.protocol.rest.LogLine;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.server.live.CarChange;
import pitwall.server.live.CarChange.Part;
import pitwall.server.live.LoggedBatch;
import pitwall.server.live.RolloutChange;
import pitwall.server.live.RolloutPicture;

/// Turns what happens on the server into what rules look for. Owned by the writer thread, but for [#say].
final class Sources {
    private static final String GATE_FAILED = "rollout_gate_failed";
    private static final String LOG_ERROR = "log_error";
    private static final String LOG_WARN = "log_warn";

    private final Lookout lookout;
    private final Set<CarId> offline = new HashSet<>();
    private final Set<String> gated = new HashSet<>();
    private final Queue<Said> said = new ConcurrentLinkedQueue<>();

    private record Said(
            String fact,
            String part,
            boolean holds,
            @Nullable String value) {}

    Sources(Lookout lookout) {
        this.lookout = lookout;
    }

    /// Thread-safe; looked at when time passes.
    void say(String fact, String part, boolean holds, @Nullable String value) {
        said.add(new Said(fact, part, holds, value));
    }

    void pass(Instant now) {
        Said next = said.poll();
        while (next != null) {
            lookout.fact(next.fact(), AlarmObject.server(next.part()), next.holds(), next.value(), now);
            next = said.poll();
        }
    }

    void onBatch(LoggedBatch batch) {
        for (CarChange change : batch.changes()) {
            follow(change, batch.at());
        }
        for (RolloutChange change : batch.all().rollouts()) {
            follow(change, batch.at());
        }
    }

    private void follow(CarChange change, Instant now) {
        Car after = change.after();
        if (after == null) {
            offline.remove(change.id());
            lookout.removed(change.id());
            return;
        }
        boolean onlyHeard = !change.has(Part.CREATED)
                && !change.has(Part.INFO)
                && !change.has(Part.STATUS)
                && !change.has(Part.VITALS);
        if (!change.parts().isEmpty()) {
            lookout.changed(after, change.update(), onlyHeard, now);
        }
        if (change.has(Part.STATUS)) {
            connection(after, now);
        }
        AlarmObject object = AlarmObject.car(
                after.id().value(), after.info().region(), after.info().model(), null);
        change.news().forEach(news -> happened(news, after, object, now));
        wrote(change.logs(), after, object, now);
    }

    /// Lines of the two levels that somebody may have to know of. What was written is told by the log alone, to each
    /// as exactly as they may know it.
    private void wrote(List<LogLine> lines, Car car, AlarmObject object, Instant now) {
        if (lines.isEmpty()) {
            return;
        }
        boolean errors = lookout.awaits(LOG_ERROR);
        boolean warnings = lookout.awaits(LOG_WARN);
        for (LogLine line : lines) {
            boolean ofTheCar = line.sequence() > 0;
            if (errors && ofTheCar && line.level() == LogLevel.ERROR) {
                lookout.event(LOG_ERROR, car, object, line.source(), now);
            } else if (warnings && ofTheCar && line.level() == LogLevel.WARN) {
                lookout.event(LOG_WARN, car, object, line.source(), now);
            }
        }
    }

    private void connection(Car car, Instant now) {
        AlarmObject object = AlarmObject.car(
                car.id().value(), car.info().region(), car.info().model(), null);
        switch (car.status().connectivity()) {
            case OFFLINE -> {
                if (offline.add(car.id())) {
                    lookout.event("device_offline", car, object, null, now);
                }
            }
            case ONLINE -> {
                if (offline.remove(car.id())) {
                    lookout.event("device_online", car, object, null, now);
                }
            }
            case NEVER_SEEN -> offline.add(car.id());
        }
    }

    private void happened(FleetEvent.News news, Car car, AlarmObject object, Instant now) {
        switch (news) {
            case FleetEvent.UpdateCompleted(UpdateEnding ending) -> ended("update_completed", ending, car, object, now);
            case FleetEvent.UpdateFailed(UpdateEnding ending) -> ended("update_failed", ending, car, object, now);
            case FleetEvent.RollbackCompleted(UpdateEnding ending) ->
                ended("rollback_completed", ending, car, object, now);
            case FleetEvent.RollbackFailed(UpdateEnding ending) -> ended("rollback_failed", ending, car, object, now);
            case FleetEvent.DesiredNotified ignored -> {}
            case FleetEvent.RolloutDecided ignored -> {}
            case FleetEvent.AuditAppended ignored -> {}
        }
    }

    private void ended(String event, UpdateEnding ending, Car car, AlarmObject object, Instant now) {
        AlarmObject within = AlarmObject.car(
                object.id(), String.valueOf(object.region()), String.valueOf(object.model()), ending.rollout());
        String version = ending.version();
        ReasonCode reason = ending.reason();
        String value = reason == null ? version : reason.code();
        lookout.event(event, car, within, value, now);
    }

    private void follow(RolloutChange change, Instant now) {
        AlarmObject object = AlarmObject.rollout(change.id());
        RolloutPicture after = change.after();
        Gate gate = after == null ? null : gate(after.whole().rollout());
        if (gate != null) {
            gated.add(change.id());
            lookout.fact(GATE_FAILED, object, true, gate.toString(), now);
        } else if (gated.remove(change.id())) {
            lookout.fact(GATE_FAILED, object, false, null, now);
        }
        change.decisions().stream()
                .map(FleetEvent.RolloutDecided::decision)
                .filter(Decision.StatusChanged.class::isInstance)
                .map(Decision.StatusChanged.class::cast)
                .forEach(turned ->
                        lookout.event("rollout_status", object, turned.to().name(), now));
    }

    private static @Nullable Gate gate(RolloutEntry rollout) {
        RolloutEntry.PauseEntry pause = rollout.pause();
        return rollout.status() != RolloutStatus.PAUSED || pause == null ? null : pause.gate();
    }

    /// What is so at the beginning.
    ///
    /// @param active alarms of before; those about rollouts that are long over have nothing left to hold
    void begin(Iterable<Car> cars, Collection<RolloutPicture> rollouts, Collection<Alarm> active, Instant now) {
        for (Car car : cars) {
            if (car.status().connectivity() != Connectivity.ONLINE) {
                offline.add(car.id());
            }
        }
        Set<String> shown = new HashSet<>();
        for (RolloutPicture rollout : rollouts) {
            shown.add(rollout.whole().id());
            begin(rollout, now);
        }
        active.stream()
                .map(Alarm::object)
                .filter(object -> object.kind() == AlarmObject.Kind.ROLLOUT && !shown.contains(object.id()))
                .forEach(object -> lookout.fact(GATE_FAILED, object, false, null, now));
    }

    private void begin(RolloutPicture rollout, Instant now) {
        Gate gate = gate(rollout.whole().rollout());
        String id = rollout.whole().id();
        if (gate != null) {
            gated.add(id);
        }
        String value = gate == null ? null : gate.toString();
        lookout.fact(GATE_FAILED, AlarmObject.rollout(id), gate != null, value, now);
    }
}
