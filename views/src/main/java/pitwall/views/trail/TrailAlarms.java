package pitwall.views.trail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The alarms about the audit trail, until somebody acknowledges them, one after the other. Outlives the window's frame
/// and its language. FX thread.
public final class TrailAlarms {
    private final ReadOnlyObjectWrapper<Optional<TrailAlarm>> alarm = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final List<TrailAlarm> open = new ArrayList<>();
    private final List<TrailAlarm> acknowledged = new ArrayList<>();

    /// Takes what was found. What was acknowledged before is not raised again.
    public void raise(TrailAlarm next) {
        if (open.stream().noneMatch(next::isSameAs) && acknowledged.stream().noneMatch(next::isSameAs)) {
            open.add(next);
            show();
        }
    }

    /// The one that is shown was seen by a person; the next takes its place.
    public void acknowledge() {
        if (!open.isEmpty()) {
            acknowledged.add(open.removeFirst());
            show();
        }
    }

    private void show() {
        Optional<TrailAlarm> first = open.stream().findFirst();
        if (!first.equals(alarm.get())) {
            alarm.set(first);
        }
    }

    /// The oldest alarm that nobody acknowledged yet.
    public ReadOnlyObjectProperty<Optional<TrailAlarm>> alarmProperty() {
        return alarm.getReadOnlyProperty();
    }
}
