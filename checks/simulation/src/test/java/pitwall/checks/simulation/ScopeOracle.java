package pitwall.checks.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.CarInfo;
import pitwall.fleet.Scope;
import pitwall.fleet.audit.AuditFacts;
import pitwall.fleet.rollout.Decision;
import pitwall.fleet.rollout.RolloutId;
import pitwall.fleet.rollout.Violation;
import pitwall.fleet.rollout.WaitingFor;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.FleetEvent.RolloutDecided;
import pitwall.protocol.RolloutView;
import pitwall.protocol.ServerFrame;
import pitwall.protocol.UpdateEnding;
import pitwall.protocol.rest.AlarmView;
import pitwall.protocol.rest.LogLine;
import pitwall.server.rollout.Rollout;

/// I10: nothing out of scope is sent to a reader who sees a part of the fleet, neither a car nor a figure that other
/// people's cars are counted in. Knows what is in scope from what was committed, and looks at every word of a message
/// when it is sent, whether it arrives or not.
final class ScopeOracle {
    private final Scope scope;
    private final Map<CarId, CarInfo> cars = new HashMap<>();
    private final Map<String, Set<ScopedFigures>> figures = new HashMap<>();
    private final Set<String> causes = new HashSet<>();
    private final Set<Long> entries = new HashSet<>();
    private int sent;

    ScopeOracle(Scope scope) {
        this.scope = scope;
    }

    // What is true

    /// A server begins with this.
    void began(Memory memory) {
        memory.cars.values().forEach(car -> cars.put(car.id(), car.info()));
        memory.rollouts.values().forEach(this::learn);
    }

    /// A group of writes is on disk.
    void committed(Work work) {
        work.memory.cars.values().forEach(car -> cars.put(car.id(), car.info()));
        work.touched().forEach(this::learn);
        boolean mine = work.changes().stream().anyMatch(change -> isMine(change.id()))
                || work.touched().stream().anyMatch(rollout -> hasMine(rollout.id()));
        if (mine) {
            causes.addAll(work.effects());
        }
        work.audit.added().forEach(kept -> {
            if (isMine(kept.entry().facts().object())) {
                entries.add(kept.entry().n());
            }
        });
    }

    private void learn(Rollout rollout) {
        figures.computeIfAbsent(rollout.id().value(), id -> new HashSet<>())
                .add(ScopedFigures.of(rollout.state(), scope));
    }

    private boolean isMine(CarId id) {
        CarInfo info = cars.get(id);
        return info != null && scope.covers(info);
    }

    private boolean hasMine(RolloutId id) {
        return ever(id.value()).stream().anyMatch(one -> one.size() > 0);
    }

    /// An entry about a rollout is about all its cars.
    private boolean isMine(AuditFacts.Target object) {
        String id = object.id();
        return id != null
                && (object.kind().equals("car")
                        ? isMine(new CarId(id))
                        : ever(id).stream().anyMatch(one -> !one.partial()));
    }

    /// What somebody in scope could be shown of a rollout at any time.
    private Set<ScopedFigures> ever(String rollout) {
        return figures.getOrDefault(rollout, Set.of());
    }

    // What is told

    void check(ServerFrame frame) {
        switch (frame) {
            case ServerFrame.Welcome welcome ->
                Violation.require("I10", welcome.scope().equals(scope), () -> "another scope: " + welcome);
            case ServerFrame.SnapshotPart part -> check(part);
            case ServerFrame.Batch batch -> {
                List<String> told = batch.causes();
                Violation.require(
                        "I10",
                        told == null || causes.containsAll(told),
                        () -> "requests that changed nothing in scope: " + batch);
                batch.changes().forEach(this::check);
            }
            case ServerFrame.LogTail tail -> tail.lines().forEach(this::check);
            case ServerFrame.Heartbeat ignored -> {}
            case ServerFrame.Resync ignored -> {}
            case ServerFrame.Pong ignored -> {}
            case ServerFrame.Refusal ignored -> {}
        }
    }

    /// What the server itself logs comes over no stream.
    private void check(LogLine line) {
        CarId car = line.car();
        Violation.require("I10", car != null, () -> "a line of the server: " + line);
        if (car != null) {
            check(car, line);
        }
    }

    private void check(ServerFrame.SnapshotPart part) {
        part.cars().forEach(car -> check(car.id(), car));
        part.updatesIn().forEach(update -> check(update.car(), update));
        part.rolloutsIn().forEach(this::check);
        part.alarmsIn().forEach(this::check);
        sent = part.part() == 1 ? part.cars().size() : sent + part.cars().size();
        int count = sent;
        Violation.require(
                "I10",
                part.part() < part.parts() || part.total() == count,
                () -> "a total of " + part.total() + " where " + count + " are in scope");
    }

