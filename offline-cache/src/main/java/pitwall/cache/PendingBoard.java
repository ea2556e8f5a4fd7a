package pitwall.cache;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.RolloutView;
import pitwall.protocol.rest.AuditHead;

/// What is new about rollouts and the audit head and is not on disk yet: one entry a rollout at most. Guarded by its
/// owner.
final class PendingBoard {
    private final Map<String, Change> rollouts = new LinkedHashMap<>();
    private final PendingAlarms alarms = new PendingAlarms();
    private @Nullable AuditHead head;

    /// What became of one rollout.
    sealed interface Change {
        /// It is there, whether it was before or not.
        record There(RolloutView view) implements Change {}

        /// It stands elsewhere, if it is there: as in the picture, a change of what left the view before is none.
        record Moved(RolloutView view) implements Change {}

        record Gone() implements Change {}
    }

    void put(RolloutView view) {
        rollouts.put(view.id(), new Change.There(view));
    }

    void update(RolloutView view) {
        rollouts.merge(view.id(), new Change.Moved(view), PendingBoard::then);
    }

    void remove(String id) {
        rollouts.put(id, new Change.Gone());
    }

    void signed(AuditHead newest) {
        head = newest;
    }

    void clear() {
        rollouts.clear();
        head = null;
        alarms.clear();
    }

    /// These changes, followed by those of `later`.
    void append(PendingBoard later) {
        later.rollouts.forEach((id, change) -> rollouts.merge(id, change, PendingBoard::then));
        head = later.head == null ? head : later.head;
        alarms.append(later.alarms);
    }

    private static Change then(Change before, Change later) {
        return switch (later) {
            case Change.There there -> there;
            case Change.Gone gone -> gone;
            case Change.Moved(RolloutView view) ->
                switch (before) {
                    case Change.There there -> new Change.There(view);
                    case Change.Moved moved -> later;
                    case Change.Gone gone -> gone;
                };
        };
    }

    PendingAlarms alarms() {
        return alarms;
    }

    Map<String, Change> rollouts() {
        return rollouts;
    }

    @Nullable
    AuditHead head() {
        return head;
    }
}
