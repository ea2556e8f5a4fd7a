package pitwall.fleet.rollout;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.release.RunningSoftware;
import pitwall.fleet.release.Software;

/// One car of a plan, as it was when the plan was frozen.
///
/// @param history the builds that this car proved to have run and that can still be had, the newest first; only to
///     these it can ever go back (F-2)
public record Target(CarId car, String region, String model, List<Software> history) {
    public Target {
        history = List.copyOf(history);
    }

    /// Whether the car has run this build before.
    public boolean hasRun(Software build) {
        return history.stream().anyMatch(past -> past.isSameBuild(build));
    }

    /// What the car can go back to from a change that begins now: what it runs, if its history has it.
    public Optional<Software> wayBackFrom(@Nullable RunningSoftware running) {
        return Optional.ofNullable(running).map(RunningSoftware::software).filter(this::hasRun);
    }
}
