package pitwall.fleet.rollout;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.SafetyState;

/// Checks that a phase stops in time (I4) and goes on only with evidence (I5).
final class WaveOracle {
    private final RolloutPlan plan;
    private @Nullable Instant soakBegan;
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
                case Decision.CarChanged ignored -> {}
                case Decision.PhaseTimedOut ignored -> {}
                case Decision.GateRead ignored -> {}
                case Decision.ReportIgnored ignored -> {}
                case Decision.PolicyTaken ignored -> {}
            }
        }
        checkFailures(before, after);
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
                Oracle.require("I5", car.stage().isTerminal(), () -> "next wave with a car on its way: " + car);
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
        Oracle.require(
                "I5",
                soakBegan != null && Oracle.reached(released.at(), soakBegan.plus(needed)),
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
        int possible = cars.total() - cars.of(CarStage.EXCLUDED) - cars.of(CarStage.TAKEN_OVER);
        Oracle.require("I5", succeeded + failed >= Math.min(gates.minimumSample(), possible), () -> "too few: " + cars);
        if (possible > 0) {
            double share = (double) succeeded / (succeeded + failed);
            Oracle.require("I5", share > gates.successThreshold() - 1e-6, () -> "went on with " + share + ": " + cars);
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
            Oracle.require("I5", !looked || !unsafe, () -> "went on with an unsafe car");
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
        int possible = reach.total() - reach.of(CarStage.EXCLUDED) - reach.of(CarStage.TAKEN_OVER);
        boolean enough = reach.finished() > 0 && reach.finished() >= Math.min(gates.minimumSample(), possible);
        boolean over = (double) failed > gates.failureLimit() * reach.finished() + 1e-6;
        Oracle.require(
                "I4",
                !enough || !over || failed <= after.head().allowedFailures(),
                () -> "goes on with " + reach + " at limit " + gates.failureLimit());
    }
}
