package pitwall.server.rollout;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pitwall.fleet.CarId;
import pitwall.fleet.rollout.CarProgress;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Phase;
import pitwall.fleet.rollout.RolloutId;
import pitwall.fleet.rollout.RolloutPlan;
import pitwall.fleet.rollout.RolloutState;
import pitwall.fleet.rollout.Target;

/// Which rollout a car belongs to: from its launch until it is over, a rollout shares its cars with no other one. The
/// update of a single car is no claim and respects none; who asks for one takes the car over.
final class Claims {
    private final Function<CarId, List<RolloutId>> rollouts;
    private final Function<RolloutId, Optional<Rollout>> find;

    /// @param rollouts those that a car is in
    Claims(Function<CarId, List<RolloutId>> rollouts, Function<RolloutId, Optional<Rollout>> find) {
        this.rollouts = rollouts;
        this.find = find;
    }

    /// The cars of a plan that others claim.
    Set<CarId> planned(RolloutPlan plan) {
        return claimed(plan, plan.phases().stream());
    }

    /// Why a rollout cannot have all cars of its plan; empty if it can. A phase that follows its query leaves out what
    /// others have when its cars are named.
    Optional<RolloutAnswer> conflict(RolloutPlan plan) {
        return conflict(plan.id(), claimed(plan, plan.phases().stream().filter(phase -> !phase.followsQuery())));
    }

    private Set<CarId> claimed(RolloutPlan plan, Stream<Phase> phases) {
        return phases.map(Phase::targets)
                .flatMap(List::stream)
                .map(Target::car)
                .filter(car -> owner(car, plan.id()).isPresent())
                .collect(Collectors.toSet());
    }

    /// Why a rollout cannot try cars again: while it was over, others may have planned them.
    Optional<RolloutAnswer> conflict(RolloutState state, Set<CarId> named) {
        RolloutId own = state.plan().id();
        return conflict(
                own,
                state.touched().stream()
                        .filter(car -> named.isEmpty() ? isRetried(car) : named.contains(car.car()))
                        .map(CarProgress::car)
                        .filter(car -> owner(car, own).isPresent())
                        .collect(Collectors.toSet()));
    }

    private static boolean isRetried(CarProgress car) {
        return car.stage() == CarStage.FAILED || car.stage() == CarStage.MANUAL;
    }

    private Optional<RolloutAnswer> conflict(RolloutId own, Set<CarId> cars) {
        Map<RolloutId, Integer> counts =
                new TreeMap<>((one, other) -> one.value().compareTo(other.value()));
        cars.forEach(car -> owner(car, own).ifPresent(other -> counts.merge(other, 1, Integer::sum)));
        return counts.isEmpty() ? Optional.empty() : Optional.of(new RolloutAnswer.Conflict(counts));
    }

    /// Whether no rollout but `own` claims a car.
    boolean isFree(CarId car, RolloutId own) {
        return owner(car, own).isEmpty();
    }

    private Optional<RolloutId> owner(CarId car, RolloutId except) {
        return rollouts.apply(car).stream()
                .filter(id -> !id.equals(except))
                .flatMap(id -> find.apply(id).stream())
                .filter(other -> !other.origin().single() && other.state().claims(car))
                .map(Rollout::id)
                .findFirst();
    }
}