    private void check(FleetEvent event) {
        switch (event) {
            case FleetEvent.CarCreated(var car) -> check(car.id(), event);
            case FleetEvent.CarInfoChanged(var info) -> check(info.id(), event);
            case FleetEvent.CarStatusChanged(var id, var status) -> check(id, event);
            case FleetEvent.CarVitalsChanged(var id, var vitals) -> check(id, event);
            case FleetEvent.CarsHeard(var at, var ids) -> ids.forEach(id -> check(id, event));
            case FleetEvent.CarUpdateChanged(var update) -> check(update.car(), event);
            case FleetEvent.CarRemoved(var id) -> check(id, event);
            case FleetEvent.LogAppended(var id, var entry) -> check(id, event);
            case FleetEvent.RolloutCreated(var view) -> check(view);
            case FleetEvent.RolloutChanged(var view) -> check(view);
            case FleetEvent.RolloutRemoved(var id) ->
                Violation.require("I10", hasMine(new RolloutId(id)), () -> "a rollout of others: " + event);
            case FleetEvent.News news -> check(news);
            case FleetEvent.AlarmChanged(var alarm) -> check(alarm);
            case FleetEvent.AlarmRemoved ignored -> {}
            case FleetEvent.AlarmLoadChanged ignored -> {}
            case FleetEvent.AuditSigned ignored -> {}
        }
    }

    private void check(FleetEvent.News news) {
        switch (news) {
            case FleetEvent.DesiredNotified(var car, var rollout, var at) -> {
                check(car, news);
                Violation.require("I10", hasMine(new RolloutId(rollout)), () -> "a rollout of others: " + news);
            }
            case FleetEvent.UpdateCompleted(var ending) -> check(ending);
            case FleetEvent.UpdateFailed(var ending) -> check(ending);
            case FleetEvent.RollbackCompleted(var ending) -> check(ending);
            case FleetEvent.RollbackFailed(var ending) -> check(ending);
            case RolloutDecided decided -> check(decided);
            case FleetEvent.AuditAppended(var entry) ->
                Violation.require("I10", entries.contains(entry.n()), () -> "an entry about others: " + entry);
        }
    }

    private void check(CarId id, Object told) {
        Violation.require("I10", isMine(id), () -> "out of scope: " + told);
    }

    private void check(UpdateEnding ending) {
        check(ending.car(), ending);
        Violation.require("I10", hasMine(new RolloutId(ending.rollout())), () -> "a rollout of others: " + ending);
    }

    private void check(AlarmView alarm) {
        String region = alarm.object().region();
        String model = alarm.object().model();
        Violation.require(
                "I10",
                region != null && model != null && scope.covers(region, model),
                () -> "an alarm about others: " + alarm);
    }

    /// No figure tells how many cars of others there are, and how far they came.
    private void check(RolloutView view) {
        Violation.require(
                "I10",
                view.rollout().size() > 0 && ever(view.id()).contains(ScopedFigures.of(view)),
                () -> "figures of others: " + view + " instead of " + ever(view.id()));
        if (view.partial()) {
            Violation.require(
                    "I10",
                    view.rollout().phases().stream()
                            .allMatch(phase -> phase.waves().isEmpty()),
                    () -> "waves with cars of others: " + view);
            check(view, view.waitingFor());
        }
    }

    private static void check(RolloutView view, @Nullable WaitingFor waiting) {
        boolean mine = switch (waiting) {
            case null -> true;
            case WaitingFor.Cars(int inFlight) ->
                inFlight == ScopedFigures.of(view).inFlight();
            case WaitingFor.SafeCars(int unsafe) -> unsafe == 0;
            case WaitingFor.Reasons(var counts) -> counts.isEmpty();
            case WaitingFor.Nothing ignored -> true;
            case WaitingFor.Approval ignored -> true;
            case WaitingFor.Start ignored -> true;
            case WaitingFor.Person ignored -> true;
            case WaitingFor.Soak ignored -> true;
            case WaitingFor.Window ignored -> true;
        };
        Violation.require("I10", mine, () -> "waits for cars of others: " + view);
    }

    /// Who never saw all cars of a rollout hears of its way, and of no figure. Nobody is told cars by name that they do
    /// not see; how many came and left is for whoever sees all that came.
    private void check(RolloutDecided decided) {
        Set<ScopedFigures> seen = ever(decided.rollout());
        boolean all = seen.stream().anyMatch(one -> !one.partial() && one.size() > 0);
        boolean harmless = switch (decided.decision()) {
            case null -> false;
            case Decision.StatusChanged ignored -> true;
            case Decision.Acted ignored -> true;
            case Decision.PolicyTaken ignored -> true;
            case Decision.CarChanged changed -> isMine(changed.car());
            case Decision.ReportIgnored report -> isMine(report.car());
            case Decision.CarsNamed named -> all && isMine(named);
            case Decision.WaveReleased ignored -> all;
            case Decision.PhaseTimedOut ignored -> all;
            case Decision.GateRead ignored -> all;
            case Decision.GateOverruled ignored -> all;
        };
        Violation.require(
                "I10", harmless && hasMine(new RolloutId(decided.rollout())), () -> "decided about others: " + decided);
        String cause = decided.cause();
        Violation.require("I10", cause == null || causes.contains(cause), () -> "a request of others: " + decided);
    }

    private boolean isMine(Decision.CarsNamed named) {
        return named.cameCars().stream().allMatch(this::isMine)
                && named.leftCars().stream().allMatch(this::isMine)
                && (named.claimed() == null || named.claimed().cars().stream().allMatch(this::isMine));
    }
}
