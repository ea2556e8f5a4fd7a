package pitwall.fleet;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How many cars there are of each kind. Immutable; every map is sorted and holds no zero.
///
/// Status, region, model and ring add up to the total. Versions leave out the cars that never reported one,
/// reasons the cars that are well.
///
/// @param byVersion by the version the cars run
public record FleetSummary(
        int total,
        Map<HeadlineStatus, Integer> byStatus,
        Map<String, Integer> byRegion,
        Map<String, Integer> byModel,
        Map<Integer, Integer> byRing,
        Map<String, Integer> byVersion,
        Map<ReasonCode, Integer> byReason) {
    /// The summary of no cars.
    public static final FleetSummary EMPTY =
            new FleetSummary(0, Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    public FleetSummary {
        byStatus = sorted(byStatus);
        byRegion = sorted(byRegion);
        byModel = sorted(byModel);
        byRing = sorted(byRing);
        byVersion = sorted(byVersion);
        byReason = sorted(byReason);
    }

    /// Counts the cars as they look at `now`.
    public static FleetSummary of(Iterable<Car> cars, FreshnessPolicy policy, Instant now) {
        Count count = new Count(policy.at(now));
        cars.forEach(count::add);
        return count.summary();
    }

    /// The number of cars of this status, 0 where there are none.
    public int count(HeadlineStatus status) {
        return byStatus.getOrDefault(status, 0);
    }

    /// The number of cars whose version is not known.
    public int withoutVersion() {
        return total - byVersion.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static <K extends Comparable<? super K>> SortedMap<K, Integer> sorted(Map<K, Integer> counts) {
        SortedMap<K, Integer> sorted = new TreeMap<>(Comparator.<K>naturalOrder());
        sorted.putAll(counts);
        return Collections.unmodifiableSortedMap(sorted);
    }

    /// A summary in the making; stays inside one call.
    private static final class Count {
        private final AgeLimits limits;
        private final Map<HeadlineStatus, Integer> byStatus = new EnumMap<>(HeadlineStatus.class);
        private final Map<String, Integer> byRegion = new HashMap<>();
        private final Map<String, Integer> byModel = new HashMap<>();
        private final Map<Integer, Integer> byRing = new HashMap<>();
        private final Map<String, Integer> byVersion = new HashMap<>();
        private final Map<ReasonCode, Integer> byReason = new HashMap<>();
        private int total;

        Count(AgeLimits limits) {
            this.limits = limits;
        }

        void add(Car car) {
            total++;
            increment(byStatus, car.headline(limits));
            increment(byRegion, car.info().region());
            increment(byModel, car.info().model());
            increment(byRing, car.info().ring());
            increment(byVersion, car.status().actualVersion());
            increment(byReason, car.status().reason());
        }

        private static <K> void increment(Map<K, Integer> counts, @Nullable K key) {
            if (key != null) {
                counts.merge(key, 1, Integer::sum);
            }
        }

        FleetSummary summary() {
            return new FleetSummary(total, byStatus, byRegion, byModel, byRing, byVersion, byReason);
        }
    }
}
