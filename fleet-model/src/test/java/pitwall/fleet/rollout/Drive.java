package pitwall.fleet.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.Connectivity;
import pitwall.fleet.Motion;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.SafetyState;
import pitwall.fleet.release.RunningSoftware;
import pitwall.fleet.release.Software;
import pitwall.fleet.safety.CarFacts;
import pitwall.fleet.safety.SafetyPolicy;

/// Drives one rollout by hand: what happens, what comes out, what time it is.
final class Drive {
    private final RolloutEngine engine = new RolloutEngine();
    private RolloutState state;
    private Instant now = Plans.START;
    private Outcome outcome = Outcome.TAKEN;
    private final List<RolloutIntent> intents = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();

    Drive(RolloutPlan plan) {
        this(plan, SafetyPolicy.DEFAULT);
    }

    Drive(RolloutPlan plan, SafetyPolicy policy) {
        state = engine.draft(plan, policy, now);
    }

    /// A started rollout all of whose cars are parked, charged, and run the old build.
    static Drive started(RolloutPlan plan) {
        Drive drive = new Drive(plan);
        drive.allSeen();
        drive.act(new PersonAct.Launch("ada"));
        return drive;
    }

    void allSeen() {
        for (Phase phase : state.plan().phases()) {
            phase.targets().forEach(target -> event(new RolloutEvent.CarSeen(facts(target.car(), Plans.OLD))));
        }
    }

    CarFacts facts(CarId car, Software software) {
        return facts(car, Motion.PARKED, 80, software);
    }

    CarFacts facts(CarId car, Motion motion, @Nullable Integer battery, Software software) {
        return new CarFacts(
                car,
                "munich",
                "i4",
                Connectivity.ONLINE,
                motion,
                SafetyState.NORMAL,
                battery,
                false,
                false,
                new RunningSoftware(software, true, true),
                history(car),
                null,
                null,
                now);
    }

    /// The car says that it is being changed.
    CarFacts updating(CarId car) {
        return new CarFacts(
                car,
                "munich",
                "i4",
                Connectivity.ONLINE,
                Motion.PARKED,
                SafetyState.NORMAL,
                80,
                false,
                true,
                new RunningSoftware(Plans.OLD, true, true),
                history(car),
                null,
                null,
                now);
    }

    private List<Software> history(CarId car) {
        return state.plan().phases().stream()
                .flatMap(phase -> phase.targets().stream())
                .filter(target -> target.car().equals(car))
                .findFirst()
                .map(Target::history)
                .orElse(List.of());
    }

    Drive event(RolloutEvent event) {
        Step step = engine.step(state, event, now);
        state = step.state();
        outcome = step.outcome();
        intents.addAll(step.intents());
        decisions.addAll(step.decisions());
        return this;
    }

    Drive act(PersonAct act) {
        return event(new RolloutEvent.Act(act));
    }

    /// Lets time pass in one go.
    Drive pass(Duration time) {
        now = now.plus(time);
        return event(new RolloutEvent.Tick());
    }

    Drive report(int car, CarStep step, @Nullable ReasonCode reason) {
        CarId id = Plans.car(car);
        CommandId command =
                state.progress(id).orElseThrow().command(state.plan().id());
        return event(new RolloutEvent.CarReport(id, command, step, reason));
    }

    /// The car begins and soon proves `software`.
    Drive proves(int car, Software software) {
        now = now.plusSeconds(1);
        return event(new RolloutEvent.CarSeen(facts(Plans.car(car), software)));
    }

    Drive succeeds(int... cars) {
        for (int car : cars) {
            report(car, CarStep.APPLY_START, null);
            proves(car, Plans.NEW.software());
        }
        return this;
    }

    Drive fails(int... cars) {
        for (int car : cars) {
            report(car, CarStep.FAILED, ReasonCode.HEALTH_CHECK_FAILED);
        }
        return this;
    }

    /// Somebody says yes to what was asked for.
    Drive agree(String person) {
        return act(new PersonAct.Approve(person, state.plan().hash()));
    }

    Drive seen(CarFacts facts) {
        return event(new RolloutEvent.CarSeen(facts));
    }

    Drive retry(CarId... cars) {
        return act(new PersonAct.Retry("ada", "again", Set.of(cars)));
    }

    RolloutState state() {
        return state;
    }

    RolloutStatus status() {
        return state.status();
    }

    Outcome outcome() {
        return outcome;
    }

    Instant now() {
        return now;
    }

    CarProgress car(int number) {
        return state.progress(Plans.car(number)).orElseThrow();
    }

    CarStage stage(int number) {
        return car(number).stage();
    }

    List<RolloutIntent> intents() {
        return intents;
    }

    List<RolloutIntent.Offer> offers() {
        return intents.stream()
                .filter(RolloutIntent.Offer.class::isInstance)
                .map(RolloutIntent.Offer.class::cast)
                .toList();
    }

    List<Decision> decisions() {
        return decisions;
    }
}
