package pitwall.views.cars.list;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.client.FleetSnapshot;
import pitwall.fleet.CarId;

/// What a pass over the fleet is asked for.
///
/// @param shown what the reader sees meanwhile
/// @param views saved views whose cars are counted along the way
/// @param since leaves out the cars that did not change since then; absent where all are wanted
record ListingRequest(
        FleetSnapshot snapshot,
        ReadingTime time,
        ListingOrder order,
        CarListing shown,
        List<SavedView> views,
        @Nullable Since since) {
    ListingRequest {
        views = List.copyOf(views);
    }

    /// Of all cars.
    ListingRequest(
            FleetSnapshot snapshot, ReadingTime time, ListingOrder order, CarListing shown, List<SavedView> views) {
        this(snapshot, time, order, shown, views, null);
    }

    /// A moment of the past, and the picture of now that tells what changed since.
    record Since(Instant moment, FleetSnapshot live) {
        /// The cars that are now as they were then. One that is gone is not among them.
        Set<CarId> unchanged() {
            Set<CarId> same = new HashSet<>();
            live.forEach(car -> {
                if (!car.status().since().isAfter(moment)) {
                    same.add(car.id());
                }
            });
            return same;
        }
    }

    /// The cars that are not looked at.
    Set<CarId> leftOut() {
        return since == null ? Set.of() : since.unchanged();
    }
}
