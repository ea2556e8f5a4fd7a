package pitwall.fleet.rollout;

import java.util.Objects;
import java.util.Set;
import pitwall.agent.update.UpdateReasons;
import pitwall.fleet.CarId;
import pitwall.fleet.ReasonCode;

/// Checks a rollout that is over and all of whose cars were heard since.
final class EndOracle {
    /// Reasons that a car has only where a server or a network that keeps the rules never leads it.
    private static final Set<ReasonCode> NEVER = Set.of(
            ReasonCode.DOWNGRADE,
            ReasonCode.LATE_INTENT,
            ReasonCode.HASH_MISMATCH,
            ReasonCode.SIGNATURE_INVALID,
            UpdateReasons.METADATA_MIXED,
            UpdateReasons.LENGTH_MISMATCH,
            UpdateReasons.ARTIFACT_MISSING);

    private final Truth truth;
    private final RolloutPlan plan;
    private final Set<CommandId> given;

    /// @param given the intents of the rollout
    EndOracle(Truth truth, RolloutPlan plan, Set<CommandId> given) {
        this.truth = truth;
        this.plan = plan;
        this.given = given;
    }

    /// What the rollout believes at the end is what the cars are.
    void check(RolloutState state) {
        if (state.status().isBeforeStart()) {
            Violation.require("I2", given.isEmpty(), () -> "asked cars before the start: " + given);
            return;
        }
        Violation.require("I13", state.status().isOver(), () -> "still " + state);
        for (CarId car : truth.cars()) {
            if (state.progress(car).isEmpty()) {
                continue;
            }
            CarProgress row = state.progress(car).orElseThrow();
            boolean has = truth.build(car).isSameBuild(plan.release().software());
            boolean others = isChangedByOthers(car);
            switch (row.stage()) {
                case SUCCEEDED ->
                    Violation.require("I7", has || others, () -> "succeeded and runs " + truth.build(car) + ": " + row);
                case ROLLED_BACK ->
                    Violation.require(
                            "I7",
                            others || row.before() != null && truth.build(car).isSameBuild(row.before()),
                            () -> "back and runs " + truth.build(car) + ": " + row);
                case EXCLUDED, LEFT_BEHIND, WAITING ->
                    Violation.require(
                            "I2",
                            row.attempt() > 0 || others || truth.lastSwitch(car).isEmpty(),
                            () -> "never asked, and switched: " + row);
                case OFFERED, LAPSED, APPLYING, CLAIMED -> throw new Violation("I12", "on its way: " + row);
                case FAILED, TAKEN_OVER, NO_ROLLBACK_TARGET, MANUAL -> {}
            }
            checkCameBack(state, row, has && !others);
            ReasonCode reason = row.reason();
            Violation.require(
                    "protocol",
                    reason == null || row.stage() == CarStage.EXCLUDED || !NEVER.contains(reason),
                    () -> "only a broken message leads here: " + row);
        }
    }

    private boolean isChangedByOthers(CarId car) {
        return truth.lastSwitch(car).filter(intent -> !given.contains(intent)).isPresent();
    }

    private void checkCameBack(RolloutState state, CarProgress row, boolean hasRelease) {
        Retreat retreat = state.head().retreat();
        boolean hadIt = row.before() != null
                && row.before().isSameBuild(state.plan().release().software());
        boolean touched = truth.lastSwitch(row.car()).isPresent() && hasRelease && !hadIt;
        if (state.status() != RolloutStatus.ROLLED_BACK || retreat == null || !touched) {
            return;
        }
        int position = Objects.requireNonNull(state.roster().position(row.car()));
        boolean listed = row.stage() == CarStage.NO_ROLLBACK_TARGET || row.stage() == CarStage.MANUAL;
        Violation.require(
                "rollback",
                listed || !retreat.covers(state.roster().phaseOf(position)),
                () -> "has the release after the way back and is not listed: " + row);
    }
}
