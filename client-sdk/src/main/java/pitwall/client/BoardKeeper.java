package pitwall.client;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.RolloutView;
import pitwall.protocol.rest.AuditHead;

/// Rollouts and the audit head while they change. Owned by the `pitwall-fleet` thread.
final class BoardKeeper {
    private static final Comparator<RolloutView> NEWEST_FIRST = Comparator.comparing(
                    (RolloutView view) -> view.rollout().requestedAt())
            .reversed()
            .thenComparing(RolloutView::id);

    private final Map<String, RolloutView> rollouts = new HashMap<>();
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

    void replace(Collection<RolloutView> views, @Nullable AuditHead newest) {
        rollouts.clear();
        views.forEach(this::put);
        head = newest;
        changed = true;
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
                    rollouts.values().stream().sorted(NEWEST_FIRST).toList(), head);
        }
        return published;
    }
}
