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
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;

/// The selected car and the marked cars, by id, shared by all presentations of a list. FX thread.
///
/// The selected car is the one under the cursor: keys start from it, the drawer shows it. Marks are for acting on
/// several cars at once; they survive every change of order, query and presentation.
public final class CarSelection {
    private final ReadOnlyObjectWrapper<Optional<CarId>> cursor = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyIntegerWrapper markCount = new ReadOnlyIntegerWrapper();
    /// Counts the changes of the marks, so that views redraw once per change and not once per car.
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();

    private final Set<CarId> marks = new LinkedHashSet<>();
    private @Nullable CarId anchor;

    public void select(CarId id) {
        anchor = null;
        cursor.set(Optional.of(id));
    }

    /// Marks every car between the place where the range began and `to`, which becomes the selected car.
    public void extendTo(CarId to, CarListing listing) {
        CarId from = anchor == null ? cursor.get().orElse(to) : anchor;
        int start = listing.indexOf(from);
        int end = listing.indexOf(to);
        if (end < 0) {
            return;
        }
        start = start < 0 ? end : start;
        for (int i = Math.min(start, end); i <= Math.max(start, end); i++) {
            marks.add(listing.id(i));
        }
        cursor.set(Optional.of(to));
        anchor = from;
        marksChanged();
    }

    /// Marks the car, or takes its mark away.
    public void toggleMark(CarId id) {
        if (!marks.remove(id)) {
            marks.add(id);
        }
        marksChanged();
    }

    public void markAll(Collection<CarId> ids) {
        marks.addAll(ids);
        marksChanged();
    }

    /// Marks every car of a listing.
    public void markAll(CarListing listing) {
        for (int i = 0; i < listing.size(); i++) {
            marks.add(listing.id(i));
        }
        marksChanged();
    }

    public void clear() {
        anchor = null;
        cursor.set(Optional.empty());
        clearMarks();
    }

    public void clearMarks() {
        marks.clear();
        marksChanged();
    }

    public boolean isMarked(CarId id) {
        return marks.contains(id);
    }

    public boolean isSelected(CarId id) {
        return cursor.get().filter(id::equals).isPresent();
    }

    public boolean isEmpty() {
        return marks.isEmpty() && cursor.get().isEmpty();
    }

    /// The marked cars in the order in which they were marked.
    public List<CarId> marks() {
        return List.copyOf(marks);
    }

    public Optional<CarId> cursor() {
        return cursor.get();
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
        markCount.set(marks.size());
        revision.set(revision.get() + 1);
    }
}
