package pitwall.fleet.rollout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import pitwall.fleet.CarId;

/// Rehearses what people can do to a rollout, with the engine that would do it. Pure; changes nothing. Every act costs
/// a look at every car.
public final class ActEffects {
    private static final String REASON = "rehearsed";

    private final RolloutEngine engine;
    private final RolloutState before;
    private final Instant now;

    public ActEffects(RolloutEngine engine, RolloutState before, Instant now) {
        this.engine = engine;
        this.before = before;
        this.now = now;
    }

    /// Each act as if `actor` did it now, in the order in which a console shows them.
    public List<ActEffect> all(String actor) {
        return List.of(
                effect("pause", new PersonAct.Halt(actor, REASON)),
                effect("resume", new PersonAct.Resume(actor)),
                effect("advance", new PersonAct.Advance(actor, REASON)),
                effect("abort", new PersonAct.Abort(actor, REASON)),
                effect("rollback", new PersonAct.RollBack(actor, REASON, false)),
                effect("rollback everything", new PersonAct.RollBack(actor, REASON, true)),
                effect("retry", new PersonAct.Retry(actor, REASON, Set.of())));
    }

    private ActEffect effect(String word, PersonAct act) {
        Step step = acted(before, act);
        if (step.outcome() instanceof Outcome.Refused(Refusal why)) {
            return ActEffect.refused(word, why, before.status());
        }
        boolean already = step.outcome() instanceof Outcome.Ignored;
        if (!asksFor(step.state(), act)) {
            return figures(word, already, false, step);
        }
        Step agreed = acted(step.state(), agreement(act));
        return agreed.outcome() instanceof Outcome.Refused(Refusal why)
                ? ActEffect.refused(word, why, before.status())
                : figures(word, already || asksFor(before, act), true, agreed);
    }

    /// A phase that follows its query begins with the cars that it has as the plan stands.
    private Step acted(RolloutState state, PersonAct act) {
        Step step = engine.step(state, new RolloutEvent.Act(act), now);
        if (step.state().wantedCars().isEmpty()) {
            return step;
        }
        Step named = engine.step(step.state(), RollCall.asPlanned(step.state()), now);
        return new Step(named.state(), step.outcome(), named.intents(), named.decisions(), named.changed());
    }

    /// Whether the act is a question to a second person.
    private static boolean asksFor(RolloutState state, PersonAct act) {
        Ask ask = state.head().ask();
        return ask != null && ask.act().word().equals(act.word());
    }

    private PersonAct agreement(PersonAct act) {
        return new PersonAct.Approve(
                "somebody other than " + act.actor(), before.plan().hash());
    }

    private ActEffect figures(String word, boolean already, boolean secondPerson, Step step) {
        Count count = new Count();
        for (int position = 0; position < before.roster().size(); position++) {
            count.compare(before.cars().progress(position), step.state().cars().progress(position), step.state());
        }
        int asks = (int) step.intents().stream()
                .filter(RolloutIntent.Offer.class::isInstance)
                .count();
        return new ActEffect(
                word,
                null,
                already,
                secondPerson,
                step.state().status(),
                asks,
                count.stops,
                count.withdrawn,
                count.finishes,
                count.stays,
                count.goesBack,
                count.again,
                count.stuck,
                count.stuckCars);
    }

    /// Adds up car after car; lives for one act.
    private static final class Count {
        private final List<CarId> stuckCars = new ArrayList<>();
        private int stops;
        private int withdrawn;
        private int finishes;
        private int stays;
        private int goesBack;
        private int again;
        private int stuck;

        void compare(CarProgress was, CarProgress is, RolloutState after) {
            if (is.stage() == CarStage.NO_ROLLBACK_TARGET && was.stage() != CarStage.NO_ROLLBACK_TARGET) {
                stuck++;
                if (stuckCars.size() < ActEffect.MOST_NAMED) {
                    stuckCars.add(is.car());
                }
            } else if (is.direction() == Direction.BACK && was.direction() == Direction.FORWARD) {
                goesBack++;
            } else if (isTriedAgain(was, is)) {
                again++;
            } else {
                compareTheRest(was, is, after);
            }
        }

        private static boolean isTriedAgain(CarProgress was, CarProgress is) {
            boolean ended = switch (was.stage()) {
                case FAILED, LEFT_BEHIND, MANUAL -> true;
                case WAITING, OFFERED, LAPSED, APPLYING, CLAIMED -> false;
                case SUCCEEDED, EXCLUDED, TAKEN_OVER, ROLLED_BACK, NO_ROLLBACK_TARGET -> false;
            };
            return ended && !is.stage().isTerminal();
        }

        private void compareTheRest(CarProgress was, CarProgress is, RolloutState after) {
            switch (was.stage()) {
                case WAITING ->
                    stops += goesOn(after) && is.stage() == CarStage.WAITING
                                    || is.stage().isInFlight()
                            ? 0
                            : 1;
                case OFFERED -> withdrawn += is.stage() == CarStage.OFFERED ? 0 : 1;
                case LAPSED, APPLYING, CLAIMED -> finishes++;
                case SUCCEEDED -> stays += is.stage() == CarStage.SUCCEEDED ? 1 : 0;
                case FAILED, EXCLUDED, TAKEN_OVER, LEFT_BEHIND -> {}
                case ROLLED_BACK, NO_ROLLBACK_TARGET, MANUAL -> {}
            }
        }

        private static boolean goesOn(RolloutState after) {
            return switch (after.status()) {
                case RUNNING, SOAKING, ROLLING_BACK -> true;
                case DRAFT, AWAITING_APPROVAL, SCHEDULED, PAUSED, ABORTING, ABORTED -> false;
                case ROLLED_BACK, COMPLETED, COMPLETED_WITH_FAILURES, EXPIRED -> false;
            };
        }
    }
}
