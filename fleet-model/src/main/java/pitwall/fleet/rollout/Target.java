package pitwall.fleet.rollout;

import java.util.List;
import pitwall.fleet.CarId;
import pitwall.fleet.release.Software;

/// One car of a plan, as it was when the plan was frozen.
///
/// @param history the builds that this car proved to have run and that can still be had, the newest first; only to
///     these it can ever go back (F-2). What holds when it is asked is what [pitwall.fleet.safety.CarFacts#history]
///     says then
public record Target(CarId car, String region, String model, List<Software> history) {
    public Target {
        history = List.copyOf(history);
    }

    /// Whether the car has run this build before.
    public boolean hasRun(Software build) {
        return history.stream().anyMatch(past -> past.isSameBuild(build));
    }
}
