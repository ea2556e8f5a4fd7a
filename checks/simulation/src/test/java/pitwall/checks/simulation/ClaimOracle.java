package pitwall.checks.simulation;

import java.util.HashMap;
import java.util.Map;
import pitwall.fleet.CarId;
import pitwall.fleet.rollout.CarProgress;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Outcome;
import pitwall.fleet.rollout.PersonAct;
import pitwall.fleet.rollout.RolloutEvent;
import pitwall.fleet.rollout.RolloutId;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.fleet.rollout.Violation;
import pitwall.server.rollout.Rollout;

/// What several rollouts share: no car is on its way in two of them at once (I2), and none is launched over cars that
/// another staged one has (O1).
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
            boolean launched = stepped.event() instanceof RolloutEvent.Act(PersonAct.Launch ignored)
                    && stepped.step().outcome() instanceof Outcome.Taken;
            Rollout rollout = work.memory.rollout(stepped.rollout());
            if (launched && !rollout.origin().single()) {
                checkLaunch(work, rollout);
            }
        }
    }

    private static void checkLaunch(Work work, Rollout launched) {
        launched.state().plan().phases().stream()
                .flatMap(phase -> phase.targets().stream())
                .forEach(target -> work.memory.rollouts.values().stream()
                        .filter(other -> !other.id().equals(launched.id()))
                        .forEach(other -> Violation.require(
                                "O1",
                                !hasStill(other, target.car()),
                                () -> launched.id() + " takes " + target.car() + " from " + other.id())));
    }

    /// Whether a staged rollout is under way and has not let go of a car.
    private static boolean hasStill(Rollout rollout, CarId car) {
        RolloutStatus status = rollout.state().status();
        boolean underWay = status != RolloutStatus.DRAFT && !status.isOver();
        return underWay
                && !rollout.origin().single()
                && rollout.state()
                        .progress(car)
                        .filter(row -> row.stage() != CarStage.EXCLUDED && row.stage() != CarStage.TAKEN_OVER)
                        .isPresent();
    }
}
