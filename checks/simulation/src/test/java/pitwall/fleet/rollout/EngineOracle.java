package pitwall.fleet.rollout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;

/// Checks the invariants after every step, from the rows, the decisions and what the simulated cars really do; it
/// shares no judgement with the engine. Numbers as in the fault model: I1 to I5 and I11 to I15.
public final class EngineOracle {
    private final Truth truth;
    private final RolloutPlan plan;
    private final OfferOracle offers;
    private final WaveOracle waves;
    private final HealthOracle health;
    private final List<Decision> decisions = new ArrayList<>();
    private final FlightRecorder recorder = new FlightRecorder();
    private final Set<CommandId> given = new HashSet<>();
    private @Nullable RolloutState stored;
    private final int mostParallel;

    public EngineOracle(Truth truth, RolloutPlan plan) {
        this.truth = truth;
        this.plan = plan;
        this.offers = new OfferOracle(plan, given);
        this.waves = new WaveOracle(plan);
        this.health = new HealthOracle(truth, plan.release().software(), given);
        this.mostParallel =
                plan.phases().stream().mapToInt(Phase::parallel).max().orElse(0);
    }

    /// A step that was stored.
    public void check(RolloutState before, RolloutEvent event, Step step) {
        RolloutState after = step.state();
        if (after.head().revision() != before.head().revision()) {
            stored = after;
        }
        record(step);
        offers.settle(event, step);
        Violation.require("time", !after.head().at().isBefore(before.head().at()), () -> "time went back");
        for (RolloutIntent intent : step.intents()) {
            switch (intent) {
                case RolloutIntent.Offer offer -> offers.check(truth, before, step, offer);
                case RolloutIntent.Withdraw withdraw ->
                    Violation.require(
                            "I2", given.contains(withdraw.command()), () -> "withdraws what was never offered");
            }
        }
        checkReport(before, event, step);
        checkPeople(before, event, step);
        checkRest(after, event, step);
        checkRetreat(before, step);
        waves.check(before, step);
        health.check(event, step);
        checkCounts(after);
        checkOver(after);
        long applying = truth.cars().stream().filter(this::isChangedHere).count();
        Violation.require("I3", applying <= mostParallel, () -> applying + " cars apply, allowed are " + mostParallel);
    }

    private boolean isChangedHere(CarId car) {
        return truth.isApplying(car)
                && truth.worksOn(car).filter(given::contains).isPresent();
    }

    private void record(Step step) {
        for (Decision decision : step.decisions()) {
            decisions.add(decision);
            try {
                recorder.read(decision);
            } catch (IllegalArgumentException e) {
                throw new Violation("recorder", String.valueOf(e.getMessage()));
            }
        }
        Violation.require(
                "recorder", recorder.status() == step.state().status(), () -> "status is not explained: " + step);
        for (CarProgress car : step.changed()) {
            Violation.require(
                    "recorder", recorder.stage(car.car()) == car.stage(), () -> "stage is not explained: " + car);
        }
    }

    /// What needs two people has two, and both saw the same plan.
    private static void checkPeople(RolloutState before, RolloutEvent event, Step step) {
        PersonAct.@Nullable Approve second =
                event instanceof RolloutEvent.Act(PersonAct.Approve consent) ? consent : null;
        for (Decision decision : step.decisions()) {
            if (decision instanceof Decision.GateOverruled overruled) {
                Violation.require(
                        "O3",
                        second != null && !second.actor().equals(overruled.actor()),
                        () -> "overruled by one person: " + overruled);
            }
            if (decision instanceof Decision.StatusChanged changed
                    && changed.from() == RolloutStatus.AWAITING_APPROVAL
                    && changed.because() == Because.APPROVED) {
                Approval asked = before.head().approval();
                Violation.require(
                        "O3",
                        second != null && asked != null && !second.actor().equals(asked.requestedBy()),
                        () -> "approved by who asked: " + changed);
                Violation.require(
                        "O3",
                        second != null && second.planHash().equals(before.plan().hash()),
                        () -> "approved is another plan: " + changed);
            }
        }
    }

