package pitwall.views.trail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The alarm about the audit trail, until somebody acknowledges it. Outlives the window's frame and its language. FX
/// thread.
public final class TrailAlarms {
    private final ReadOnlyObjectWrapper<Optional<TrailAlarm>> alarm = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final List<TrailAlarm> acknowledged = new ArrayList<>();

    /// Takes what a witness found. What was acknowledged before is not raised again.
    public void raise(TrailAlarm next) {
        boolean known = acknowledged.stream().anyMatch(next::isSameAs)
                || alarm.get().filter(next::isSameAs).isPresent();
        if (!known) {
            alarm.set(Optional.of(next));
        }
    }

    public void acknowledge() {
        alarm.get().ifPresent(acknowledged::add);
        alarm.set(Optional.empty());
    }

    /// The alarm that nobody acknowledged yet.
    public ReadOnlyObjectProperty<Optional<TrailAlarm>> alarmProperty() {
        return alarm.getReadOnlyProperty();
    }
}
