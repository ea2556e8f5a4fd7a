package pitwall.views.cars.detail;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.client.FleetFrame;
import pitwall.client.FleetSnapshot;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.alarm.AlarmObject;
import pitwall.protocol.UpdateProgress;
import pitwall.protocol.rest.AlarmView;
import pitwall.views.cars.list.ReadingTime;
import pitwall.views.fx.CarSlot;
import pitwall.views.fx.Comparison;
import pitwall.views.fx.FleetModel;

/// One car as the newest picture has it. FX thread.
public final class WatchedCar {
    private final FleetModel fleet;
    private final CarId id;
    private final CarSlot slot;
    private final CarSlot liveSlot;

    public WatchedCar(FleetModel fleet, CarId id) {
        this.fleet = fleet;
        this.id = id;
        this.slot = new CarSlot(id);
        this.liveSlot = new CarSlot(id);
    }

    public CarId id() {
        return id;
    }

    /// The car; looks at every slot only when it is not where it was.
    public Optional<Car> car() {
        return slot.car(fleet.frame().snapshot());
    }

    /// How far it came with what was wanted of it last; absent where nothing is known of that.
    public @Nullable UpdateProgress update() {
        return slot.update(fleet.frame().snapshot());
    }

    /// True while a moment of the past is held against the present.
    boolean isCompared() {
        return fleet.comparisonProperty().get() != Comparison.NONE;
    }

    /// The car as it is seen now, or was seen last, whatever is shown.
    Optional<Car> liveCar() {
        return liveSlot.car(fleet.live().frame().snapshot());
    }

    /// As of when that is read.
    ReadingTime liveTime() {
        FleetModel live = fleet.live();
        return ReadingTime.of(live.frame(), live.serverNowProperty().get(), live.freshnessPolicy());
    }

    /// Whether an alarm is about the car.
    boolean isAbout(AlarmView alarm) {
        return alarm.object().kind() == AlarmObject.Kind.CAR
                && alarm.object().id().equals(id.value());
    }

    /// As of when it is read.
    public ReadingTime time() {
        FleetFrame frame = fleet.frame();
        return ReadingTime.of(frame, fleet.serverNowProperty().get(), fleet.freshnessPolicy());
    }

    /// How many other cars have this reason now. Looks at every car.
    int siblings(ReasonCode reason) {
        FleetSnapshot snapshot = fleet.frame().snapshot();
        int count = 0;
        for (int i = 0; i < snapshot.slots(); i++) {
            Car other = snapshot.at(i);
            if (other != null
                    && reason.equals(other.status().reason())
                    && !other.id().equals(id)) {
                count++;
            }
        }
        return count;
    }
}
