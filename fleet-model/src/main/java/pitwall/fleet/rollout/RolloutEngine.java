package pitwall.fleet.rollout;

import java.time.Instant;
import java.util.List;
import pitwall.fleet.safety.SafetyPolicy;

/// Leads a rollout: state × event × time → state, intents, decisions.
///
/// A pure function. It knows no clock, starts no thread, reads and writes nothing, and gives the same answer for the
/// same question; server, simulator, dry run and tests ask the same engine. Every event has an outcome in every state:
/// taken, ignored with a reason, or refused with a reason. A step costs what it changes, not what the fleet counts;
/// only starting, ending, bringing back and a change of policy look at every car once.
public final class RolloutEngine {
    private final RolloutRules rules;

    public RolloutEngine() {
        this(new RolloutRules());
    }

    RolloutEngine(RolloutRules rules) {
        this.rules = rules;
    }

    /// A new rollout that nobody has asked for yet.
    public RolloutState draft(RolloutPlan plan, SafetyPolicy policy, Instant now) {
        return RolloutState.draft(plan, policy, now, rules);
    }

    /// The state that was stored; see [RolloutState#restore].
    public RolloutState restore(RolloutPlan plan, SafetyPolicy policy, RolloutHead head, List<CarProgress> touched) {
        return RolloutState.restore(plan, policy, head, touched, rules);
    }

    /// What follows from `event` at `now`, server time. A `now` before the state's own time counts as that time, so
    /// that a clock that is set back lets nothing expire twice.
    public Step step(RolloutState state, RolloutEvent event, Instant now) {
        Turn turn = new Turn(state, plan(state, event), rules, now);
        Course course = new Course(turn);
        CarEvents cars = new CarEvents(turn, course);
        Launch launch = new Launch(turn, course);
        Outcome outcome = take(event, state, turn, course, cars, launch);
        if (!(outcome instanceof Outcome.Refused)) {
            cars.timesUp();
            launch.watch();
            course.watchPhase();
            course.endings().watchRetreat();
            course.settle();
        }
        return turn.step(outcome);
    }

    /// The plan that holds from this event on.
    private static RolloutPlan plan(RolloutState state, RolloutEvent event) {
        if (event instanceof RolloutEvent.Act(PersonAct.Edit edit) && mayEdit(state, edit)) {
            return edit.plan();
        }
        return event instanceof RolloutEvent.CarsNamed named
                ? RollCall.plan(state, named).orElse(state.plan())
                : state.plan();
    }

    private static Outcome take(
            RolloutEvent event, RolloutState before, Turn turn, Course course, CarEvents cars, Launch launch) {
        return switch (event) {
            case RolloutEvent.Tick() -> Outcome.TAKEN;
            case RolloutEvent.CarSeen(var facts) -> cars.seen(facts);
            case RolloutEvent.CarReport report -> cars.reported(report);
            case RolloutEvent.PolicyChanged(SafetyPolicy policy) -> obey(policy, turn);
            case RolloutEvent.CarsNamed named -> new RollCall(turn, course).named(before, named);
            case RolloutEvent.ApprovalVoided ignored -> launch.voided();
            case RolloutEvent.ReleaseRevoked ignored -> course.endings().revoked();
            case RolloutEvent.Act(PersonAct act) -> {
                Outcome outcome = act(act, turn, course, launch);
                turn.decide(
                        number -> new Decision.Acted(number, turn.now, act.actor(), act.word(), act.why(), outcome));
                yield outcome;
            }
        };
    }

    private static Outcome act(PersonAct act, Turn turn, Course course, Launch launch) {
        PersonActs acts = new PersonActs(turn, course);
        return switch (act) {
            case PersonAct.Edit edit -> edit(edit, turn, launch);
            case PersonAct.Launch ask -> launch.launch(ask);
            case PersonAct.Approve consent -> launch.approve(consent, acts);
            case PersonAct.Reject ignored -> launch.rejected();
            case PersonAct.Halt halt -> acts.halt(halt);
            case PersonAct.Resume resume -> acts.resume(resume);
            case PersonAct.Advance advance -> acts.advance(advance);
            case PersonAct.Abort ignored -> acts.abort();
            case PersonAct.RollBack back -> acts.rollBack(back);
            case PersonAct.Retry retry -> acts.retry(retry);
        };
    }

    private static boolean mayEdit(RolloutState state, PersonAct.Edit edit) {
        return state.status().isBeforeStart()
                && edit.plan().id().equals(state.plan().id());
    }

    private static Outcome edit(PersonAct.Edit edit, Turn turn, Launch launch) {
        if (!turn.status.isBeforeStart()) {
            return Outcome.refused(Refusal.ALREADY_STARTED);
        }
        return edit.plan().id().equals(turn.plan.id()) ? launch.edited() : Outcome.refused(Refusal.OTHER_ROLLOUT);
    }

    private static Outcome obey(SafetyPolicy policy, Turn turn) {
        if (policy.equals(turn.policy)) {
            return Outcome.ignored(Outcome.Idle.ALREADY_SO);
        }
        turn.policy = policy;
        turn.cars.judgeBy(policy);
        turn.decide(number -> new Decision.PolicyTaken(number, turn.now, policy.revision()));
        return Outcome.TAKEN;
    }
}
