package pitwall.fleet.rollout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.ReasonCode;

/// What would happen if a plan were launched now. Nothing is written and nobody is told.
///
/// @param at server time it was made; what it says grows old
/// @param planHash see [RolloutPlan#hash]
/// @param estimate how long it would take
public record RolloutPreview(Instant at, String planHash, List<PhasePreview> phases, Estimate estimate) {
    public RolloutPreview {
        phases = List.copyOf(phases);
    }

    /// The cars of one phase. Each car is in exactly one of `eligible`, `later`, `blocked` and `excluded`.
    ///
    /// @param eligible could begin now, as far as the car alone is concerned
    /// @param later could begin at this time without anybody doing anything, in the plan's order
    /// @param blocked by the first reason whose end nobody knows
    /// @param excluded by reason; they would never be asked
    /// @param withoutWayBack would be asked, and could not go back
    /// @param conflicts are held or planned by another rollout; they are also in `blocked`
    /// @param order how the cars were put in order
    /// @param mostCars see [Phase#mostCars]
    public record PhasePreview(
            String name,
            int cars,
            List<CarId> eligible,
            Map<CarId, Instant> later,
            Map<ReasonCode, List<CarId>> blocked,
            Map<ReasonCode, List<CarId>> excluded,
            List<CarId> withoutWayBack,
            List<CarId> conflicts,
            PhaseOrder order,
            @Nullable Integer mostCars) {
        public PhasePreview {
            eligible = List.copyOf(eligible);
            later = Collections.unmodifiableMap(new LinkedHashMap<>(later));
            blocked = copy(blocked);
            excluded = copy(excluded);
            withoutWayBack = List.copyOf(withoutWayBack);
            conflicts = List.copyOf(conflicts);
        }

        private static Map<ReasonCode, List<CarId>> copy(Map<ReasonCode, List<CarId>> cars) {
            Map<ReasonCode, List<CarId>> copy = new TreeMap<>();
            cars.forEach((reason, ids) -> copy.put(reason, List.copyOf(ids)));
            return Collections.unmodifiableMap(copy);
        }
    }

    /// @param earliest if every car that is not excluded could begin at once and took the typical time
    /// @param latest if every phase ran into its timeout
    /// @param peak the most cars that would be changed at the same time
    /// @param phases when each phase would begin at the earliest, and end, in the plan's order
    public record Estimate(Instant earliest, Instant latest, int peak, List<Span> phases) {
        public Estimate {
            phases = List.copyOf(phases);
        }
    }

    /// From the first released car to the end of the last soak.
    ///
    /// @param to at the earliest
    /// @param latest where it and every phase before it ran into its timeout
    public record Span(String phase, Instant from, Instant to, Instant latest) {}

    static <K> void add(Map<K, List<CarId>> lists, K key, CarId car) {
        lists.computeIfAbsent(key, fresh -> new ArrayList<>()).add(car);
    }
}
