package pitwall.views.cars.list;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import pitwall.client.FleetSnapshot;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.views.fx.Comparison;
import pitwall.views.fx.FleetModel;

/// The cars as they are seen now, or were seen last, to be read beside a moment of the past. FX thread.
public final class LiveBeside {
    private final FleetModel fleet;
    private final Map<CarId, Integer> slots = new HashMap<>();
    private @Nullable FleetSnapshot indexed;

    public LiveBeside(FleetModel fleet) {
        this.fleet = fleet;
    }

    /// True while the past is held against the present.
    public boolean isOn() {
        return fleet.comparisonProperty().get() != Comparison.NONE;
    }

    public ObservableValue<Boolean> onProperty() {
        return fleet.comparisonProperty().map(now -> now != Comparison.NONE);
    }

    /// The car; empty where there is none any more.
    public Optional<Car> car(CarId id) {
        FleetSnapshot snapshot = picture();
        Car there = at(snapshot, id);
        if (there == null && indexed != snapshot) {
            // Cars keep their slots, so that most pictures need no index of their own.
            index(snapshot);
            there = at(snapshot, id);
        }
        return Optional.ofNullable(there);
    }

    private @Nullable Car at(FleetSnapshot snapshot, CarId id) {
        Integer slot = slots.get(id);
        Car car = slot == null ? null : snapshot.at(slot);
        return car != null && car.id().equals(id) ? car : null;
    }

    private void index(FleetSnapshot snapshot) {
        slots.clear();
        for (int slot = 0; slot < snapshot.slots(); slot++) {
            Car car = snapshot.at(slot);
            if (car != null) {
                slots.put(car.id(), slot);
            }
        }
        indexed = snapshot;
    }

    /// All of them.
    FleetSnapshot picture() {
        return fleet.live().frame().snapshot();
    }

    /// As of when they are to be read.
    public ReadingTime time() {
        return ReadingTime.of(
                fleet.live().frame(),
                fleet.live().serverNowProperty().get(),
                fleet.live().freshnessPolicy());
    }
}
