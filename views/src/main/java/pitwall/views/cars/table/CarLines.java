package pitwall.views.cars.table;

import java.util.AbstractList;
import java.util.List;
import javafx.collections.ObservableListBase;
import pitwall.views.cars.list.CarGroup;
import pitwall.views.cars.list.CarListing;

/// The lines of the table: the cars of a listing with a heading before each group. A line says where a car stands, not
/// which: as many cars in another order are no change of the lines, but of what they show. Other lines are one change,
/// however many there are; nothing is copied.
final class CarLines extends ObservableListBase<Line> {
    private CarListing listing = CarListing.EMPTY;

    CarListing listing() {
        return listing;
    }

    /// Shows another listing. Where the lines are the same nobody is told: whoever shows them draws them anew, which is
    /// far less than taking every cell of the table apart.
    void show(CarListing next) {
        if (next.size() == listing.size() && next.groups().equals(listing.groups())) {
            listing = next;
            return;
        }
        List<Line> before = new Past(listing);
        beginChange();
        listing = next;
        nextReplace(0, size(), before);
        endChange();
    }

    @Override
    public Line get(int line) {
        return line(listing, line);
    }

    @Override
    public int size() {
        return lines(listing);
    }

    /// The line on which a car of the listing stands.
    int lineOf(int index) {
        int headings = 0;
        for (CarGroup group : listing.groups()) {
            if (group.start() > index) {
                break;
            }
            headings++;
        }
        return index + headings;
    }

    private static int lines(CarListing listing) {
        return listing.size() + listing.groups().size();
    }

    /// Group `g` has its heading on line `start + g`.
    private static Line line(CarListing listing, int line) {
        List<CarGroup> groups = listing.groups();
        int low = 0;
        int high = groups.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            CarGroup group = groups.get(middle);
            int heading = group.start() + middle;
            if (line == heading) {
                return new Line(-1, group);
            }
            if (line < heading) {
                high = middle - 1;
            } else {
                low = middle + 1;
            }
        }
        return new Line(line - low, null);
    }

    /// What was shown before a change, for whoever asks.
    private static final class Past extends AbstractList<Line> {
        private final CarListing listing;

        Past(CarListing listing) {
            this.listing = listing;
        }

        @Override
        public Line get(int line) {
            return line(listing, line);
        }

        @Override
        public int size() {
            return lines(listing);
        }
    }
}
