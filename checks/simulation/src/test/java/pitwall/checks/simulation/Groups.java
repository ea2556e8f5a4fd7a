package pitwall.checks.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.CarInfo;
import pitwall.fleet.release.Software;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.Phase;
import pitwall.fleet.rollout.PhaseOrder;
import pitwall.fleet.rollout.RolloutPlan;
import pitwall.fleet.rollout.Target;

/// Which cars the queries of phases mean: every car carries a label, and a phase that follows its query means those
/// with one of them. Cars get other labels as long as things go wrong, so that they join and leave queries between the
/// plan and the moment in which a phase gets its cars.
///
/// Draws from dice of its own. In a run whose plans follow no query it does nothing at all, so that those seeds go on
/// meaning what they meant.
final class Groups {
    private static final String KEY = "group";
    private static final String NOBODY = "none";
    private static final int MOST_SPARES = 3;

    private final boolean on;
    private final SplittableRandom random;
    private final boolean moving;
    private final List<Target> spares = new ArrayList<>();
    private final Map<CarId, String> labels = new LinkedHashMap<>();
    private int phases;

    Groups(Scenario scenario, boolean on) {
        this.on = on;
        random = new SplittableRandom(scenario.seed() * 0xD1B5_4A32_D192_ED03L + 5);
        moving = on && random.nextInt(6) > 0;
    }

    /// The plan whose phases follow their queries, most of them, and the cars that may join.
    RolloutPlan following(RolloutPlan plan) {
        if (!on) {
            return plan;
        }
        List<Phase> list = new ArrayList<>();
        for (Phase phase : plan.phases()) {
            String group = "g" + (list.size() + 1);
            phase.targets().forEach(target -> labels.putIfAbsent(target.car(), group));
            list.add(random.nextInt(5) == 0 ? phase : following(phase, group, random.nextInt(4)));
        }
        phases = Math.max(phases, list.size());
        if (spares.isEmpty()) {
            for (int number = random.nextInt(MOST_SPARES + 1); number > 0; number--) {
                spare(number, plan.kind());
            }
        }
        return with(plan, list);
    }

    private static Phase following(Phase phase, String group, int more) {
        return new Phase(
                phase.name(),
                phase.targets(),
                phase.shape(),
                phase.parallel(),
                phase.gates(),
                phase.timing(),
                PhaseOrder.values()[more % PhaseOrder.values().length],
                "label:" + KEY + "=" + group,
                phase.targets().size() + more);
    }

    private void spare(int number, UpdateKind kind) {
        List<Software> history = kind == UpdateKind.ROLLBACK
                ? List.of(Stock.OLD.software(), Stock.BACK.software())
                : List.of(Stock.OLD.software());
        String region = random.nextInt(3) == 0 ? "denver" : "munich";
        Target spare = new Target(new CarId("spare-" + number), region, "i4", history);
        spares.add(spare);
        labels.put(spare.car(), NOBODY);
    }

    /// The plan of somebody who looked again: with room for whoever joined.
    static RolloutPlan roomier(RolloutPlan plan) {
        return with(
                plan,
                plan.phases().stream()
                        .map(phase -> phase.followsQuery()
                                ? new Phase(
                                        phase.name(),
                                        phase.targets(),
                                        phase.shape(),
                                        phase.parallel(),
                                        phase.gates(),
                                        phase.timing(),
                                        phase.order(),
                                        phase.query(),
                                        100)
                                : phase)
                        .toList());
    }

    private static RolloutPlan with(RolloutPlan plan, List<Phase> phases) {
        return new RolloutPlan(
                plan.id(),
                plan.name(),
                plan.release(),
                plan.kind(),
                phases,
                plan.conditions(),
                plan.terms(),
                plan.downloadAhead());
    }

    /// Cars that are in no plan yet.
    List<Target> spares() {
        return spares;
    }

    /// Whether cars join and leave in this run.
    boolean isMoving() {
        return moving;
    }

    /// Milliseconds until the next car gets another label.
    long pause() {
        return 3_000L + random.nextInt(40_000);
    }

    /// Somebody gives a car another label. What is true is true once that is on disk.
    void move(Work work) {
        List<CarId> all = List.copyOf(labels.keySet());
        CarId id = all.get(random.nextInt(all.size()));
        int number = random.nextInt(phases + 1);
        String label = number == 0 ? NOBODY : "g" + number;
        Car car = Objects.requireNonNull(work.memory.cars.get(id));
        work.change(car, car.with(labelled(car.info(), label)));
        work.save(() -> labels.put(id, label));
    }

    private static CarInfo labelled(CarInfo old, String label) {
        return new CarInfo(
                old.id(),
                old.name(),
                old.region(),
                old.model(),
                old.ring(),
                old.agentName(),
                old.vin(),
                Map.of(KEY, label),
                old.createdAt(),
                old.revision() + 1);
    }

    /// What is written down about a car before the start.
    Map<String, String> labels(CarId car) {
        String label = labels.get(car);
        return on && label != null ? Map.of(KEY, label) : Map.of();
    }

    /// The cars that a phase means, as of the last commit.
    List<CarId> meant(Phase phase) {
        String group = Objects.requireNonNull(phase.query()).substring(("label:" + KEY + "=").length());
        return labels.entrySet().stream()
                .filter(car -> car.getValue().equals(group))
                .map(Map.Entry::getKey)
                .toList();
    }
}
