package pitwall.views.cars.face;

import java.util.Optional;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.views.cars.list.CarList;
import pitwall.views.cars.list.CarListing;

/// Moves the selected car through the list, whatever it looks like. FX thread.
public final class ListCursor {
    private final CarList list;

    public ListCursor(CarList list) {
        this.list = list;
    }

    /// Selects the car so many places on; stops at both ends. Starts at the first car where none is selected.
    ///
    /// @param extend marks every car on the way
    /// @return the car that is selected now
    public Optional<CarId> move(int places, boolean extend) {
        CarListing listing = list.listing();
        if (listing.size() == 0) {
            return Optional.empty();
        }
        int from = index();
        int to = from < 0 ? 0 : Math.clamp((long) from + places, 0, listing.size() - 1);
        return Optional.of(select(listing.id(to), extend));
    }

    public Optional<CarId> first(boolean extend) {
        return list.listing().size() == 0
                ? Optional.empty()
                : Optional.of(select(list.listing().id(0), extend));
    }

    public Optional<CarId> last(boolean extend) {
        int size = list.listing().size();
        return size == 0 ? Optional.empty() : Optional.of(select(list.listing().id(size - 1), extend));
    }

    /// Selects the next car that is a problem, or the previous one; empty where there is none in that direction.
    public Optional<CarId> problem(int step) {
        CarListing listing = list.listing();
        int start = index() < 0 && step < 0 ? listing.size() : index();
        for (int i = start + step; i >= 0 && i < listing.size(); i += step) {
            Optional<Car> car = list.car(i);
            if (car.filter(each -> list.time().headline(each).isProblem()).isPresent()) {
                return Optional.of(select(listing.id(i), false));
            }
        }
        return Optional.empty();
    }

    /// Selects the first car of the next group, or of this one and then the previous.
    public Optional<CarId> group(int step) {
        CarListing listing = list.listing();
        int at = Math.max(index(), 0);
        return listing.groupAt(at).map(group -> {
            int here = listing.groups().indexOf(group);
            int there = step < 0 && at > group.start() ? here : here + step;
            int bounded = Math.clamp(there, 0, listing.groups().size() - 1);
            return select(listing.id(listing.groups().get(bounded).start()), false);
        });
    }

    /// The place of the selected car; -1 where none is selected or it is not listed.
    public int index() {
        return list.selection().cursor().map(list.listing()::indexOf).orElse(-1);
    }

    private CarId select(CarId id, boolean extend) {
        list.hold().touch();
        if (extend) {
            list.selection().extendTo(id, list.listing());
        } else {
            list.selection().select(id);
        }
        return id;
    }
}
