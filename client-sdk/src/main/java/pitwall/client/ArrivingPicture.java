package pitwall.client;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.protocol.AlarmLoad;
import pitwall.protocol.RolloutView;
import pitwall.protocol.ServerFrame.SnapshotPart;
import pitwall.protocol.UpdateProgress;
import pitwall.protocol.rest.AlarmView;
import pitwall.protocol.rest.AuditHead;

/// The parts of a snapshot that came so far. Nothing of it is shown before the last one. Owned by the `pitwall-fleet`
/// thread.
final class ArrivingPicture {
    private final List<Car> cars = new ArrayList<>();
    private final List<UpdateProgress> updates = new ArrayList<>();
    private final List<RolloutView> rollouts = new ArrayList<>();
    private final List<AlarmView> alarms = new ArrayList<>();
    private AlarmLoad alarmLoad = AlarmLoad.NONE;
    private @Nullable AuditHead auditHead;

    void clear() {
        cars.clear();
        updates.clear();
        rollouts.clear();
        auditHead = null;
        alarms.clear();
        alarmLoad = AlarmLoad.NONE;
    }

    void add(SnapshotPart part) {
        if (part.part() == 1) {
            clear();
        }
        cars.addAll(part.cars());
        updates.addAll(part.updatesIn());
        rollouts.addAll(part.rolloutsIn());
        alarms.addAll(part.alarmsIn());
        AlarmLoad load = part.alarmLoad();
        alarmLoad = load == null ? alarmLoad : load;
        auditHead = part.auditHead() == null ? auditHead : part.auditHead();
    }

    int size() {
        return cars.size();
    }

    /// All of it, as one picture.
    SeenPicture seen(FleetView view, String epoch, long sequence, Instant asOf) {
        return new SeenPicture(
                view, epoch, sequence, asOf, cars, updates, rollouts, auditHead, new SeenAlarms(alarms, alarmLoad));
    }
}
