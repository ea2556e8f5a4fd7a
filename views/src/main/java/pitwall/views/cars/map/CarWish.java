package pitwall.views.cars.map;

import pitwall.client.FleetSnapshot;
import pitwall.views.cars.list.CarListing;
import pitwall.views.cars.list.ReadingTime;

/// Which cars the map is to show, and how.
///
/// @param exact false where positions are only told coarsely
record CarWish(
        CarListing listing, FleetSnapshot snapshot, ReadingTime time, MapMode mode, boolean exact, CarColors colors) {}
