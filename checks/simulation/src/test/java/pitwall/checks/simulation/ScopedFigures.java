package pitwall.checks.simulation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import pitwall.fleet.Scope;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Phase;
import pitwall.fleet.rollout.RolloutState;
import pitwall.fleet.rollout.Target;
import pitwall.protocol.RolloutView;

/// How many cars of a rollout are where, phase by phase, as far as somebody sees its cars.
///
/// @param partial whether it has others
record ScopedFigures(boolean partial, Map<CarStage, Integer> cars, List<Map<CarStage, Integer>> phases) {
    /// Those of a scope, counted car by car.
    static ScopedFigures of(RolloutState state, Scope scope) {
        Map<CarStage, Integer> all = new EnumMap<>(CarStage.class);
        List<Map<CarStage, Integer>> phases = new ArrayList<>();
        boolean others = false;
        for (Phase phase : state.plan().phases()) {
            Map<CarStage, Integer> counts = new EnumMap<>(CarStage.class);
            for (Target target : phase.targets()) {
                if (scope.covers(target.region(), target.model())) {
                    CarStage stage = state.progress(target.car()).orElseThrow().stage();
                    counts.merge(stage, 1, Integer::sum);
                    all.merge(stage, 1, Integer::sum);
                } else {
                    others = true;
                }
            }
            phases.add(counts);
        }
        return new ScopedFigures(others, all, phases);
    }

    /// Those that a console is shown. A size that is not the sum of the cars is that of other cars.
    static ScopedFigures of(RolloutView view) {
        List<Map<CarStage, Integer>> phases = new ArrayList<>();
        view.rollout().phases().forEach(phase -> {
            phases.add(phase.size() == sum(phase.cars()) ? phase.cars() : Map.of(CarStage.WAITING, -1));
        });
        boolean adds = view.rollout().size() == sum(view.rollout().cars());
        return new ScopedFigures(view.partial(), adds ? view.rollout().cars() : Map.of(CarStage.WAITING, -1), phases);
    }

    private static int sum(Map<CarStage, Integer> cars) {
        return cars.values().stream().mapToInt(Integer::intValue).sum();
    }

    int size() {
        return sum(cars);
    }

    int inFlight() {
        return cars.entrySet().stream()
                .filter(entry -> entry.getKey().isInFlight())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }
}
