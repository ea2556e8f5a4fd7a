package pitwall.cache.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import pitwall.client.FleetSnapshot;
import pitwall.client.SeenPicture;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.UpdateProgress;
import pitwall.protocol.rest.AuditHead;

/// A whole picture as the changes that lead to it from nothing.
final class Keyframe {
    /// What every keyframe is told after.
    static final SeenPicture NOTHING = SeenPicture.ofCars("", 0, Instant.EPOCH, List.of());

    private Keyframe() {}

    static List<FleetEvent> events(FleetSnapshot snapshot) {
        List<FleetEvent> events = new ArrayList<>(snapshot.size());
        snapshot.forEach(car -> events.add(new FleetEvent.CarCreated(car)));
        for (int slot = 0; slot < snapshot.slots(); slot++) {
            UpdateProgress update = snapshot.updateAt(slot);
            if (update != null && snapshot.at(slot) != null) {
                events.add(new FleetEvent.CarUpdateChanged(update));
            }
        }
        snapshot.board().rollouts().forEach(rollout -> events.add(new FleetEvent.RolloutCreated(rollout)));
        AuditHead head = snapshot.board().auditHead();
        if (head != null) {
            events.add(new FleetEvent.AuditSigned(head));
        }
        snapshot.board().alarms().alarms().forEach(alarm -> events.add(new FleetEvent.AlarmChanged(alarm)));
        events.add(new FleetEvent.AlarmLoadChanged(snapshot.board().alarms().load()));
        return events;
    }
}
