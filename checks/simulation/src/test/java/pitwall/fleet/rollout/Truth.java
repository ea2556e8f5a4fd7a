package pitwall.fleet.rollout;

import java.util.Collection;
import pitwall.fleet.CarId;
import pitwall.fleet.release.Software;

/// What the simulated cars really do, whatever anybody believes.
public interface Truth {
    Collection<CarId> cars();

    /// Whether it is changing itself at this moment.
    boolean isApplying(CarId car);

    /// Whether it could still begin something else than `command`.
    boolean couldBeginOther(CarId car, CommandId command);

    /// The build that it boots and runs.
    Software build(CarId car);

    /// Whether it ever went from one build to another.
    boolean hasSwitched(CarId car);
}
