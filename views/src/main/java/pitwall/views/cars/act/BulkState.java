package pitwall.views.cars.act;

import java.util.List;
import java.util.Map;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.RolloutStatus;

/// How far a version came that was wanted of several cars at once.
///
/// @param name of the rollout that brings it
/// @param total how many cars it is wanted of
/// @param rollout its id
/// @param revision of the rollout, for stopping it
/// @param cars how many are where; stages without cars are left out
/// @param failures the first cars that did not get there, each with its reason, as they read
record BulkState(
        String name,
        String version,
        int total,
        String rollout,
        long revision,
        RolloutStatus status,
        Map<CarStage, Integer> cars,
        List<String> failures) {
    BulkState {
        cars = Map.copyOf(cars);
        failures = List.copyOf(failures);
    }

    int in(CarStage... stages) {
        int count = 0;
        for (CarStage stage : stages) {
            count += cars.getOrDefault(stage, 0);
        }
        return count;
    }

    /// True where nothing more happens by itself.
    boolean isOver() {
        return status.isOver();
    }
}
