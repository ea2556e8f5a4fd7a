package pitwall.views.cars.list;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.views.fx.Followed;

/// The selected car and the marked cars, by id, shared by all presentations of a list. FX thread.
///
/// The selected car is the one under the cursor: keys start from it, the drawer shows it. Marks are for acting on
/// several cars at once; they survive every change of order, query and presentation.
public final class CarSelection {
    private final Chosen chosen;
    private final ReadOnlyObjectWrapper<Optional<CarId>> cursor = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyIntegerWrapper markCount = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();

    /// What all have that share a selection.
    private static final class Chosen {
        private final SimpleObjectProperty<Optional<CarId>> cursor = new SimpleObjectProperty<>(Optional.empty());
        private final SimpleIntegerProperty markCount = new SimpleIntegerProperty();
        /// Counts the changes of the marks, so that views redraw once per change and not once per car.
        private final SimpleIntegerProperty revision = new SimpleIntegerProperty();

        private final Set<CarId> marks = new LinkedHashSet<>();
        private @Nullable CarId anchor;
    }

    public CarSelection() {
        this(new Chosen());
    }

    private CarSelection(Chosen chosen) {
        this.chosen = chosen;
        Followed.follow(cursor, chosen.cursor);
        Followed.follow(markCount, chosen.markCount);
        Followed.follow(revision, chosen.revision);
    }

    /// The same selection for one screen: what listens to it is forgotten with the screen and need not be taken away.
    CarSelection forOneScreen() {
        return new CarSelection(chosen);
    }

    public void select(CarId id) {
        chosen.anchor = null;
        chosen.cursor.set(Optional.of(id));
    }

    /// Marks every car between the place where the range began and `to`, which becomes the selected car.
    public void extendTo(CarId to, CarListing listing) {
        CarId from = chosen.anchor == null ? chosen.cursor.get().orElse(to) : chosen.anchor;
        int start = listing.indexOf(from);
        int end = listing.indexOf(to);
        if (end < 0) {
            return;
        }
        start = start < 0 ? end : start;
        for (int i = Math.min(start, end); i <= Math.max(start, end); i++) {
            chosen.marks.add(listing.id(i));
        }
        chosen.cursor.set(Optional.of(to));
        chosen.anchor = from;
        marksChanged();
    }

    /// Marks the car, or takes its mark away.
    public void toggleMark(CarId id) {
        if (!chosen.marks.remove(id)) {
            chosen.marks.add(id);
        }
        marksChanged();
    }

    public void markAll(Collection<CarId> ids) {
        chosen.marks.addAll(ids);
        marksChanged();
    }

    /// Marks every car of a listing.
    public void markAll(CarListing listing) {
        for (int i = 0; i < listing.size(); i++) {
            chosen.marks.add(listing.id(i));
        }
        marksChanged();
    }

    public void clear() {
        chosen.anchor = null;
        chosen.cursor.set(Optional.empty());
        clearMarks();
    }

    public void clearMarks() {
        chosen.marks.clear();
        marksChanged();
    }

    public boolean isMarked(CarId id) {
        return chosen.marks.contains(id);
    }

    public boolean isSelected(CarId id) {
        return chosen.cursor.get().filter(id::equals).isPresent();
    }

    public boolean isEmpty() {
        return chosen.marks.isEmpty() && chosen.cursor.get().isEmpty();
    }

    /// The marked cars in the order in which they were marked.
    public List<CarId> marks() {
        return List.copyOf(chosen.marks);
    }

    public Optional<CarId> cursor() {
        return chosen.cursor.get();
    }

    public ReadOnlyObjectProperty<Optional<CarId>> cursorProperty() {
        return cursor.getReadOnlyProperty();
    }

    public ReadOnlyIntegerProperty markCountProperty() {
        return markCount.getReadOnlyProperty();
    }

    /// Changes with every change of the marks.
    public ReadOnlyIntegerProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    private void marksChanged() {
        chosen.markCount.set(chosen.marks.size());
        chosen.revision.set(chosen.revision.get() + 1);
    }
}
