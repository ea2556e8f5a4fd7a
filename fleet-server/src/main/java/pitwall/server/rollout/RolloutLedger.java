package pitwall.server.rollout;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import pitwall.fleet.CarId;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.fleet.rollout.Step;
import pitwall.fleet.rollout.Target;
import pitwall.server.storage.RolloutCardRows;
import pitwall.server.storage.RolloutRows;
import pitwall.server.storage.RolloutRows.DecisionRow;

/// Writes what the engine did: the head, the cars that changed, the decisions, and the plan only where it is new, for
/// it names every car. Pure but for the rows.
final class RolloutLedger {
    private RolloutLedger() {}

    static void add(Handle sql, Rollout rollout) {
        new RolloutRows(sql).add(row(rollout));
    }

    /// @param replaced whether the step put another plan in the place of the one before
    static void save(Handle sql, Rollout rollout, Step step, boolean replaced) {
        RolloutRows rows = new RolloutRows(sql);
        if (replaced) {
            rows.replan(rollout.id(), RolloutJson.write(rollout.state().plan()));
            if (rollout.state().head().startedAt() == null) {
                rows.forgetCars(rollout.id());
            }
        }
        rows.save(
                rollout.id(),
                rollout.revision(),
                rollout.state().status(),
                RolloutJson.write(rollout.state().head()));
        if (rollout.state().status().isOver()) {
            card(sql, rollout);
        }
        if (rollout.state().status() == RolloutStatus.EXPIRED) {
            expired(sql, rollout);
        }
        Map<CarId, String> cars = new LinkedHashMap<>();
        step.changed().forEach(car -> cars.put(car.car(), RolloutJson.write(car)));
        rows.saveCars(rollout.id(), cars);
        List<DecisionRow> decisions = step.decisions().stream()
                .map(decision -> new DecisionRow(decision.number(), decision.at(), RolloutJson.write(decision)))
                .toList();
        rows.addDecisions(rollout.id(), decisions);
    }

    /// What lists say of a rollout that is over.
    static void card(Handle sql, Rollout rollout) {
        new RolloutCardRows(sql).save(RolloutCard.of(rollout).row(), RolloutJson.entry(RolloutFigures.whole(rollout)));
    }

    /// Which cars a rollout was meant for that nobody approved in time.
    static void expired(Handle sql, Rollout rollout) {
        List<CarId> cars = rollout.state().plan().phases().stream()
                .flatMap(phase -> phase.targets().stream())
                .map(Target::car)
                .toList();
        new RolloutCardRows(sql).saveExpired(rollout.id(), cars);
    }

    private static RolloutRows.Row row(Rollout rollout) {
        Rollout.Origin origin = rollout.origin();
        return new RolloutRows.Row(
                rollout.id(),
                origin.number(),
                origin.single(),
                rollout.revision(),
                rollout.state().status(),
                origin.requestedBy(),
                origin.requestedAt(),
                RolloutJson.write(rollout.state().plan()),
                RolloutJson.write(rollout.state().head()));
    }
}
