package pitwall.views.cars.list;

import java.util.List;
import pitwall.client.FleetSnapshot;

/// What a pass over the fleet is asked for.
///
/// @param shown what the reader sees meanwhile
/// @param views saved views whose cars are counted along the way
record ListingRequest(
        FleetSnapshot snapshot, ReadingTime time, ListingOrder order, CarListing shown, List<SavedView> views) {
    ListingRequest {
        views = List.copyOf(views);
    }
}
