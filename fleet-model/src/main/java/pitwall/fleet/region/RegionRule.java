package pitwall.fleet.region;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import pitwall.fleet.Position;

/// To which region a car belongs by where it is. Pure; immutable.
///
/// - Only cars of regions by position move: what somebody wrote down goes before where a car is. A region that nobody
///   described is by name.
/// - A car stays while its own region holds it, or it is less than [#MARGIN] metres outside: a road along a border does
///   not move it there and back.
/// - Of several regions that hold it the smallest counts, then the first by name. A car in none stays where it belongs:
///   nobody loses sight of it.
/// - Whoever asks moves it only after [#STAY] of the same answer, and never while something is being done to it.
public final class RegionRule {
    /// Metres outside its region that a car may be and still belong to it.
    public static final double MARGIN = 200;
    /// How long a car must be somewhere else before it belongs there.
    public static final Duration STAY = Duration.ofMinutes(2);

    private final Map<String, Region> byName;
    private final List<Region> bySize;

    public RegionRule(Collection<Region> regions) {
        byName = regions.stream().collect(Collectors.toMap(Region::name, Function.identity()));
        bySize = regions.stream()
                .filter(Region::isByPosition)
                .sorted(Comparator.comparingDouble(RegionRule::area).thenComparing(Region::name))
                .toList();
    }

    private static double area(Region region) {
        Outline outline = region.outline();
        return outline == null ? Double.POSITIVE_INFINITY : outline.area();
    }

    /// False where no car can move, whatever its position.
    public boolean moves() {
        return bySize.size() > 1;
    }

    /// Whether cars of this region may move.
    public boolean mayLeave(String region) {
        Region known = byName.get(region);
        return known != null && known.isByPosition();
    }

    /// The other region that a car is in; empty while it stays.
    public Optional<String> elsewhere(String region, Position position) {
        Region own = byName.get(region);
        if (own == null || !own.isByPosition() || isNear(own, position)) {
            return Optional.empty();
        }
        return bySize.stream()
                .filter(other -> holds(other, position))
                .map(Region::name)
                .findFirst();
    }

    private static boolean isNear(Region region, Position position) {
        Outline outline = region.outline();
        return outline != null && outline.metresFrom(position) <= MARGIN;
    }

    private static boolean holds(Region region, Position position) {
        Outline outline = region.outline();
        return outline != null && outline.holds(position);
    }
}
