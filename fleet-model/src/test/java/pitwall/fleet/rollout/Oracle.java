package pitwall.fleet.rollout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.Motion;

/// Checks the invariants after every step, from the rows, the decisions and what the simulated cars really do; it
/// shares no judgement with the engine. Numbers as in the fault model: I1 to I5 and I11 to I15.
final class Oracle {
    private final SimWorld world;
    private final RolloutPlan plan;
    private final OfferOracle offers;
    private final WaveOracle waves;
    private final HealthOracle health;
    private final List<Decision> decisions = new ArrayList<>();
    private final FlightRecorder recorder = new FlightRecorder();
    private final Map<CarId, Integer> switches = new HashMap<>();
    private final Set<CommandId> given = new HashSet<>();
    private @Nullable RolloutState stored;
    private final int mostParallel;

    Oracle(SimWorld world, RolloutPlan plan) {
        this.world = world;
        this.plan = plan;
        this.offers = new OfferOracle(plan, given);
        this.waves = new WaveOracle(plan);
        this.health = new HealthOracle(world, plan.release().software());
        this.mostParallel =
                plan.phases().stream().mapToInt(Phase::parallel).max().orElse(0);
    }

    static void require(String invariant, boolean holds, Supplier<String> message) {
        if (!holds) {
            throw new Violation(invariant, message.get());
        }
    }

    /// A step that was stored.
    void check(RolloutState before, RolloutEvent event, Step step) {
        RolloutState after = step.state();
        stored = after;
        record(step);
        require("time", !after.head().at().isBefore(before.head().at()), () -> "time went back");
        for (RolloutIntent intent : step.intents()) {
            switch (intent) {
                case RolloutIntent.Offer offer -> offers.check(world, before, step, offer);
                case RolloutIntent.Withdraw withdraw ->
                    require("I2", given.contains(withdraw.command()), () -> "withdraws what was never offered");
            }
        }
        checkReport(before, event, step);
        checkPeople(before, event, step);
        checkRest(after, event, step);
        waves.check(before, step);
        health.check(event, step);
        checkCounts(after);
        checkOver(after);
        long applying = world.cars().stream().filter(SimCar::isApplying).count();
        require("I3", applying <= mostParallel, () -> applying + " cars apply, allowed are " + mostParallel);
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
        require("recorder", recorder.status() == step.state().status(), () -> "status is not explained: " + step);
        for (CarProgress car : step.changed()) {
            require("recorder", recorder.stage(car.car()) == car.stage(), () -> "stage is not explained: " + car);
        }
    }

    /// I6: what needs two people has two.
    private static void checkPeople(RolloutState before, RolloutEvent event, Step step) {
        String second = event instanceof RolloutEvent.Act(PersonAct.Approve consent) ? consent.actor() : null;
        for (Decision decision : step.decisions()) {
            if (decision instanceof Decision.GateOverruled overruled) {
                require(
                        "I6",
                        second != null && !second.equals(overruled.actor()),
                        () -> "overruled by one person: " + overruled);
            }
            if (decision instanceof Decision.StatusChanged changed
                    && changed.from() == RolloutStatus.AWAITING_APPROVAL
                    && changed.because() == Because.APPROVED) {
                Approval asked = before.head().approval();
                require(
                        "I6",
                        second != null && asked != null && !second.equals(asked.requestedBy()),
                        () -> "approved by who asked: " + changed);
            }
        }
    }

    /// I2: what a car says about an earlier intent changes nothing.
    private void checkReport(RolloutState before, RolloutEvent event, Step step) {
        if (event instanceof RolloutEvent.CarReport report) {
            int attempt = before.progress(report.car()).orElseThrow().attempt();
            boolean last = attempt > 0 && report.command().equals(CommandId.of(plan.id(), report.car(), attempt));
            require("I2", last || step.outcome() instanceof Outcome.Ignored, () -> "took " + report);
        }
    }

