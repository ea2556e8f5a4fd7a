package pitwall.fleet.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.SafetyState;

/// Checks that a phase stops in time (I4) and goes on only with evidence (I5).
final class WaveOracle {
    private final RolloutPlan plan;
    private @Nullable Instant soakBegan;
    /// The cars that may still fail after a gate closed; absent while the rollout runs.
    private @Nullable Set<CarId> mayFail;
    private boolean overruled;

    WaveOracle(RolloutPlan plan) {
        this.plan = plan;
    }

    void check(RolloutState before, Step step) {
        RolloutState after = step.state();
        for (Decision decision : step.decisions()) {
            switch (decision) {
                case Decision.StatusChanged changed -> {
                    if (changed.to() == RolloutStatus.SOAKING && changed.from() == RolloutStatus.RUNNING) {
                        soakBegan = changed.at();
                    }
                    cross(before, changed);
                }
                case Decision.Acted acted -> overruled |= isAdvance(acted, after);
                case Decision.GateOverruled ignored -> overruled = true;
                case Decision.WaveReleased released -> {
                    boolean advanced = step.decisions().stream()
                            .anyMatch(other -> other instanceof Decision.Acted acted && isAdvance(acted, after));
                    checkEvidence(after, released, advanced);
                    soakBegan = null;
                    overruled = false;
                }
                case Decision.CarChanged changed -> checkFailure(changed);
                case Decision.CarsNamed ignored -> {}
                case Decision.PhaseTimedOut ignored -> {}
                case Decision.GateRead read -> checkReading(before, after, read);
                case Decision.ReportIgnored ignored -> {}
                case Decision.PolicyTaken ignored -> {}
            }
        }
        checkFailures(before, after);
    }

    /// What the recorder says of a gate is what the gate had before it.
    private void checkReading(RolloutState before, RolloutState after, Decision.GateRead read) {
        int allowed = Math.max(before.head().allowedFailures(), after.head().allowedFailures());
        Violation.require(
                "recorder",
                read.reading().isFounded(allowed),
                () -> "a gate that does not follow from its figures: " + read);
        if (read.reading().gate() == Gate.CANARY_HEALTHY
                || before.roster().waves().isEmpty()) {
            return;
        }
        int sample = plan.phases().get(read.phase()).gates().minimumSample();
        int earlier = Math.min(sample, possible(reach(before, read.wave())));
        int later = Math.min(sample, possible(reach(after, read.wave())));
        int needed = read.reading().sampleNeeded();
        Violation.require(
                "recorder",
                Math.min(earlier, later) <= needed && needed <= Math.max(earlier, later),
                () -> "a sample of " + needed + " where " + later + " are asked for: " + read);
    }

    private static int possible(Tally cars) {
        return cars.total() - cars.of(CarStage.EXCLUDED) - cars.of(CarStage.TAKEN_OVER);
    }

    /// A gate closed: from now on only those can fail that were on their way or had the release.
    private void cross(RolloutState before, Decision.StatusChanged changed) {
        if (changed.to() == RolloutStatus.RUNNING) {
            mayFail = null;
        } else if (changed.because() == Because.GATE) {
            mayFail = before.touched().stream()
                    .filter(car -> car.stage().isInFlight() || car.stage() == CarStage.SUCCEEDED)
                    .map(CarProgress::car)
                    .collect(Collectors.toSet());
        }
    }

    private void checkFailure(Decision.CarChanged changed) {
        Violation.require(
                "I4",
                mayFail == null || changed.to() != CarStage.FAILED || mayFail.contains(changed.car()),
                () -> "failed after the gate closed, and was not on its way then: " + changed);
    }

    /// The act itself is recorded after what it led to. What only asks for a second person leads to nothing.
    private static boolean isAdvance(Decision.Acted acted, RolloutState after) {
        return acted.act().equals("advance")
                && acted.outcome() instanceof Outcome.Taken
                && after.head().ask() == null;
    }

