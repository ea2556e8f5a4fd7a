package pitwall.views.alarm;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;
import pitwall.protocol.rest.AlarmView;
import pitwall.views.fx.FleetModel;

/// Watches, while somebody looks at the past, for a P1 that came meanwhile. FX thread; needs no toolkit.
public final class NewUrgent {
    private final FleetModel live;
    private final ObservableValue<Optional<Instant>> moment;
    private final Set<String> known = new HashSet<>();
    private final ReadOnlyObjectWrapper<Optional<AlarmView>> alarm = new ReadOnlyObjectWrapper<>(Optional.empty());
    private boolean away;

    /// @param live what is so now, whatever is shown
    /// @param moment of the past that is shown; empty while it is none
    public NewUrgent(FleetModel live, ObservableValue<Optional<Instant>> moment) {
        this.live = live;
        this.moment = moment;
    }

    /// Follows both until the subscription ends.
    public Subscription follow() {
        return Subscription.combine(moment.subscribe(shown -> travel(shown.isPresent())), live.onFrame(frame -> {
            if (frame.changes().board() || frame.changes().whole()) {
                look();
            }
        }));
    }

    private void travel(boolean past) {
        if (past && !away) {
            known.clear();
            waiting().forEach(each -> known.add(each.id()));
        }
        away = past;
        look();
    }

    private void look() {
        alarm.set(
                away
                        ? waiting().stream()
                                .filter(each -> !known.contains(each.id()))
                                .findFirst()
                        : Optional.empty());
    }

    private List<AlarmView> waiting() {
        return live.frame().snapshot().board().alarms().urgent().toList();
    }

    /// The first that came since and that nobody knows of; empty where there is none, and in the present.
    public ReadOnlyObjectProperty<Optional<AlarmView>> alarmProperty() {
        return alarm.getReadOnlyProperty();
    }
}
