package pitwall.cache.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import pitwall.client.FleetBoard;
import pitwall.client.FleetSnapshot;
import pitwall.client.SeenPicture;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.UpdateProgress;
import pitwall.protocol.rest.AuditHead;

/// A whole picture as the changes that lead to it from nothing; of one whose board is not known the cars alone.
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
        if (snapshot.board().known()) {
            addBoard(events, snapshot.board());
        }
        return events;
    }

    private static void addBoard(List<FleetEvent> events, FleetBoard board) {
        board.rollouts().forEach(rollout -> events.add(new FleetEvent.RolloutCreated(rollout)));
        AuditHead head = board.auditHead();
        if (head != null) {
            events.add(new FleetEvent.AuditSigned(head));
        }
        board.alarms().alarms().forEach(alarm -> events.add(new FleetEvent.AlarmChanged(alarm)));
        events.add(new FleetEvent.AlarmLoadChanged(board.alarms().load()));
    }
}
