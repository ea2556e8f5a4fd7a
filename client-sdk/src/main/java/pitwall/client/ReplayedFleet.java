package pitwall.client;

import java.util.List;
import pitwall.protocol.FleetEvent;

/// A picture of the fleet that is rebuilt from what was seen before: as [FleetClient] keeps its own, without a server.
/// Belongs to one thread at a time; what it gives out may be read by any.
public final class ReplayedFleet {
    private final FleetPicture picture = new FleetPicture();

    /// Swaps to this picture. Cars that stay keep their slots.
    public void replace(SeenPicture seen) {
        picture.replace(seen.cars(), seen.updates(), seen.rollouts(), seen.auditHead(), seen.alarms());
    }

    /// Applies what followed.
    public void apply(List<FleetEvent> changes) {
        changes.forEach(picture::apply);
    }

    /// The picture as it is now; it never changes afterwards.
    public FleetSnapshot snapshot() {
        return picture.snapshot();
    }

    /// What differs from the last time this was asked. Call after [#snapshot].
    public FleetChanges takeChanges() {
        return picture.takeChanges();
    }
}
