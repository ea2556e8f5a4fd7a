package pitwall.views.cars.map;

import java.util.Optional;
import pitwall.client.FleetSnapshot;
import pitwall.fleet.CarId;
import pitwall.views.cars.list.CarListing;
import pitwall.views.cars.list.ReadingTime;

/// Which cars the map is to show, and how.
///
/// @param exact false where positions are only told coarsely
/// @param size of marks and letters, 1 for the usual one
/// @param selected looked for among the points on the way
record CarWish(
        CarListing listing,
        FleetSnapshot snapshot,
        ReadingTime time,
        MapMode mode,
        boolean exact,
        CarColors colors,
        double size,
        Optional<CarId> selected) {}
