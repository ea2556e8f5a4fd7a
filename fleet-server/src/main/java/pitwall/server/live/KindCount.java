package pitwall.server.live;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarInfo;
import pitwall.fleet.Scope;

/// How many cars there are of each pair of region and model: all that a scope asks of a car. Not thread-safe.
final class KindCount {
    private record Kind(String region, String model) {}

    private final Map<Kind, Integer> counts = new HashMap<>();

    /// A car came, went or changed.
    ///
    /// @param before absent for one that came
    /// @param after absent for one that went
    void count(@Nullable Car before, @Nullable Car after) {
        CarInfo was = before == null ? null : before.info();
        CarInfo is = after == null ? null : after.info();
        if (was == is) {
            return;
        }
        if (was != null) {
            counts.computeIfPresent(kind(was), (_, count) -> count == 1 ? null : count - 1);
        }
        if (is != null) {
            counts.merge(kind(is), 1, Integer::sum);
        }
    }

    int outside(Scope scope) {
        return counts.entrySet().stream()
                .filter(entry ->
                        !scope.covers(entry.getKey().region(), entry.getKey().model()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private static Kind kind(CarInfo car) {
        return new Kind(car.region(), car.model());
    }
}
