package pitwall.views.cars.overview;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pitwall.client.FleetSnapshot;
import pitwall.fleet.AlarmPriority;
import pitwall.fleet.Car;
import pitwall.fleet.HeadlineStatus;
import pitwall.fleet.ReasonCode;
import pitwall.protocol.RolloutView;
import pitwall.protocol.UpdateProgress;
import pitwall.views.cars.list.ReadingTime;

/// A fleet counted once. Immutable; one look at every car.
///
/// @param tiles how many cars are in each of the five
/// @param regions how many cars each region has
/// @param cells regions and rings, in that order
/// @param failedBy failed cars by the reason they name; those without one are left out
/// @param blockedBy blocked cars by what keeps them and from what
/// @param versions how many cars run each version; those of unknown versions are left out
/// @param lostBy the cars of each region that are out of reach
record Census(
        int total,
        Map<Tile, Integer> tiles,
        SortedMap<String, Integer> regions,
        SortedMap<Place, Cell> cells,
        Map<ReasonCode, Cell> failedBy,
        Map<Obstacle, Cell> blockedBy,
        SortedMap<String, Lost> lostBy,
        Map<String, Integer> versions) {
    /// No cars.
    static final Census NONE =
            new Census(0, Map.of(), new TreeMap<>(), new TreeMap<>(), Map.of(), Map.of(), new TreeMap<>(), Map.of());

    /// Cars that are out of reach.
    ///
    /// @param last when the one was heard that was lost last; absent where none ever was
    record Lost(int cars, @Nullable Instant last) {
        private static final Lost NONE = new Lost(0, null);

        private Lost with(@Nullable Instant heard) {
            boolean later = heard != null && (last == null || heard.isAfter(last));
            return new Lost(cars + 1, later ? heard : last);
        }
    }

    /// Why a car is blocked.
    ///
    /// @param rollout the one that is kept from it and is not over; absent where there is none
    record Obstacle(ReasonCode reason, @Nullable String rollout) {}

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
        versions = Map.copyOf(versions);
        lostBy = Collections.unmodifiableSortedMap(new TreeMap<>(lostBy));
    }

    static Census of(FleetSnapshot snapshot, ReadingTime time) {
        Count count = new Count(time, running(snapshot));
        for (int slot = 0; slot < snapshot.slots(); slot++) {
            Car car = snapshot.at(slot);
            if (car != null) {
                count.add(car, snapshot.updateAt(slot));
            }
        }
        return count.census();
    }

    private static Set<String> running(FleetSnapshot snapshot) {
        return snapshot.board().rollouts().stream()
                .filter(view -> !view.rollout().status().isOver())
                .map(RolloutView::id)
                .collect(Collectors.toSet());
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
        private final Map<Obstacle, Cell> blockedBy = new HashMap<>();
        private final SortedMap<String, Lost> lostBy = new TreeMap<>();
        private final Map<String, Integer> versions = new HashMap<>();
        private final Set<String> running;
        private int total;

        /// @param running rollouts that are not over
        Count(ReadingTime time, Set<String> running) {
            this.time = time;
            this.running = running;
        }

        void add(Car car, @Nullable UpdateProgress update) {
            total++;
            HeadlineStatus status = time.headline(car);
            Tile tile = Tile.of(status);
            String region = car.info().region();
            tiles.merge(tile, 1, Integer::sum);
            regions.merge(region, 1, Integer::sum);
            String version = car.status().actualVersion();
            if (version != null) {
                versions.merge(version, 1, Integer::sum);
            }
            AlarmPriority priority = car.priority().orElse(null);
            add(cells, new Place(region, car.info().ring()), tile, priority);
            ReasonCode reason = car.status().reason();
            if (tile == Tile.FAILED && reason != null) {
                add(failedBy, reason, tile, priority);
            } else if (tile == Tile.BLOCKED && reason != null) {
                String rollout = update != null && running.contains(update.rollout()) ? update.rollout() : null;
                add(blockedBy, new Obstacle(reason, rollout), tile, priority);
            } else if (tile == Tile.OFFLINE) {
                lostBy.put(
                        region,
                        lostBy.getOrDefault(region, Lost.NONE).with(car.vitals().heard()));
            }
        }

        private static <K> void add(Map<K, Cell> into, K key, Tile tile, @Nullable AlarmPriority priority) {
            into.put(key, into.getOrDefault(key, Cell.EMPTY).with(tile, priority));
        }

        Census census() {
            return new Census(total, tiles, regions, cells, failedBy, blockedBy, lostBy, versions);
        }
    }
}
