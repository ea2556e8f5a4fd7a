package pitwall.protocol.rest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.rollout.PhaseOrder;

/// What would happen if a rollout were launched now. Nothing was written and nobody was told.
///
/// @param at server time; what this says grows old
/// @param approvalNeeded whether a second person would be asked
/// @param earliest when it would end if every car could begin at once
/// @param latest when it would end if every phase ran into its timeout
/// @param peak the most cars that would be changed at the same time
public record RolloutOutlook(
        Instant at,
        String planHash,
        boolean approvalNeeded,
        List<PhaseOutlook> phases,
        Instant earliest,
        Instant latest,
        int peak) {
    public RolloutOutlook {
        phases = List.copyOf(phases);
    }

    /// Each car is in exactly one of `eligible`, `later`, `blocked` and `excluded`.
    ///
    /// @param later when each of them could begin
    /// @param conflicts cars that another rollout is changing or has planned; they are in `blocked` too
    /// @param begins when its first car could be asked at the earliest; absent where no car would be
    /// @param ends when it could be over at the earliest; absent where no car would be asked
    /// @param order how its cars were put in order, as `eligible` has them; absent means by their ids. By lot they come
    ///     in another order when the rollout is written down: every rollout draws its own
    /// @param mostCars the most cars that it may begin with, where its cars are those that its query means then; absent
    ///     where they are these
    /// @param latest when it would be over if it and every phase before it ran into its timeout; absent where no car
    ///     would be asked
    public record PhaseOutlook(
            String name,
            int cars,
            List<CarId> eligible,
            Map<CarId, Instant> later,
            Map<ReasonCode, List<CarId>> blocked,
            Map<ReasonCode, List<CarId>> excluded,
            List<CarId> withoutWayBack,
            List<CarId> conflicts,
            @Nullable Instant begins,
            @Nullable Instant ends,
            @Nullable PhaseOrder order,
            @Nullable Integer mostCars,
            @Nullable Instant latest) {
        /// A phase whose cars are taken by their ids.
        public PhaseOutlook(
                String name,
                int cars,
                List<CarId> eligible,
                Map<CarId, Instant> later,
                Map<ReasonCode, List<CarId>> blocked,
                Map<ReasonCode, List<CarId>> excluded,
                List<CarId> withoutWayBack,
                List<CarId> conflicts,
                @Nullable Instant begins,
                @Nullable Instant ends,
                @Nullable Instant latest) {
            this(
                    name,
                    cars,
                    eligible,
                    later,
                    blocked,
                    excluded,
                    withoutWayBack,
                    conflicts,
                    begins,
                    ends,
                    null,
                    null,
                    latest);
        }

        public PhaseOutlook {
            eligible = List.copyOf(eligible);
            later = Map.copyOf(later);
            blocked = Map.copyOf(blocked);
            excluded = Map.copyOf(excluded);
            withoutWayBack = List.copyOf(withoutWayBack);
            conflicts = List.copyOf(conflicts);
        }
    }
}