    private void checkEvidence(RolloutState after, Decision.WaveReleased released, boolean advanced) {
        if (released.wave() == 0) {
            return;
        }
        int last = released.wave() - 1;
        Roster roster = after.roster();
        for (int position = 0; position < roster.size(); position++) {
            if (roster.waveOf(position) <= last) {
                CarProgress car = after.cars().progress(position);
                Violation.require("I5", car.stage().isTerminal(), () -> "next wave with a car on its way: " + car);
            }
        }
        if (advanced || overruled) {
            return;
        }
        Phase phase = plan.phases().get(roster.waves().get(last).phase());
        boolean otherPhase = roster.waves().get(last).phase() != released.phase();
        Duration needed = otherPhase
                        && phase.timing().waitAfter().compareTo(phase.timing().soak()) > 0
                ? phase.timing().waitAfter()
                : phase.timing().soak();
        Violation.require(
                "I5",
                soakBegan != null && EngineOracle.reached(released.at(), soakBegan.plus(needed)),
                () -> "soak of " + needed + " since " + soakBegan + " not over at " + released.at());
        checkShare(phase.gates(), reach(after, last));
        if (phase.gates().canaryHealthy() && roster.waves().get(last).canary()) {
            checkShare(phase.gates(), after.cars().tally(last, last));
        }
        if (phase.gates().safetyChecks()) {
            checkSafe(after, last);
        }
    }

    private static void checkShare(GateRules gates, Tally cars) {
        int succeeded = cars.of(CarStage.SUCCEEDED);
        int failed = cars.of(CarStage.FAILED);
        int possible = possible(cars);
        Violation.require(
                "I5", succeeded + failed >= Math.min(gates.minimumSample(), possible), () -> "too few: " + cars);
        if (possible > 0) {
            double share = (double) succeeded / (succeeded + failed);
            Violation.require(
                    "I5", share > gates.successThreshold() - 1e-6, () -> "went on with " + share + ": " + cars);
        }
    }

    private static void checkSafe(RolloutState after, int last) {
        Roster roster = after.roster();
        for (int position = 0; position < roster.size(); position++) {
            boolean looked = roster.waveOf(position) <= last
                    && roster.phaseOf(position) == roster.waves().get(last).phase();
            var facts = after.cars().facts(position);
            boolean unsafe = facts != null
                    && facts.safety() != SafetyState.NORMAL
                    && after.cars().progress(position).stage() == CarStage.SUCCEEDED;
            Violation.require("I5", !looked || !unsafe, () -> "went on with an unsafe car");
        }
    }

    private static Tally reach(RolloutState after, int wave) {
        Tally sum = Tally.NONE;
        Roster roster = after.roster();
        for (int position = 0; position < roster.size(); position++) {
            if (roster.waveOf(position) <= wave
                    && roster.phaseOf(position) == roster.waves().get(wave).phase()) {
                sum = sum.moved(null, after.cars().progress(position).stage());
            }
        }
        return sum;
    }

    /// I4: past the limit, with enough cars finished, nothing runs on.
    private void checkFailures(RolloutState before, RolloutState after) {
        boolean runs = after.status() == RolloutStatus.RUNNING || after.status() == RolloutStatus.SOAKING;
        if (!runs || after.roster().waves().isEmpty() || before.status().isBeforeStart()) {
            return;
        }
        int wave = Math.min(after.head().wave(), after.roster().waves().size() - 1);
        GateRules gates =
                plan.phases().get(after.roster().waves().get(wave).phase()).gates();
        Tally reach = reach(after, wave);
        int failed = reach.of(CarStage.FAILED);
        int possible = possible(reach);
        boolean enough = reach.finished() > 0 && reach.finished() >= Math.min(gates.minimumSample(), possible);
        boolean over = (double) failed > gates.failureLimit() * reach.finished() + 1e-6;
        Violation.require(
                "I4",
                !enough || !over || failed <= after.head().allowedFailures(),
                () -> "goes on with " + reach + " at limit " + gates.failureLimit());
    }
}
