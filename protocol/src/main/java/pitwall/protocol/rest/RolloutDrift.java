package pitwall.protocol.rest;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;

/// How far the cars of a rollout are from those that its queries mean now. The rollout keeps the cars it was planned
/// with; a phase that follows its query keeps those it began with.
///
/// @param at server time; cars move on
public record RolloutDrift(String rollout, Instant at, List<PhaseDrift> phases) {
    /// So many cars are named.
    public static final int MOST_CARS = 100;

    public RolloutDrift {
        phases = List.copyOf(phases);
    }

    /// @param query which cars were meant; absent where they were named, and then nothing drifts
    /// @param joined cars that this phase would have if it were planned now, and that no phase has
    /// @param joinedCars the first of those, by id
    /// @param left cars that this phase would not have if it were planned now, and that were not asked yet
    /// @param leftCars the first of those, by id
    /// @param mostCars the most cars that it may begin with, where it follows its query; absent where it does not
    /// @param settled whether these are the cars that it keeps; absent where it follows no query
    public record PhaseDrift(
            String name,
            @Nullable String query,
            int joined,
            List<CarId> joinedCars,
            int left,
            List<CarId> leftCars,
            @Nullable Integer mostCars,
            @Nullable Boolean settled) {
        /// A phase that keeps the cars it was planned with.
        public PhaseDrift(
                String name,
                @Nullable String query,
                int joined,
                List<CarId> joinedCars,
                int left,
                List<CarId> leftCars) {
            this(name, query, joined, joinedCars, left, leftCars, null, null);
        }

        public PhaseDrift {
            joinedCars = List.copyOf(joinedCars);
            leftCars = List.copyOf(leftCars);
        }
    }
}
