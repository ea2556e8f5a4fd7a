package pitwall.views.fx;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.client.FleetSnapshot;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.protocol.UpdateProgress;

/// Where one car sits in one picture after another. It is looked for only when it is not where it was. FX thread.
public final class CarSlot {
    private final CarId id;
    private int slot;

    public CarSlot(CarId id) {
        this.id = id;
    }

    /// The car; looks at every slot only when it is not where it was.
    public Optional<Car> car(FleetSnapshot snapshot) {
        if (!isAt(snapshot, slot)) {
            for (int i = 0; i < snapshot.slots(); i++) {
                if (isAt(snapshot, i)) {
                    slot = i;
                    break;
                }
            }
        }
        return isAt(snapshot, slot) ? Optional.ofNullable(snapshot.at(slot)) : Optional.empty();
    }

    private boolean isAt(FleetSnapshot snapshot, int at) {
        Car there = snapshot.at(at);
        return there != null && there.id().equals(id);
    }

    /// How far it came with what was wanted of it last; absent where nothing is known of that.
    public @Nullable UpdateProgress update(FleetSnapshot snapshot) {
        return car(snapshot).isPresent() ? snapshot.updateAt(slot) : null;
    }
}
