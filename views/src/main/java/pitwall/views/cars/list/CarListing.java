package pitwall.views.cars.list;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.client.FleetSnapshot;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;

/// Which cars a list shows in which order: the outcome of one pass over the fleet. Immutable.
///
/// A row keeps its car by id and finds it by slot, so that rows stay what they were while the fleet goes on changing.
public final class CarListing {
    /// Before the first pass.
    public static final CarListing EMPTY = new CarListing(new CarId[0], new int[0], List.of(), ListingOrder.FIRST, 0);

    private final CarId[] ids;
    private final int[] slots;
    private final List<CarGroup> groups;
    private final ListingOrder order;
    private final int total;

    /// @param ids owned by the listing from now on, as is `slots`
    /// @param groups in order and without gaps; empty where the list is undivided
    /// @param total how many cars there are without the query
    CarListing(CarId[] ids, int[] slots, List<CarGroup> groups, ListingOrder order, int total) {
        this.ids = ids;
        this.slots = slots;
        this.groups = List.copyOf(groups);
        this.order = order;
        this.total = total;
    }

    /// The same rows, found at other slots.
    CarListing at(int[] moved) {
        return new CarListing(ids, moved, groups, order, total);
    }

    public int size() {
        return ids.length;
    }

    public CarId id(int index) {
        return ids[index];
    }

    int slot(int index) {
        return slots[index];
    }

    /// The car of a row as a snapshot knows it; null where it is gone, and for a row beyond the end, which a cell may
    /// still stand on until the next layout.
    public @Nullable Car car(int index, FleetSnapshot snapshot) {
        if (index >= slots.length) {
            return null;
        }
        int slot = slots[index];
        Car car = slot < 0 ? null : snapshot.at(slot);
        return car != null && (car.id() == ids[index] || car.id().equals(ids[index])) ? car : null;
    }

    /// The index of a car; -1 where it is not listed. Looks at every row.
    public int indexOf(CarId id) {
        for (int i = 0; i < ids.length; i++) {
            if (ids[i].equals(id)) {
                return i;
            }
        }
        return -1;
    }

    public List<CarGroup> groups() {
        return groups;
    }

    /// The group that a row is in; empty where the list is undivided.
    public Optional<CarGroup> groupAt(int index) {
        int low = 0;
        int high = groups.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            CarGroup group = groups.get(middle);
            if (index < group.start()) {
                high = middle - 1;
            } else if (index >= group.end()) {
                low = middle + 1;
            } else {
                return Optional.of(group);
            }
        }
        return Optional.empty();
    }

    /// What was asked for.
    public ListingOrder order() {
        return order;
    }

    /// True where the other listing shows the same cars in the same places.
    public boolean hasRowsOf(CarListing other) {
        return (ids == other.ids || Arrays.equals(ids, other.ids)) && groups.equals(other.groups);
    }

    /// How many cars there are without the query.
    public int total() {
        return total;
    }
}
