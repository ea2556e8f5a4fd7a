package pitwall.fleet.rollout;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import pitwall.fleet.CarId;
import pitwall.fleet.release.Release;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.safety.SafetyRule;
import pitwall.fleet.safety.UpdateDemand;

/// What somebody wants to happen: which release on which cars in which order under which rules. The cars are named one
/// by one; those of a phase that follows its query stay what they are once it has begun. A rollout of kind
/// [UpdateKind#ROLLBACK] brings cars back to a build of their own history.
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

    /// Whether cars of a phase follow its query until it begins.
    public boolean followsQueries() {
        return phases.stream().anyMatch(Phase::followsQuery);
    }

    /// This plan with these cars in one phase, and without them in later ones whose cars are not settled.
    RolloutPlan with(int number, List<Target> cars) {
        Set<CarId> named = cars.stream().map(Target::car).collect(Collectors.toSet());
        List<Phase> changed = new ArrayList<>(phases);
        changed.set(number, phases.get(number).with(cars));
        for (int later = number + 1; later < phases.size(); later++) {
            Phase phase = phases.get(later);
            if (phase.followsQuery()) {
                changed.set(
                        later,
                        phase.with(phase.targets().stream()
                                .filter(target -> !named.contains(target.car()))
                                .toList()));
            }
        }
        return new RolloutPlan(id, name, release, kind, changed, conditions, terms, downloadAhead);
    }

    /// This plan with other terms.
    public RolloutPlan with(LaunchTerms changed) {
        return new RolloutPlan(id, name, release, kind, phases, conditions, changed, downloadAhead);
    }
}
