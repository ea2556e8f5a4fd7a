package pitwall.views.alarms;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import pitwall.fleet.CarId;

/// Which alarms are marked, each with the car it is about, so that a mark outlives its alarm. FX thread; needs no
/// toolkit.
final class AlarmMarks {
    private final Map<String, CarId> marked = new LinkedHashMap<>();
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();

    /// Marks an alarm, or takes its mark away.
    void toggle(String alarm, CarId car) {
        if (marked.remove(alarm) == null) {
            marked.put(alarm, car);
        }
        revision.set(revision.get() + 1);
    }

    /// True if there were any.
    boolean clear() {
        boolean some = !marked.isEmpty();
        marked.clear();
        revision.set(revision.get() + 1);
        return some;
    }

    boolean has(String alarm) {
        return marked.containsKey(alarm);
    }

    /// The cars of the marked alarms, each once, in the order in which they were marked.
    List<CarId> cars() {
        return marked.values().stream().distinct().toList();
    }

    /// Changes with every change of the marks.
    ReadOnlyIntegerProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }
}
