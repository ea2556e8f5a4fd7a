package pitwall.checks.simulation;

import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.Scope;
import pitwall.fleet.rollout.RolloutId;
import pitwall.fleet.rollout.Target;
import pitwall.fleet.rollout.Violation;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.RolloutView;
import pitwall.protocol.ServerFrame;
import pitwall.protocol.UpdateProgress;

/// I10: nothing out of scope is sent, neither a car nor a figure that other people's cars are counted in.
final class ScopeOracle {
    private final ServerNode server;
    private final Scope scope;

    ScopeOracle(ServerNode server, Scope scope) {
        this.server = server;
        this.scope = scope;
    }

    void check(ServerFrame frame) {
        switch (frame) {
            case ServerFrame.SnapshotPart part -> {
                part.cars().forEach(this::check);
                part.rolloutsIn().forEach(this::check);
            }
            case ServerFrame.Batch batch -> batch.changes().forEach(this::check);
            case ServerFrame.Welcome ignored -> {}
            case ServerFrame.Heartbeat ignored -> {}
            case ServerFrame.Resync ignored -> {}
            case ServerFrame.LogTail ignored -> {}
            case ServerFrame.Pong ignored -> {}
            case ServerFrame.Refusal ignored -> {}
        }
    }

    private void check(FleetEvent event) {
        switch (event) {
            case FleetEvent.CarCreated(Car car) -> check(car);
            case FleetEvent.CarInfoChanged(var info) ->
                Violation.require("I10", scope.covers(info), () -> "out of scope: " + info);
            case FleetEvent.CarStatusChanged(CarId id, var status) -> check(id);
            case FleetEvent.CarVitalsChanged(CarId id, var vitals) -> check(id);
            case FleetEvent.CarsHeard(var at, var ids) -> ids.forEach(this::check);
            case FleetEvent.CarUpdateChanged(UpdateProgress update) -> check(update.car());
            case FleetEvent.RolloutCreated(RolloutView view) -> check(view);
            case FleetEvent.RolloutChanged(RolloutView view) -> check(view);
            case FleetEvent.CarRemoved ignored -> {}
            case FleetEvent.LogAppended ignored -> {}
            case FleetEvent.RolloutRemoved ignored -> {}
            case FleetEvent.OfAlarms ignored -> {}
            case FleetEvent.News ignored -> {}
            case FleetEvent.AuditSigned ignored -> {}
        }
    }

    private void check(Car car) {
        Violation.require("I10", scope.covers(car.info()), () -> "out of scope: " + car);
    }

    private void check(CarId id) {
        server.memory().map(memory -> memory.cars.get(id)).ifPresent(this::check);
    }

    /// No figure tells how many cars of others there are.
    private void check(RolloutView view) {
        long mine = server.rollout(new RolloutId(view.id())).state().plan().phases().stream()
                .flatMap(phase -> phase.targets().stream())
                .filter(target -> isMine(target))
                .count();
        Violation.require("I10", view.rollout().size() == mine, () -> "figures of others: " + view);
    }

    private boolean isMine(Target target) {
        return (scope.regions().isEmpty() || scope.regions().contains(target.region()))
                && (scope.models().isEmpty() || scope.models().contains(target.model()));
    }
}
