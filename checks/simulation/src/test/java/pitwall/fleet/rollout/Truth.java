package pitwall.fleet.rollout;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import pitwall.fleet.CarId;
import pitwall.fleet.release.Software;

/// What the simulated cars really do, whatever anybody believes.
public interface Truth {
    Collection<CarId> cars();

    /// Whether it is changing itself at this moment, for whomever.
    boolean isApplying(CarId car);

    /// The intent that it works on; empty where there is none.
    Optional<CommandId> worksOn(CarId car);

    /// Whether it could still begin something else than `command`.
    boolean couldBeginOther(CarId car, CommandId command);

    /// The build that it boots and runs.
    Software build(CarId car);

    /// Every intent it ever heard of, whatever it made of it.
    Set<CommandId> heard(CarId car);

    /// The intent for which it last went from one build to another, to and fro; empty where it never did.
    Optional<CommandId> lastSwitch(CarId car);
}
