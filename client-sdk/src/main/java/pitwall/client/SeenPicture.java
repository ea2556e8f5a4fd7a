package pitwall.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.protocol.RolloutView;
import pitwall.protocol.UpdateProgress;
import pitwall.protocol.rest.AuditHead;

/// A whole picture as it was seen at one sequence. The live source resumes after `sequence` of `epoch`, for a program
/// that wants the same view.
///
/// @param view what the picture is of
/// @param updates the newest update of each car that has one
/// @param auditHead the newest signed head of the audit trail; absent where there is none or nobody asked
/// @param alarms those that are not over
public record SeenPicture(
        FleetView view,
        String epoch,
        long sequence,
        Instant asOf,
        List<Car> cars,
        List<UpdateProgress> updates,
        List<RolloutView> rollouts,
        @Nullable AuditHead auditHead,
        SeenAlarms alarms) {
    public SeenPicture {
        cars = List.copyOf(cars);
        updates = List.copyOf(updates);
        rollouts = List.copyOf(rollouts);
    }

    /// A picture without alarms.
    public SeenPicture(
            FleetView view,
            String epoch,
            long sequence,
            Instant asOf,
            List<Car> cars,
            List<UpdateProgress> updates,
            List<RolloutView> rollouts,
            @Nullable AuditHead auditHead) {
        this(view, epoch, sequence, asOf, cars, updates, rollouts, auditHead, SeenAlarms.NONE);
    }

    /// A picture of nothing but cars.
    public static SeenPicture ofCars(String epoch, long sequence, Instant asOf, List<Car> cars) {
        return new SeenPicture(FleetView.EVERYTHING, epoch, sequence, asOf, cars, List.of(), List.of(), null);
    }
}
