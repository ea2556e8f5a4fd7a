package pitwall.fleet.rollout;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import pitwall.fleet.CarId;
import pitwall.fleet.release.Release;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.safety.SafetyRule;
import pitwall.fleet.safety.UpdateDemand;

/// What somebody wants to happen: which release on which cars in which order under which rules. Frozen: the cars are
/// named one by one. A rollout of kind [UpdateKind#ROLLBACK] brings cars back to a build of their own history.
///
/// @param conditions asked of every car on top of the safety policy
/// @param downloadAhead whether cars of a released wave that cannot begin yet may download the release meanwhile
public record RolloutPlan(
        RolloutId id,
        String name,
        Release release,
        UpdateKind kind,
        List<Phase> phases,
        SafetyRule conditions,
        LaunchTerms terms,
        boolean downloadAhead) {
    /// A plan whose cars download when they are asked.
    public RolloutPlan(
            RolloutId id,
            String name,
            Release release,
            UpdateKind kind,
            List<Phase> phases,
            SafetyRule conditions,
            LaunchTerms terms) {
        this(id, name, release, kind, phases, conditions, terms, false);
    }

    public RolloutPlan {
        phases = List.copyOf(phases);
        if (phases.isEmpty()) {
            throw new IllegalArgumentException("a plan needs a phase");
        }
        Set<CarId> seen = new HashSet<>();
        for (Phase phase : phases) {
            for (Target target : phase.targets()) {
                if (!seen.add(target.car())) {
                    throw new IllegalArgumentException("car " + target.car() + " stands twice in the plan");
                }
            }
        }
    }

    /// The number of cars in all phases.
    public int size() {
        return phases.stream().mapToInt(phase -> phase.targets().size()).sum();
    }

    /// What the plan asks of each car.
    public UpdateDemand demand() {
        return new UpdateDemand(release, kind, terms.forced(), conditions, null, null);
    }

    /// SHA-256 of everything in the plan, in hexadecimal: what an approval is bound to.
    public String hash() {
        return PlanHash.of(this);
    }

    /// This plan with other terms.
    public RolloutPlan with(LaunchTerms changed) {
        return new RolloutPlan(id, name, release, kind, phases, conditions, changed, downloadAhead);
    }
}
