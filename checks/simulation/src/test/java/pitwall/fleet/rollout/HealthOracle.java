package pitwall.fleet.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import pitwall.fleet.CarId;
import pitwall.fleet.release.Software;
import pitwall.fleet.safety.CarFacts;

/// Checks what becomes of cars that had the release: what others did to them is no failure, a restart is none, and an
/// illness is not overlooked.
final class HealthOracle {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Truth truth;
    private final Software release;
    private final Set<CommandId> given;
    private final Map<CarId, Instant> firstUnwell = new HashMap<>();
    private final Map<CarId, Instant> unwellSince = new HashMap<>();

    /// @param given the intents of the rollout
    HealthOracle(Truth truth, Software release, Set<CommandId> given) {
        this.truth = truth;
        this.release = release;
        this.given = given;
    }

    void check(RolloutEvent event, Step step) {
        Instant now = step.state().head().at();
        if (event instanceof RolloutEvent.CarSeen(CarFacts facts)) {
            see(facts, now);
        }
        for (Decision decision : step.decisions()) {
            switch (decision) {
                case Decision.StatusChanged changed -> {
                    if (changed.from().isOver()) {
                        unwellSince.replaceAll((car, since) -> now);
                    }
                }
                case Decision.CarChanged changed -> check(step.state(), changed, now);
                case Decision.WaveReleased ignored -> {}
                case Decision.CarsNamed ignored -> forgetWhoLeft(step.state());
                case Decision.PhaseTimedOut ignored -> {}
                case Decision.GateRead ignored -> {}
                case Decision.GateOverruled ignored -> {}
                case Decision.Acted ignored -> {}
                case Decision.ReportIgnored ignored -> {}
                case Decision.PolicyTaken ignored -> {}
            }
        }
        if (step.state().status() == RolloutStatus.RUNNING) {
            unwellSince.forEach((car, since) -> Violation.require(
                    "health",
                    !since.plus(PATIENCE).isBefore(now)
                            || step.state().progress(car).orElseThrow().stage() != CarStage.SUCCEEDED,
                    () -> car + " is unwell since " + since + " and counts as a success at " + now));
        }
    }

    /// A car that left the query of a phase before that began is of no concern any more.
    private void forgetWhoLeft(RolloutState after) {
        firstUnwell.keySet().removeIf(car -> after.progress(car).isEmpty());
        unwellSince.keySet().removeIf(car -> after.progress(car).isEmpty());
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
        CarFacts facts = after.facts(changed.car()).orElse(null);
        if (facts == null) {
            return;
        }
        if (changed.to() == CarStage.SUCCEEDED) {
            firstUnwell.remove(changed.car());
            unwellSince.remove(changed.car());
        }
        if (changed.to() == CarStage.TAKEN_OVER) {
            Violation.require(
                    "hands",
                    facts.heldBy() != null || isWantedByOthers(changed.car()),
                    () -> "nobody took it over: " + changed);
        }
        if (changed.from() == CarStage.SUCCEEDED && changed.to() == CarStage.FAILED) {
            Violation.require("hands", !isChangedByOthers(changed.car()), () -> "others changed it: " + changed);
            Instant first = firstUnwell.get(changed.car());
            Violation.require(
                    "health",
                    !facts.runs(release)
                            || first != null && !first.plus(PATIENCE).isAfter(now),
                    () -> "unwell only since " + first + ": " + changed);
        }
    }

    /// Whether others ever asked it: then it may say, truly or not, that it runs what they want.
    private boolean isWantedByOthers(CarId car) {
        return !given.containsAll(truth.heard(car));
    }

    /// Whether it was last changed for somebody else.
    private boolean wasInOtherHands(CarId car) {
        return truth.lastSwitch(car).filter(intent -> !given.contains(intent)).isPresent();
    }

    /// Whether it runs what others put on it.
    private boolean isChangedByOthers(CarId car) {
        return wasInOtherHands(car) && !truth.build(car).isSameBuild(release);
    }

    void restarted() {
        unwellSince.clear();
    }
}