    /// A car that can go back is not given up.
    private static void checkRetreat(RolloutState before, Step step) {
        for (CarProgress row : step.changed()) {
            if (row.stage() == CarStage.NO_ROLLBACK_TARGET) {
                boolean canGoBack = row.before() != null
                        && step.state()
                                .facts(row.car())
                                .filter(facts -> facts.history().contains(row.before()))
                                .isPresent();
                CarStage was = before.progress(row.car()).orElseThrow().stage();
                Violation.require(
                        "rollback",
                        was == CarStage.NO_ROLLBACK_TARGET || !canGoBack,
                        () -> "has a way back and is given up: " + row);
            }
        }
    }

    /// I2: what a car says about an earlier intent changes nothing.
    private void checkReport(RolloutState before, RolloutEvent event, Step step) {
        if (event instanceof RolloutEvent.CarReport report) {
            int attempt = before.progress(report.car()).orElseThrow().attempt();
            boolean last = attempt > 0 && report.command().equals(CommandId.of(plan.id(), report.car(), attempt));
            Violation.require("I2", last || step.outcome() instanceof Outcome.Ignored, () -> "took " + report);
        }
    }

    /// I14: while it rests, nothing is offered and no offer stands.
    private static void checkRest(RolloutState after, RolloutEvent event, Step step) {
        boolean rests = switch (after.status()) {
            case RUNNING, ROLLING_BACK -> false;
            case DRAFT, AWAITING_APPROVAL, SCHEDULED, SOAKING, PAUSED, ABORTING, ABORTED -> true;
            case ROLLED_BACK, COMPLETED, COMPLETED_WITH_FAILURES, EXPIRED -> true;
        };
        Violation.require(
                "I14",
                !rests || step.intents().stream().noneMatch(RolloutIntent.Offer.class::isInstance),
                () -> "offers while " + after.status());
        boolean stopped = after.status() == RolloutStatus.PAUSED || after.status() == RolloutStatus.ABORTING;
        Violation.require(
                "I14",
                !stopped || after.tally().of(CarStage.OFFERED) == 0,
                () -> "an offer stands while " + after.status() + " after " + event);
        if (event instanceof RolloutEvent.Act(PersonAct.Halt ignored) && step.outcome() instanceof Outcome.Taken) {
            Violation.require(
                    "I14", after.status() == RolloutStatus.PAUSED, () -> "the pause was lost: " + after.status());
        }
    }

    private void checkCounts(RolloutState after) {
        int[] counts = new int[CarStage.values().length];
        for (int position = 0; position < after.roster().size(); position++) {
            counts[after.cars().progress(position).stage().ordinal()]++;
        }
        Tally tally = after.tally();
        for (CarStage stage : CarStage.values()) {
            Violation.require(
                    "I12",
                    tally.of(stage) == counts[stage.ordinal()],
                    () -> "counts do not add up: " + tally + " instead of " + Arrays.toString(counts));
        }
    }

    private void checkOver(RolloutState after) {
        if (!after.status().isOver() || after.status() == RolloutStatus.EXPIRED) {
            return;
        }
        for (CarProgress car : after.touched()) {
            Violation.require("I12", car.stage().isTerminal(), () -> "not ended in a rollout that is over: " + car);
        }
        Tally all = after.tally();
        Violation.require("I12", all.of(CarStage.WAITING) == 0 && all.inFlight() == 0, () -> "left over: " + after);
        if (after.status() == RolloutStatus.COMPLETED) {
            Violation.require(
                    "I12", all.of(CarStage.FAILED) + all.of(CarStage.LEFT_BEHIND) == 0, () -> "not clean: " + after);
        }
    }

    /// A server that came back must be where it was.
    public void restarted(RolloutState restored) {
        health.restarted();
        Violation.require(
                "S1",
                stored == null || isSame(stored, restored),
                () -> "restored " + restored + " instead of " + stored);
    }

    /// What is over hears of another policy when somebody takes it up again.
    private static boolean isSame(RolloutState stored, RolloutState restored) {
        return stored.status().isOver()
                ? restored.head().equals(stored.head()) && restored.touched().equals(stored.touched())
                : restored.equals(stored);
    }

    /// What the rollout believes at the end is what the cars are.
    public void checkEnd(RolloutState state) {
        new EndOracle(truth, plan, given).check(state);
    }

    /// The whole run in one text; equal for equal scenarios (I15).
    public String trace() {
        return decisions.toString();
    }

    public List<Decision> decisions() {
        return decisions;
    }

    static boolean reached(Instant now, Instant time) {
        return !now.isBefore(time);
    }
}
