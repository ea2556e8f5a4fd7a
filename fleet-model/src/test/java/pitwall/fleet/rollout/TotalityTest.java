package pitwall.fleet.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pitwall.fleet.CarId;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.safety.SafetyPolicy;
import pitwall.fleet.safety.SafetyRule;

/// Every event has an outcome in every status; what is refused changes nothing but the record.
class TotalityTest {
    private final RolloutEngine engine = new RolloutEngine();

    @Test
    void everyEventHasAnOutcomeInEveryStatus() {
        Map<RolloutStatus, RolloutState> states = states();
        assertThat(states.keySet()).isEqualTo(EnumSet.allOf(RolloutStatus.class));

        states.forEach((status, state) -> {
            for (RolloutEvent event : events(state)) {
                Step step = engine.step(state, event, state.head().at().plusSeconds(1));
                assertThat(step.outcome()).as("%s in %s", event, status).isNotNull();
                if (step.outcome() instanceof Outcome.Refused) {
                    assertThat(step.state().status()).isEqualTo(status);
                    assertThat(step.state().touched()).isEqualTo(state.touched());
                    assertThat(step.intents()).isEmpty();
                    assertThat(step.decisions()).hasSize(1);
                }
            }
        });
    }

    @Test
    void aStateThatIsStoredAndRestoredIsTheSame() {
        states().values().forEach(state -> {
            RolloutState restored = engine.restore(state.plan(), state.policy(), state.head(), state.touched());

            assertThat(restored).isEqualTo(state);
            assertThat(restored.tally()).isEqualTo(state.tally());
            assertThat(restored.toString()).isEqualTo(state.toString());
        });
    }

    @Test
    void aClockThatIsSetBackLetsNothingExpireTwice() {
        RolloutState state = Drive.started(plan()).state();

        Step step = engine.step(state, new RolloutEvent.Tick(), Plans.START.minus(Duration.ofDays(3_650)));

        assertThat(step.state().head().at()).isEqualTo(state.head().at());
        assertThat(step.decisions()).isEmpty();
        assertThat(step.state().head().revision()).isEqualTo(state.head().revision());
    }

    private static Map<RolloutStatus, RolloutState> states() {
        Map<RolloutStatus, RolloutState> states = new EnumMap<>(RolloutStatus.class);
        LaunchTerms approval = new LaunchTerms(null, true, null);
        add(states, new Drive(plan()));
        add(states, new Drive(plan().with(approval)).act(new PersonAct.Launch("ada")));
        add(
                states,
                new Drive(plan().with(approval))
                        .act(new PersonAct.Launch("ada"))
                        .pass(Duration.ofMinutes(31)));
        add(
                states,
                new Drive(plan().with(new LaunchTerms(Plans.START.plusSeconds(999), false, null)))
                        .act(new PersonAct.Launch("ada")));
        add(states, Drive.started(plan()));
        add(states, Drive.started(plan()).succeeds(0, 1));
        add(states, Drive.started(plan()).act(new PersonAct.Halt("ada", "look")));
        add(states, Drive.started(plan()).act(new PersonAct.Abort("ada", "enough")));
        add(states, Drive.started(plan()).succeeds(0, 1).act(new PersonAct.Abort("ada", "enough")));
        Drive back = Drive.started(plan()).succeeds(0, 1).act(new PersonAct.RollBack("ada", "bad", true));
        add(states, back);
        add(states, back.proves(0, Plans.OLD).proves(1, Plans.OLD));
        add(states, Drive.started(plan()).succeeds(0, 1).pass(Duration.ofMinutes(2)));
        Drive left = new Drive(plan());
        left.act(new PersonAct.Launch("ada")).pass(Duration.ofHours(1));
        add(states, left.act(new PersonAct.Advance("ada", "go on")).agree("ben"));
        return states;
    }

    private static RolloutPlan plan() {
        return Plans.plan(Plans.phase(Plans.targets(0, 2), WaveShape.WHOLE, 2));
    }

    private static void add(Map<RolloutStatus, RolloutState> states, Drive drive) {
        states.put(drive.status(), drive.state());
    }

    private static List<RolloutEvent> events(RolloutState state) {
        CommandId known = CommandId.of(state.plan().id(), Plans.car(0), 1);
        CommandId foreign = CommandId.of(new RolloutId("R-2"), Plans.car(0), 1);
        Drive drive = new Drive(state.plan());
        List<RolloutEvent> events = new ArrayList<>(List.of(
                new RolloutEvent.Tick(),
                new RolloutEvent.CarSeen(drive.facts(Plans.car(0), Plans.OLD)),
                new RolloutEvent.CarSeen(drive.facts(Plans.car(0), Plans.NEW.software())),
                new RolloutEvent.CarSeen(drive.facts(new CarId("stranger"), Plans.OLD)),
                new RolloutEvent.CarReport(new CarId("stranger"), known, CarStep.READY, null),
                new RolloutEvent.PolicyChanged(SafetyPolicy.DEFAULT),
                new RolloutEvent.PolicyChanged(
                        new SafetyPolicy(2, List.of(SafetyRule.DEFAULT), Map.of(), SafetyPolicy.DEFAULT.defaultZone())),
                new RolloutEvent.ReleaseRevoked("a fault"),
                new RolloutEvent.ApprovalVoided("role lost")));
        for (CarStep step : CarStep.values()) {
            events.add(new RolloutEvent.CarReport(Plans.car(0), known, step, null));
            events.add(new RolloutEvent.CarReport(Plans.car(0), known, step, ReasonCode.HASH_MISMATCH));
            events.add(new RolloutEvent.CarReport(Plans.car(0), foreign, step, null));
        }
        for (PersonAct act : acts(state.plan())) {
            events.add(new RolloutEvent.Act(act));
        }
        return events;
    }

    private static List<PersonAct> acts(RolloutPlan plan) {
        RolloutPlan other = new RolloutPlan(
                new RolloutId("R-2"),
                plan.name(),
                plan.release(),
                plan.kind(),
                plan.phases(),
                plan.conditions(),
                plan.terms());
        return List.of(
                new PersonAct.Edit("ada", plan),
                new PersonAct.Edit("ada", other),
                new PersonAct.Launch("ada"),
                new PersonAct.Approve("ada", plan.hash()),
                new PersonAct.Approve("ben", plan.hash()),
                new PersonAct.Halt("ada", "look"),
                new PersonAct.Resume("ada"),
                new PersonAct.Advance("ada", "go on"),
                new PersonAct.Abort("ada", "enough"),
                new PersonAct.RollBack("ada", "bad", false),
                new PersonAct.RollBack("ada", "worse", true),
                new PersonAct.Retry("ada", "again", Set.of()),
                new PersonAct.Retry("ada", "again", Set.of(Plans.car(0), new CarId("stranger"))));
    }
}
