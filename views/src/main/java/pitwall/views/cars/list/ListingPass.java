package pitwall.views.cars.list;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import pitwall.client.FleetSnapshot;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.query.CarQuery;
import pitwall.fleet.query.QueryParse;
import pitwall.fleet.query.QueryTerm;
import pitwall.protocol.UpdateProgress;

/// Filters, sorts and divides the fleet, and counts its kinds, off the FX thread. Thread-safe. The rows come first, so
/// that whoever asked sees them without waiting for the counts.
///
/// Sorting compares plain numbers: the value that is sorted by in the upper bits, the rank of the id in the lower.
/// 100 000 cars take some ten milliseconds instead of the hundreds that comparing cars would.
final class ListingPass {
    /// How many terms are tried one by one when nothing matches.
    private static final int TRIED_TERMS = 8;
    /// How many cars are looked at between two looks at whether the outcome is still wanted.
    private static final int CHECK_EVERY = 4_096;

    private final AtomicReference<IdRanks> ranks = new AtomicReference<>(IdRanks.NONE);

    /// Works out the rows; empty where the pass was superseded on the way.
    Optional<ListingResult> rows(ListingRequest request, BooleanSupplier superseded) {
        IdRanks byId = ranks.updateAndGet(known -> known.of(request.snapshot()));
        Matches matches = filter(request, superseded);
        if (superseded.getAsBoolean()) {
            return Optional.empty();
        }
        int[] slots = sort(request, matches, byId);
        if (superseded.getAsBoolean()) {
            return Optional.empty();
        }
        CarListing fresh = listing(request, slots);
        CarListing held = found(request.shown(), request.snapshot());
        if (superseded.getAsBoolean()) {
            return Optional.empty();
        }
        int waiting = Waiting.between(held, fresh, request.snapshot().slots());
        return Optional.of(new ListingResult(fresh, held, waiting, toRemove(request, fresh)));
    }

    /// Counts what the facets and the saved views say; empty where the pass was superseded on the way.
    Optional<Facets> facets(ListingRequest request, BooleanSupplier superseded) {
        FleetSnapshot snapshot = request.snapshot();
        CarQuery query = request.order().query();
        FacetCount facets = new FacetCount(query, request.time());
        ViewCount views = new ViewCount(request.views(), request.time());
        Set<CarId> leftOut = request.leftOut();
        for (int slot = 0; slot < snapshot.slots(); slot++) {
            if (slot % CHECK_EVERY == 0 && superseded.getAsBoolean()) {
                return Optional.empty();
            }
            Car car = snapshot.at(slot);
            if (car == null || leftOut.contains(car.id())) {
                continue;
            }
            UpdateProgress update = snapshot.updateAt(slot);
            views.add(car, update);
            if (query.matches(car, update, request.time().known())) {
                facets.matching(car, update);
            } else {
                facets.other(car, update);
            }
        }
        return Optional.of(new Facets(facets.values(), Map.copyOf(views.counts())));
    }

    private record Matches(Car[] cars, int[] slots, int count) {}

    private static Matches filter(ListingRequest request, BooleanSupplier superseded) {
        FleetSnapshot snapshot = request.snapshot();
        Car[] cars = new Car[snapshot.size()];
        int[] slots = new int[snapshot.size()];
        Set<CarId> leftOut = request.leftOut();
        int count = 0;
        for (int slot = 0; slot < snapshot.slots(); slot++) {
            if (slot % CHECK_EVERY == 0 && superseded.getAsBoolean()) {
                break;
            }
            Car car = snapshot.at(slot);
            if (car != null
                    && !leftOut.contains(car.id())
                    && matches(request.order().query(), car, slot, request)) {
                cars[count] = car;
                slots[count++] = slot;
            }
        }
        return new Matches(cars, slots, count);
    }

    private static int[] sort(ListingRequest request, Matches matches, IdRanks byId) {
        int count = matches.count();
        SortKeys keys = SortKeys.of(request.order().sort(), request.time(), matches.cars(), count);
        int rankBits = Long.SIZE - 1 - SortKeys.BITS;
        long[] packed = new long[count];
        for (int i = 0; i < count; i++) {
            packed[i] = keys.key(matches.cars()[i]) << rankBits | byId.rank(matches.slots()[i]);
        }
        Arrays.sort(packed);
        boolean reverse =
                request.order().sort().descending() && request.order().sort().column() == CarColumn.CAR;
        int[] slots = new int[count];
        for (int i = 0; i < count; i++) {
            long key = packed[reverse ? count - 1 - i : i];
            slots[i] = byId.slot((int) (key & (1L << rankBits) - 1));
        }
        return slots;
    }

    private static CarListing listing(ListingRequest request, int[] sorted) {
        boolean divided = request.order().grouping() != Grouping.NONE;
        int[] slots = sorted;
        List<CarGroup> groups = List.of();
        if (divided) {
            Division division =
                    Division.of(sorted, request.snapshot(), request.order().grouping(), request.time());
            slots = division.slots();
            groups = division.groups();
        }
        CarId[] ids = new CarId[slots.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = car(request.snapshot(), slots[i]).id();
        }
        return new CarListing(
                ids, slots, groups, request.order(), request.snapshot().size());
    }

    /// The shown rows at the slots that their cars have now; -1 for those that are gone.
    private static CarListing found(CarListing shown, FleetSnapshot snapshot) {
        Map<CarId, Integer> moved = null;
        int[] slots = null;
        for (int i = 0; i < shown.size(); i++) {
            if (shown.car(i, snapshot) == null && shown.slot(i) >= 0) {
                moved = moved == null ? slotsById(snapshot) : moved;
                slots = slots == null ? slotsOf(shown) : slots;
                slots[i] = moved.getOrDefault(shown.id(i), -1);
            }
        }
        return slots == null ? shown : shown.at(slots);
    }

    private static Map<CarId, Integer> slotsById(FleetSnapshot snapshot) {
        Map<CarId, Integer> slots = HashMap.newHashMap(snapshot.size());
        for (int slot = 0; slot < snapshot.slots(); slot++) {
            Car car = snapshot.at(slot);
            if (car != null) {
                slots.put(car.id(), slot);
            }
        }
        return slots;
    }

    private static int[] slotsOf(CarListing listing) {
        int[] slots = new int[listing.size()];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = listing.slot(i);
        }
        return slots;
    }

    private static List<QueryTerm> toRemove(ListingRequest request, CarListing fresh) {
        if (fresh.size() > 0 || fresh.total() == 0) {
            return List.of();
        }
        List<QueryTerm> found = new ArrayList<>();
        for (QueryTerm term :
                request.order().query().terms().stream().limit(TRIED_TERMS).toList()) {
            if (CarQuery.parse(request.order().query().without(term)) instanceof QueryParse.Valid valid
                    && anyMatches(valid.query(), request)) {
                found.add(term);
            }
        }
        return found;
    }

    private static boolean anyMatches(CarQuery query, ListingRequest request) {
        for (int slot = 0; slot < request.snapshot().slots(); slot++) {
            Car car = request.snapshot().at(slot);
            if (car != null && matches(query, car, slot, request)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(CarQuery query, Car car, int slot, ListingRequest request) {
        return query.matches(
                car, request.snapshot().updateAt(slot), request.time().known());
    }

    static Car car(FleetSnapshot snapshot, int slot) {
        Car car = snapshot.at(slot);
        if (car == null) {
            throw new IllegalStateException("slot " + slot + " emptied inside one snapshot");
        }
        return car;
    }
}
