package pitwall.views.cars.list;

import java.util.List;
import pitwall.fleet.query.QueryTerm;

/// The rows that a pass over the fleet found.
///
/// @param fresh the rows as they should be now
/// @param held the rows that the reader sees, found again in the snapshot of the pass
/// @param waiting the fewest rows that must come, go or move to get from `held` to `fresh`
/// @param toRemove terms each of which alone keeps a list empty; empty where cars match
record ListingResult(CarListing fresh, CarListing held, int waiting, List<QueryTerm> toRemove) {
    ListingResult {
        toRemove = List.copyOf(toRemove);
    }
}
