package pitwall.server.live;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.audit.SignedHead;
import pitwall.protocol.AlarmLoad;
import pitwall.protocol.UpdateProgress;
import pitwall.protocol.rest.AlarmView;

/// The whole fleet as it was at one sequence: no change before it is missing, none after it is in.
///
/// @param updates the newest update of every car that has one
/// @param rollouts those on the stream, in no order
/// @param auditHead the newest signed head; absent before the first
/// @param alarms those that are not over, in no order
public record Cut(
        long seq,
        List<Car> cars,
        Map<CarId, UpdateProgress> updates,
        List<RolloutPicture> rollouts,
        @Nullable SignedHead auditHead,
        List<AlarmView> alarms,
        AlarmLoad alarmLoad) {
    public Cut {
        cars = List.copyOf(cars);
        updates = Map.copyOf(updates);
        rollouts = List.copyOf(rollouts);
        alarms = List.copyOf(alarms);
    }

    /// A fleet without alarms.
    public Cut(
            long seq,
            List<Car> cars,
            Map<CarId, UpdateProgress> updates,
            List<RolloutPicture> rollouts,
            @Nullable SignedHead auditHead) {
        this(seq, cars, updates, rollouts, auditHead, List.of(), AlarmLoad.NONE);
    }

    /// The same with other cars.
    public Cut with(List<Car> others) {
        return new Cut(seq, others, updates, rollouts, auditHead, alarms, alarmLoad);
    }
}
