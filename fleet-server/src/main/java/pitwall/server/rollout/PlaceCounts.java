package pitwall.server.rollout;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Phase;
import pitwall.fleet.rollout.RolloutState;
import pitwall.fleet.rollout.RolloutState.Place;
import pitwall.fleet.rollout.Target;
import pitwall.server.live.PlacedRollout;

/// Counts how many cars of a rollout are in which stage, by phase and place. Pure.
final class PlaceCounts {
    private PlaceCounts() {}

    /// Costs a look at every car.
    static List<List<PlacedRollout.Place>> of(RolloutState state) {
        List<List<PlacedRollout.Place>> phases = new ArrayList<>();
        for (Phase phase : state.plan().phases()) {
            Map<Place, Map<CarStage, Integer>> places = new LinkedHashMap<>();
            for (Target target : phase.targets()) {
                state.progress(target.car())
                        .ifPresent(car -> places.computeIfAbsent(
                                        new Place(target.region(), target.model()),
                                        key -> new EnumMap<>(CarStage.class))
                                .merge(car.stage(), 1, Integer::sum));
            }
            phases.add(places.entrySet().stream()
                    .map(entry -> new PlacedRollout.Place(
                            entry.getKey().region(), entry.getKey().model(), entry.getValue()))
                    .toList());
        }
        return phases;
    }
}
