package pitwall.protocol.rest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import pitwall.fleet.CarId;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.RolloutStatus;

/// What is wanted of the cars of a query, for exactly those that matched when it was said.
///
/// @param generation counts how often it was said; for `If-Match`
/// @param rollout brings the version onto the frozen cars
/// @param size of the frozen set
/// @param cars how many cars of the frozen set are where; stages without cars are left out
/// @param converged cars of the frozen set whose state proves the version, whoever brought it
public record DesiredStateEntry(
        String name,
        long generation,
        String query,
        String version,
        String rollout,
        RolloutStatus status,
        int size,
        Map<CarStage, Integer> cars,
        int converged,
        Drift drift,
        String setBy,
        Instant setAt) {
    public DesiredStateEntry {
        cars = Map.copyOf(cars);
    }

    /// How the fleet moved on since the set was frozen.
    ///
    /// @param arrived cars that match now and are not in the set
    /// @param left cars of the set that do not match any more, or are gone
    /// @param arrivedCars the first of them by id, at most [#MOST]
    /// @param leftCars the first of them by id, at most [#MOST]
    public record Drift(int arrived, int left, List<CarId> arrivedCars, List<CarId> leftCars) {
        /// So many cars are named.
        public static final int MOST = 100;

        public Drift {
            arrivedCars = List.copyOf(arrivedCars);
            leftCars = List.copyOf(leftCars);
        }
    }
}
