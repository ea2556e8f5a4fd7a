package pitwall.client;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.AlarmLoad;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.RolloutView;
import pitwall.protocol.rest.AlarmView;
import pitwall.protocol.rest.AuditHead;

/// Rollouts and the audit head while they change. Owned by the `pitwall-fleet` thread.
final class BoardKeeper {
    private static final Comparator<RolloutView> NEWEST_FIRST = Comparator.comparing(
                    (RolloutView view) -> view.rollout().requestedAt())
            .reversed()
            .thenComparing(RolloutView::id);

    private final Map<String, RolloutView> rollouts = new HashMap<>();
    private static final Comparator<AlarmView> OLDEST_FIRST =
            Comparator.comparing(AlarmView::raisedAt).thenComparing(AlarmView::id);

    private final Map<String, AlarmView> alarms = new HashMap<>();
    private AlarmLoad load = AlarmLoad.NONE;
    private SeenAlarms sorted = SeenAlarms.NONE;
    private boolean alarmsChanged;
    private @Nullable AuditHead head;
    private FleetBoard published = FleetBoard.EMPTY;
    private boolean changed;

    void put(RolloutView view) {
        changed = true;
        rollouts.put(view.id(), view);
    }

    /// A change of a rollout that is not here changes nothing: it left the view before.
    void update(RolloutView view) {
        if (rollouts.containsKey(view.id())) {
            put(view);
        }
    }

    void remove(String id) {
        changed |= rollouts.remove(id) != null;
    }

    void signed(AuditHead newest) {
        changed = true;
        head = newest;
    }

    void apply(FleetEvent.OfAlarms change) {
        changed = true;
        alarmsChanged = true;
        switch (change) {
            case FleetEvent.AlarmChanged(AlarmView alarm) -> alarms.put(alarm.id(), alarm);
            case FleetEvent.AlarmRemoved(String id) -> alarms.remove(id);
            case FleetEvent.AlarmLoadChanged(AlarmLoad now) -> load = now;
        }
    }

    void replace(Collection<RolloutView> views, @Nullable AuditHead newest, SeenAlarms seen) {
        alarms.clear();
        seen.alarms().forEach(alarm -> alarms.put(alarm.id(), alarm));
        load = seen.load();
        alarmsChanged = true;
        rollouts.clear();
        views.forEach(this::put);
        head = newest;
        changed = true;
    }

    /// Sorted again only where one of them changed: there may be thousands of them, and rollouts change often.
    private SeenAlarms seenAlarms() {
        if (alarmsChanged) {
            alarmsChanged = false;
            sorted =
                    new SeenAlarms(alarms.values().stream().sorted(OLDEST_FIRST).toList(), load);
        }
        return sorted;
    }

    boolean hasChanges() {
        return changed;
    }

    /// Forgets that anything changed, and says whether something did.
    boolean takeChanges() {
        boolean taken = changed;
        changed = false;
        return taken;
    }

    /// What there is now; it never changes afterwards.
    FleetBoard board() {
        if (changed) {
            published = new FleetBoard(
                    rollouts.values().stream().sorted(NEWEST_FIRST).toList(), head, seenAlarms());
        }
        return published;
    }
}
