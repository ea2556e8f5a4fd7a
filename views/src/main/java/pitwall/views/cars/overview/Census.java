package pitwall.views.cars.overview;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pitwall.client.FleetSnapshot;
import pitwall.fleet.AlarmPriority;
import pitwall.fleet.Car;
import pitwall.fleet.HeadlineStatus;
import pitwall.fleet.ReasonCode;
import pitwall.views.cars.list.ReadingTime;

/// A fleet counted once. Immutable; one look at every car.
///
/// @param tiles how many cars are in each of the five
/// @param regions how many cars each region has
/// @param cells regions and rings, in that order
/// @param failedBy failed cars by the reason they name; those without one are left out
/// @param blockedBy the same for blocked cars
/// @param lostBy how many cars of each region are out of reach
record Census(
        int total,
        Map<Tile, Integer> tiles,
        SortedMap<String, Integer> regions,
        SortedMap<Place, Cell> cells,
        Map<ReasonCode, Cell> failedBy,
        Map<ReasonCode, Cell> blockedBy,
        SortedMap<String, Integer> lostBy) {
    /// No cars.
    static final Census NONE =
            new Census(0, Map.of(), new TreeMap<>(), new TreeMap<>(), Map.of(), Map.of(), new TreeMap<>());

    /// One ring of one region.
    record Place(String region, int ring) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byRegion = region.compareTo(other.region);
            return byRegion == 0 ? Integer.compare(ring, other.ring) : byRegion;
        }
    }

    /// Some cars of a fleet, for example those of one ring of one region.
    ///
    /// @param worst the most urgent priority; absent where nobody must act
    record Cell(
            int cars,
            int failed,
            int blocked,
            int lost,
            @Nullable AlarmPriority worst) {
        private static final Cell EMPTY = new Cell(0, 0, 0, 0, null);

        private Cell with(Tile tile, @Nullable AlarmPriority priority) {
            boolean worse = priority != null && (worst == null || priority.compareTo(worst) < 0);
            return new Cell(
                    cars + 1,
                    failed + (tile == Tile.FAILED ? 1 : 0),
                    blocked + (tile == Tile.BLOCKED ? 1 : 0),
                    lost + (tile == Tile.OFFLINE ? 1 : 0),
                    worse ? priority : worst);
        }

        int problems() {
            return failed + blocked + lost;
        }
    }

    Census {
        tiles = Map.copyOf(tiles);
        regions = Collections.unmodifiableSortedMap(new TreeMap<>(regions));
        cells = Collections.unmodifiableSortedMap(new TreeMap<>(cells));
        failedBy = Map.copyOf(failedBy);
        blockedBy = Map.copyOf(blockedBy);
        lostBy = Collections.unmodifiableSortedMap(new TreeMap<>(lostBy));
    }

    static Census of(FleetSnapshot snapshot, ReadingTime time) {
        Count count = new Count(time);
        snapshot.forEach(count::add);
        return count.census();
    }

    int of(Tile tile) {
        return tiles.getOrDefault(tile, 0);
    }

    /// Cars that an operator may have to look at.
    int problems() {
        return of(Tile.FAILED) + of(Tile.BLOCKED) + of(Tile.OFFLINE);
    }

    private static final class Count {
        private final ReadingTime time;
        private final Map<Tile, Integer> tiles = new EnumMap<>(Tile.class);
        private final SortedMap<String, Integer> regions = new TreeMap<>();
        private final SortedMap<Place, Cell> cells = new TreeMap<>();
        private final Map<ReasonCode, Cell> failedBy = new HashMap<>();
        private final Map<ReasonCode, Cell> blockedBy = new HashMap<>();
        private final SortedMap<String, Integer> lostBy = new TreeMap<>();
        private int total;

        Count(ReadingTime time) {
            this.time = time;
        }

        void add(Car car) {
            total++;
            HeadlineStatus status = time.headline(car);
            Tile tile = Tile.of(status);
            String region = car.info().region();
            tiles.merge(tile, 1, Integer::sum);
            regions.merge(region, 1, Integer::sum);
            AlarmPriority priority = car.priority().orElse(null);
            add(cells, new Place(region, car.info().ring()), tile, priority);
            ReasonCode reason = car.status().reason();
            if (tile == Tile.FAILED && reason != null) {
                add(failedBy, reason, tile, priority);
            } else if (tile == Tile.BLOCKED && reason != null) {
                add(blockedBy, reason, tile, priority);
            } else if (tile == Tile.OFFLINE) {
                lostBy.merge(region, 1, Integer::sum);
            }
        }

        private static <K> void add(Map<K, Cell> into, K key, Tile tile, @Nullable AlarmPriority priority) {
            into.put(key, into.getOrDefault(key, Cell.EMPTY).with(tile, priority));
        }

        Census census() {
            return new Census(total, tiles, regions, cells, failedBy, blockedBy, lostBy);
        }
    }
}
