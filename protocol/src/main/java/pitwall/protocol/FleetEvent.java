package pitwall.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.CarInfo;
import pitwall.fleet.CarStatus;
import pitwall.fleet.LogEntry;
import pitwall.fleet.Vitals;
import pitwall.fleet.rollout.Decision;
import pitwall.protocol.rest.AlarmView;
import pitwall.protocol.rest.AuditHead;
import pitwall.protocol.rest.AuditRecord;

/// One change to the fleet. Every change replaces one whole part of a car or a whole rollout, so applying it twice is
/// harmless and two changes of the same part merge by keeping the later one. What is [News] changes no part: it is told
/// once and never merged.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @Type(name = "car_created", value = FleetEvent.CarCreated.class),
    @Type(name = "car_info", value = FleetEvent.CarInfoChanged.class),
    @Type(name = "car_status", value = FleetEvent.CarStatusChanged.class),
    @Type(name = "car_vitals", value = FleetEvent.CarVitalsChanged.class),
    @Type(name = "cars_heard", value = FleetEvent.CarsHeard.class),
    @Type(name = "car_removed", value = FleetEvent.CarRemoved.class),
    @Type(name = "log_entry", value = FleetEvent.LogAppended.class),
    @Type(name = "car_update", value = FleetEvent.CarUpdateChanged.class),
    @Type(name = "desired_notified", value = FleetEvent.DesiredNotified.class),
    @Type(name = "update_completed", value = FleetEvent.UpdateCompleted.class),
    @Type(name = "update_failed", value = FleetEvent.UpdateFailed.class),
    @Type(name = "rollback_completed", value = FleetEvent.RollbackCompleted.class),
    @Type(name = "rollback_failed", value = FleetEvent.RollbackFailed.class),
    @Type(name = "rollout_created", value = FleetEvent.RolloutCreated.class),
    @Type(name = "rollout_status", value = FleetEvent.RolloutChanged.class),
    @Type(name = "rollout_removed", value = FleetEvent.RolloutRemoved.class),
    @Type(name = "rollout_decision", value = FleetEvent.RolloutDecided.class),
    @Type(name = "audit_entry", value = FleetEvent.AuditAppended.class),
    @Type(name = "audit_head", value = FleetEvent.AuditSigned.class),
    @Type(name = "alarm", value = FleetEvent.AlarmChanged.class),
    @Type(name = "alarm_removed", value = FleetEvent.AlarmRemoved.class),
    @Type(name = "alarm_load", value = FleetEvent.AlarmLoadChanged.class)
})
public sealed interface FleetEvent {
    /// A car was created (K-17 `car_created`), or came into what this subscription sees.
    record CarCreated(Car car) implements FleetEvent {}

    /// Somebody wrote something down about a car.
    record CarInfoChanged(CarInfo info) implements FleetEvent {}

    /// The condition of a car changed.
    record CarStatusChanged(CarId id, CarStatus status) implements FleetEvent {}

    /// The figures of a car changed.
    record CarVitalsChanged(CarId id, Vitals vitals) implements FleetEvent {}

    /// Cars were heard at `at` and reported nothing new.
    record CarsHeard(Instant at, List<CarId> ids) implements FleetEvent {
        public CarsHeard {
            ids = List.copyOf(ids);
        }
    }

    /// A car was deleted, or left what this subscription sees.
    record CarRemoved(CarId id) implements FleetEvent {}

    /// A car wrote a line into its log (L-1). Never merged with another.
    record LogAppended(CarId id, LogEntry entry) implements FleetEvent {}

    /// Something that happened and changes nothing in the picture by itself.
    sealed interface News extends FleetEvent {}

    /// A car came further with its update, or was asked for another one.
    record CarUpdateChanged(UpdateProgress update) implements FleetEvent {}

    /// A car said that it knows what is wanted of it and has it on disk (B-20 `desired_notified`). It has not begun.
    ///
    /// @param rollout the wish; the update of a single car is a rollout of one
    /// @param at server time at which the server heard it
    record DesiredNotified(CarId car, String rollout, Instant at) implements News {}

    /// A car proves the release it should have (K-17 `update_completed`).
    record UpdateCompleted(UpdateEnding ending) implements News {}

    /// A car did not get there (K-17 `update_failed`).
    record UpdateFailed(UpdateEnding ending) implements News {}

    /// A car proves what it should go back to (K-17 `rollback_completed`).
    record RollbackCompleted(UpdateEnding ending) implements News {}

    /// A car should go back and did not, or has nothing to go back to.
    record RollbackFailed(UpdateEnding ending) implements News {}

    /// A rollout was created, or came into what this reader sees.
    record RolloutCreated(RolloutView view) implements FleetEvent {}

    /// A rollout stands elsewhere: its status, its counts, what it waits for.
    record RolloutChanged(RolloutView view) implements FleetEvent {}

    /// A rollout left what this reader sees; those that are over long ago do, and are still there over REST.
    record RolloutRemoved(String id) implements FleetEvent {}

    /// A rollout decided something, or somebody for it: one entry of its flight recorder. The steps of single cars and
    /// what changed nothing are not told here.
    ///
    /// @param decision absent where a newer server decides something that this version cannot read
    /// @param cause correlation id of the request behind it; absent where nobody asked
    record RolloutDecided(
            String rollout,
            @Nullable Decision decision,
            @Nullable String cause) implements News {}

    /// Somebody tried to change something; as `GET /api/v1/audit` shows it to this reader.
    record AuditAppended(AuditRecord entry) implements News {}

    /// The server signed its whole audit trail.
    record AuditSigned(AuditHead head) implements FleetEvent {}

    /// Something about alarms.
    sealed interface OfAlarms extends FleetEvent {}

    /// An alarm came, or is another now. Of many changes a reader is told the last.
    record AlarmChanged(AlarmView alarm) implements OfAlarms {}

    /// Nothing is left to do about an alarm. It is still there over REST.
    record AlarmRemoved(String id) implements OfAlarms {}

    /// Alarms keep people more or less busy than before.
    record AlarmLoadChanged(AlarmLoad load) implements OfAlarms {}
}
