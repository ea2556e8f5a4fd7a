package pitwall.client;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.RolloutView;
import pitwall.protocol.rest.AuditHead;

/// What there is beside cars in an immutable picture of a fleet.
///
/// @param rollouts the staged ones in view, the newest first
/// @param auditHead the newest signed head of the audit trail; absent where there is none or nobody asked
/// @param alarms those that are not over
/// @param known false where nobody knows what there was, so that nothing here does not mean that there was nothing
public record FleetBoard(
        List<RolloutView> rollouts, @Nullable AuditHead auditHead, SeenAlarms alarms, boolean known) {
    /// Nothing.
    public static final FleetBoard EMPTY = new FleetBoard(List.of(), null);
    /// Nobody knows.
    public static final FleetBoard UNKNOWN = new FleetBoard(List.of(), null, SeenAlarms.NONE, false);

    public FleetBoard {
        rollouts = List.copyOf(rollouts);
    }

    /// What is known.
    public FleetBoard(List<RolloutView> rollouts, @Nullable AuditHead auditHead, SeenAlarms alarms) {
        this(rollouts, auditHead, alarms, true);
    }

    /// A board without alarms.
    public FleetBoard(List<RolloutView> rollouts, @Nullable AuditHead auditHead) {
        this(rollouts, auditHead, SeenAlarms.NONE);
    }

    /// The rollout with this id, if it is in view.
    public Optional<RolloutView> rollout(String id) {
        return rollouts.stream().filter(rollout -> rollout.id().equals(id)).findFirst();
    }
}
