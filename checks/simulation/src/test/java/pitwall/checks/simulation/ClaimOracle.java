package pitwall.checks.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import pitwall.fleet.CarId;
import pitwall.fleet.rollout.CarProgress;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Outcome;
import pitwall.fleet.rollout.PersonAct;
import pitwall.fleet.rollout.Phase;
import pitwall.fleet.rollout.RolloutEvent;
import pitwall.fleet.rollout.RolloutId;
import pitwall.fleet.rollout.RolloutState;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.fleet.rollout.Target;
import pitwall.fleet.rollout.Violation;
import pitwall.server.rollout.Rollout;

/// What several rollouts share: no car is on its way in two of them at once (I2), and none is launched over cars that
/// another staged one has, nor names them for a phase (O1). A phase that follows its query has no cars before they are
/// named.
final class ClaimOracle {
    void check(Work work) {
        Map<CarId, RolloutId> changing = new HashMap<>();
        for (Rollout rollout : work.memory.rollouts.values()) {
            for (CarProgress car : rollout.state().touched()) {
                RolloutId other = car.stage().isInFlight() ? changing.put(car.car(), rollout.id()) : null;
                Violation.require(
                        "I2", other == null, () -> "is on its way in " + other + " and " + rollout.id() + ": " + car);
            }
        }
        for (Work.Stepped stepped : work.steps()) {
            Rollout rollout = work.memory.rollout(stepped.rollout());
            if (!rollout.origin().single()) {
                taken(stepped, rollout)
                        .forEach(target -> work.memory.rollouts.values().stream()
                                .filter(other -> !other.id().equals(rollout.id()))
                                .forEach(other -> Violation.require(
                                        "O1",
                                        other.origin().single() || !hasStill(other.state(), target.car()),
                                        () -> rollout.id() + " takes " + target.car() + " from " + other.id())));
            }
        }
    }

    /// The cars that a step made those of the rollout.
    private static Stream<Target> taken(Work.Stepped stepped, Rollout after) {
        return switch (stepped.event()) {
            case RolloutEvent.Act(PersonAct.Launch ignored)
            when stepped.step().outcome() instanceof Outcome.Taken -> settled(after.state());
            case RolloutEvent.CarsNamed(int phase, var _, var _)
            when after.state().isSettled(phase) -> after.state().plan().phases().get(phase).targets().stream();
            default -> Stream.empty();
        };
    }

    /// Whether a staged rollout, in this state, is under way and has not let go of a car.
    static boolean hasStill(RolloutState state, CarId car) {
        boolean underWay =
                state.status() != RolloutStatus.DRAFT && !state.status().isOver();
        return underWay
                && settled(state).anyMatch(target -> target.car().equals(car))
                && state.progress(car)
                        .filter(row -> row.stage() != CarStage.EXCLUDED && row.stage() != CarStage.TAKEN_OVER)
                        .isPresent();
    }

    /// The cars of the phases that keep theirs.
    private static Stream<Target> settled(RolloutState state) {
        List<Phase> phases = state.plan().phases();
        return IntStream.range(0, phases.size())
                .filter(state::isSettled)
                .boxed()
                .flatMap(number -> phases.get(number).targets().stream());
    }
}
