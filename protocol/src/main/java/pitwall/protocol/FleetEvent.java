package pitwall.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.CarInfo;
import pitwall.fleet.CarStatus;
import pitwall.fleet.LogEntry;
import pitwall.fleet.Vitals;

/// One change to the fleet. Every change replaces one whole part of a car, so applying it twice is
/// harmless and two changes of the same part merge by keeping the later one.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @Type(name = "car_created", value = FleetEvent.CarCreated.class),
    @Type(name = "car_info", value = FleetEvent.CarInfoChanged.class),
    @Type(name = "car_status", value = FleetEvent.CarStatusChanged.class),
    @Type(name = "car_vitals", value = FleetEvent.CarVitalsChanged.class),
    @Type(name = "cars_heard", value = FleetEvent.CarsHeard.class),
    @Type(name = "car_removed", value = FleetEvent.CarRemoved.class),
    @Type(name = "log_entry", value = FleetEvent.LogAppended.class)
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
}
