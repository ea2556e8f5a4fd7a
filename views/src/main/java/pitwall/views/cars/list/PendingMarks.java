package pitwall.views.cars.list;

import java.util.HashMap;
import java.util.Map;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import pitwall.fleet.CarId;

/// Which cars somebody here asked to change, and whose change is still to be seen. FX thread.
public final class PendingMarks {
    private final Map<CarId, Integer> waiting = new HashMap<>();
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();

    /// A change of the car is on its way.
    public void requested(CarId id) {
        waiting.merge(id, 1, Integer::sum);
        revision.set(revision.get() + 1);
    }

    /// One change of the car was seen, refused or given up.
    public void ended(CarId id) {
        waiting.computeIfPresent(id, (_, number) -> number > 1 ? number - 1 : null);
        revision.set(revision.get() + 1);
    }

    public boolean isPending(CarId id) {
        return waiting.containsKey(id);
    }

    /// Counts up with every change of what is pending.
    public ReadOnlyIntegerProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }
}
