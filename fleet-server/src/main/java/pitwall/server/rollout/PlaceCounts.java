package pitwall.server.rollout;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import pitwall.fleet.Scope;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Phase;
import pitwall.fleet.rollout.RolloutState;
import pitwall.fleet.rollout.RolloutState.Place;
import pitwall.fleet.rollout.Target;

/// How many cars of a rollout are in which stage, by phase and place: all that readers of a part of the fleet need to
/// know of its cars. Immutable.
record PlaceCounts(List<Map<Place, Map<CarStage, Integer>>> phases) {
    PlaceCounts {
        phases = List.copyOf(phases);
    }

    /// Costs a look at every car.
    static PlaceCounts of(RolloutState state) {
        List<Map<Place, Map<CarStage, Integer>>> phases = new ArrayList<>();
        for (Phase phase : state.plan().phases()) {
            Map<Place, Map<CarStage, Integer>> places = new HashMap<>();
            for (Target target : phase.targets()) {
                state.progress(target.car())
                        .ifPresent(car -> places.computeIfAbsent(
                                        new Place(target.region(), target.model()),
                                        key -> new EnumMap<>(CarStage.class))
                                .merge(car.stage(), 1, Integer::sum));
            }
            phases.add(places);
        }
        return new PlaceCounts(phases);
    }

    /// Those of a phase, counted from 0, that a scope covers; stages without cars are left out.
    Map<CarStage, Integer> seenBy(Scope scope, int phase) {
        Map<CarStage, Integer> counts = new EnumMap<>(CarStage.class);
        phases.get(phase).forEach((place, stages) -> {
            if (RolloutCard.covers(scope, place)) {
                stages.forEach((stage, count) -> counts.merge(stage, count, Integer::sum));
            }
        });
        return counts;
    }
}