    /// I14: while it rests, nothing is offered and no offer stands.
    private static void checkRest(RolloutState after, RolloutEvent event, Step step) {
        boolean rests = switch (after.status()) {
            case RUNNING, ROLLING_BACK -> false;
            case DRAFT, AWAITING_APPROVAL, SCHEDULED, SOAKING, PAUSED, ABORTING, ABORTED -> true;
            case ROLLED_BACK, COMPLETED, COMPLETED_WITH_FAILURES, EXPIRED -> true;
        };
        require(
                "I14",
                !rests || step.intents().stream().noneMatch(RolloutIntent.Offer.class::isInstance),
                () -> "offers while " + after.status());
        boolean stopped = after.status() == RolloutStatus.PAUSED || after.status() == RolloutStatus.ABORTING;
        require(
                "I14",
                !stopped || after.tally().of(CarStage.OFFERED) == 0,
                () -> "an offer stands while " + after.status() + " after " + event);
        if (event instanceof RolloutEvent.Act(PersonAct.Halt ignored) && step.outcome() instanceof Outcome.Taken) {
            require("I14", after.status() == RolloutStatus.PAUSED, () -> "the pause was lost: " + after.status());
        }
    }

    private void checkCounts(RolloutState after) {
        int[] counts = new int[CarStage.values().length];
        for (int position = 0; position < after.roster().size(); position++) {
            counts[after.cars().progress(position).stage().ordinal()]++;
        }
        Tally tally = after.tally();
        for (CarStage stage : CarStage.values()) {
            require(
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
            require("I12", car.stage().isTerminal(), () -> "not ended in a rollout that is over: " + car);
        }
        Tally all = after.tally();
        require("I12", all.of(CarStage.WAITING) == 0 && all.inFlight() == 0, () -> "left over: " + after);
        if (after.status() == RolloutStatus.COMPLETED) {
            require("I12", all.of(CarStage.FAILED) + all.of(CarStage.LEFT_BEHIND) == 0, () -> "not clean: " + after);
        }
    }

    /// I1 in the car: it never switches while it moves.
    void switched(SimCar car, Motion motion) {
        require("I1", motion == Motion.PARKED, () -> car.id() + " switched while " + motion);
        switches.merge(car.id(), 1, Integer::sum);
    }

    /// A server that came back must be where it was.
    void restarted(RolloutState restored) {
        health.restarted();
        require(
                "S1",
                stored == null || restored.equals(stored),
                () -> "restored " + restored + " instead of " + stored);
    }

    /// What the rollout believes at the end is what the cars are.
    void checkEnd(RolloutState state, List<SimCar> cars) {
        require("I13", state.status().isOver(), () -> "still " + state);
        for (SimCar car : cars) {
            CarProgress row = state.progress(car.id()).orElseThrow();
            boolean has = car.build().isSameBuild(plan.release().software());
            switch (row.stage()) {
                case SUCCEEDED -> require("I7", has, () -> "succeeded and runs " + car.build() + ": " + row);
                case ROLLED_BACK ->
                    require(
                            "I7",
                            car.isChangedByOthers()
                                    || row.before() != null && car.build().isSameBuild(row.before()),
                            () -> "back and runs " + car.build() + ": " + row);
                case EXCLUDED, LEFT_BEHIND, WAITING ->
                    require(
                            "I2",
                            row.attempt() > 0 || !switches.containsKey(car.id()),
                            () -> "never asked, and switched: " + row);
                case OFFERED, LAPSED, APPLYING, CLAIMED -> throw new Violation("I12", "on its way: " + row);
                case FAILED, TAKEN_OVER, NO_ROLLBACK_TARGET, MANUAL -> {}
            }
            checkCameBack(state, row, has);
        }
    }

    private void checkCameBack(RolloutState state, CarProgress row, boolean hasRelease) {
        Retreat retreat = state.head().retreat();
        boolean hadIt = row.before() != null
                && row.before().isSameBuild(state.plan().release().software());
        boolean touched = switches.containsKey(row.car()) && hasRelease && !hadIt;
        if (state.status() != RolloutStatus.ROLLED_BACK || retreat == null || !touched) {
            return;
        }
        int position = Objects.requireNonNull(state.roster().position(row.car()));
        boolean listed = row.stage() == CarStage.NO_ROLLBACK_TARGET
                || row.stage() == CarStage.MANUAL
                || row.stage() == CarStage.TAKEN_OVER;
        require(
                "rollback",
                listed || !retreat.covers(state.roster().phaseOf(position)),
                () -> "has the release after the way back and is not listed: " + row);
    }

    /// The whole run in one text; equal for equal scenarios (I15).
    String trace() {
        return decisions.toString();
    }

    List<Decision> decisions() {
        return decisions;
    }

    static boolean reached(Instant now, Instant time) {
        return !now.isBefore(time);
    }
}
