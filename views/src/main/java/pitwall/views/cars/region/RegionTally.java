package pitwall.views.cars.region;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.client.FleetSnapshot;
import pitwall.fleet.AlarmPriority;
import pitwall.fleet.Car;
import pitwall.fleet.alarm.AlarmObject;
import pitwall.protocol.rest.AlarmView;
import pitwall.views.cars.list.CarListing;
import pitwall.views.cars.list.ReadingTime;

/// What is in a region, of the cars that are asked for.
///
/// @param cars that belong to it, wherever they are
/// @param problems how many of them somebody must look at
/// @param worst the most urgent of their alarms; empty where there is none
public record RegionTally(int cars, int problems, Optional<AlarmPriority> worst) {
    static final RegionTally NONE = new RegionTally(0, 0, Optional.empty());

    private static final class Sum {
        private int cars;
        private int problems;
        private @Nullable AlarmPriority worst;

        void worse(Optional<AlarmPriority> priority) {
            AlarmPriority now = worst;
            if (priority.isPresent() && (now == null || priority.get().compareTo(now) < 0)) {
                worst = priority.get();
            }
        }
    }

    /// Counts by the names of regions. Takes a pass over the listed cars; for a background thread where they are many.
    public static Map<String, RegionTally> of(CarListing listing, FleetSnapshot snapshot, ReadingTime time) {
        Map<String, Sum> sums = new HashMap<>();
        Set<String> listed = new HashSet<>();
        var alarms = snapshot.board().alarms().alarms();
        for (int row = 0; row < listing.size(); row++) {
            Car car = listing.car(row, snapshot);
            if (car != null) {
                Sum sum = sums.computeIfAbsent(car.info().region(), _ -> new Sum());
                sum.cars++;
                sum.problems += car.priority().isPresent() || time.headline(car).isProblem() ? 1 : 0;
                sum.worse(car.priority());
                if (!alarms.isEmpty()) {
                    listed.add(car.id().value());
                }
            }
        }
        for (AlarmView alarm : alarms) {
            String region = alarm.object().region();
            boolean counts = alarm.object().kind() == AlarmObject.Kind.CAR
                    && alarm.state().isShown()
                    && listed.contains(alarm.object().id());
            if (region != null && counts) {
                sums.computeIfAbsent(region, _ -> new Sum()).worse(alarm.level().priority());
            }
        }
        Map<String, RegionTally> tallies = new HashMap<>();
        sums.forEach((region, sum) ->
                tallies.put(region, new RegionTally(sum.cars, sum.problems, Optional.ofNullable(sum.worst))));
        return tallies;
    }

    /// The smaller, the more somebody must act.
    int severity() {
        return worst.map(Enum::ordinal).orElse(AlarmPriority.values().length);
    }
}
