package pitwall.fleet.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import pitwall.fleet.CarId;
import pitwall.fleet.release.Software;
import pitwall.fleet.safety.CarFacts;

/// Checks what becomes of cars that had the release: what others did to them is no failure, a restart is none, and an
/// illness is not overlooked.
final class HealthOracle {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final SimWorld world;
    private final Software release;
    private final Map<CarId, Instant> firstUnwell = new HashMap<>();
    private final Map<CarId, Instant> unwellSince = new HashMap<>();

    HealthOracle(SimWorld world, Software release) {
        this.world = world;
        this.release = release;
    }

    void check(RolloutEvent event, Step step) {
        Instant now = step.state().head().at();
        if (event instanceof RolloutEvent.CarSeen(CarFacts facts)) {
            see(facts, now);
        }
        for (Decision decision : step.decisions()) {
            if (decision instanceof Decision.StatusChanged changed
                    && changed.from().isOver()) {
                unwellSince.replaceAll((car, since) -> now);
            }
            if (decision instanceof Decision.CarChanged changed && world.car(changed.car()) != null) {
                check(step.state(), changed, now);
            }
        }
        if (step.state().status() == RolloutStatus.RUNNING) {
            unwellSince.forEach((car, since) -> Oracle.require(
                    "health",
                    !since.plus(PATIENCE).isBefore(now)
                            || step.state().progress(car).orElseThrow().stage() != CarStage.SUCCEEDED,
                    () -> car + " is unwell since " + since + " and counts as a success at " + now));
        }
    }

    private void see(CarFacts facts, Instant now) {
        boolean unwell = facts.runs(release) && !facts.proves(release);
        if (unwell) {
            firstUnwell.putIfAbsent(facts.car(), now);
        }
        if (unwell && !facts.updating()) {
            unwellSince.putIfAbsent(facts.car(), now);
        } else {
            unwellSince.remove(facts.car());
        }
    }

    private void check(RolloutState after, Decision.CarChanged changed, Instant now) {
        SimCar truth = world.car(changed.car());
        CarFacts facts = after.facts(changed.car()).orElse(null);
        if (truth == null || facts == null) {
            return;
        }
        if (changed.to() == CarStage.SUCCEEDED) {
            firstUnwell.remove(changed.car());
            unwellSince.remove(changed.car());
        }
        if (changed.to() == CarStage.TAKEN_OVER) {
            Oracle.require(
                    "hands",
                    facts.heldBy() != null || truth.isChangedByOthers(),
                    () -> "nobody took it over: " + changed);
        }
        if (changed.from() == CarStage.SUCCEEDED && changed.to() == CarStage.FAILED) {
            Oracle.require("hands", !truth.isChangedByOthers(), () -> "others changed it: " + changed);
            Instant first = firstUnwell.get(changed.car());
            Oracle.require(
                    "health",
                    !facts.runs(release)
                            || first != null && !first.plus(PATIENCE).isAfter(now),
                    () -> "unwell only since " + first + ": " + changed);
        }
    }

    void restarted() {
        unwellSince.clear();
    }
}
