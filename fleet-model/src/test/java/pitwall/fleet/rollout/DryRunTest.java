package pitwall.fleet.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import pitwall.fleet.CarId;
import pitwall.fleet.Motion;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.safety.CarFacts;
import pitwall.fleet.safety.SafetyPolicy;

class DryRunTest {
    private final Drive drive = new Drive(Plans.plan(Plans.phase(Plans.targets(0, 50), WaveShape.WHOLE, 1)));

    @Test
    void everyCarIsInExactlyOneList() {
        Phase phase = Plans.phase(Plans.targets(0, 6), WaveShape.WHOLE, 2);
        Map<CarId, CarFacts> facts = new HashMap<>();
        put(facts, drive.facts(Plans.car(0), Plans.OLD));
        put(facts, drive.facts(Plans.car(1), Motion.DRIVING, 80, Plans.OLD));
        put(facts, drive.facts(Plans.car(2), Motion.PARKED, 10, Plans.OLD));
        put(facts, drive.facts(Plans.car(3), Plans.NEW.software()));
        put(facts, drive.facts(Plans.car(4), Plans.OLD).heldBy("R-99"));

        RolloutPreview.PhasePreview seen =
                preview(Plans.plan(phase), facts).phases().getFirst();

        assertThat(seen.eligible()).containsExactly(Plans.car(0));
        assertThat(seen.blocked())
                .containsEntry(ReasonCode.NOT_STATIONARY, List.of(Plans.car(1)))
                .containsEntry(ReasonCode.BATTERY_LOW, List.of(Plans.car(2)))
                .containsEntry(ReasonCode.CONFLICTING_ROLLOUT, List.of(Plans.car(4)))
                .containsEntry(ReasonCode.NETWORK_UNREACHABLE, List.of(Plans.car(5)));
        assertThat(seen.excluded()).containsEntry(ReasonCode.ALREADY_CURRENT, List.of(Plans.car(3)));
        assertThat(seen.conflicts()).containsExactly(Plans.car(4));
        assertThat(seen.withoutWayBack()).containsExactly(Plans.car(5));
        assertThat(seen.cars()).isEqualTo(6);
    }

    @Test
    void theEarliestEndIsWhatTheEngineNeedsWithPerfectCars() {
        Phase first = Plans.phase(Plans.targets(0, 4), WaveShape.WHOLE, 2);
        Phase second = Plans.phase(Plans.targets(4, 6), WaveShape.WHOLE, 2);

        RolloutPreview.Estimate estimate =
                preview(Plans.plan(first, second), all(6)).estimate();

        Duration twoPairs = Duration.ofMinutes(2);
        Duration waitAfter = Duration.ofMinutes(5);
        Duration onePair = Duration.ofMinutes(1);
        Duration soak = Duration.ofMinutes(2);
        assertThat(estimate.earliest())
                .isEqualTo(
                        Plans.START.plus(twoPairs).plus(waitAfter).plus(onePair).plus(soak));
        assertThat(estimate.latest())
                .isAfter(Plans.START.plus(Plans.QUICK.phaseTimeout().multipliedBy(2)));
        assertThat(estimate.peak()).isEqualTo(2);
        assertThat(estimate.phases())
                .hasSize(2)
                .allSatisfy(span -> assertThat(span.latest()).isAfter(span.to()));
        assertThat(estimate.phases().getFirst().latest())
                .isAfter(Plans.START.plus(Plans.QUICK.phaseTimeout()))
                .isBefore(estimate.phases().getLast().latest());
        assertThat(estimate.phases().getLast().latest()).isEqualTo(estimate.latest());
    }

    @Test
    void carsThatAnotherRolloutPlansAreConflicts() {
        RolloutPlan plan = Plans.plan(Plans.phase(Plans.targets(0, 3), WaveShape.WHOLE, 2));

        RolloutPreview.PhasePreview seen = new DryRun(plan, SafetyPolicy.DEFAULT, DryRun.TYPICAL)
                .preview(all(3), Set.of(Plans.car(1)), Plans.START)
                .phases()
                .getFirst();

        assertThat(seen.eligible()).containsExactly(Plans.car(0), Plans.car(2));
        assertThat(seen.conflicts()).containsExactly(Plans.car(1));
        assertThat(seen.blocked()).containsEntry(ReasonCode.CONFLICTING_ROLLOUT, List.of(Plans.car(1)));
    }

    @Test
    void aRolloutClaimsItsCarsFromLaunchToEnd() {
        Drive led = new Drive(Plans.plan(Plans.phase(Plans.targets(0, 2), WaveShape.WHOLE, 2)));
        assertThat(led.state().claims(Plans.car(0))).isFalse();

        led.allSeen();
        led.act(new PersonAct.Launch("ada"));
        assertThat(led.state().claims(Plans.car(0))).isTrue();
        assertThat(led.state().claims(Plans.car(7))).isFalse();

        led.succeeds(0, 1).pass(Plans.QUICK.soak());
        assertThat(led.state().claims(Plans.car(0))).isFalse();
    }

    @Test
    void theSameQuestionHasTheSameAnswer() {
        RolloutPlan plan = Plans.plan(Plans.phase(Plans.targets(0, 50), WaveShape.WHOLE, 7));

        assertThat(preview(plan, all(50))).isEqualTo(preview(plan, all(50)));
        assertThat(preview(plan, all(50)).planHash()).isEqualTo(plan.hash());
    }

    private RolloutPreview preview(RolloutPlan plan, Map<CarId, CarFacts> facts) {
        return new DryRun(plan, SafetyPolicy.DEFAULT, DryRun.TYPICAL).preview(facts, Set.of(), Plans.START);
    }

    private Map<CarId, CarFacts> all(int cars) {
        Map<CarId, CarFacts> facts = new HashMap<>();
        IntStream.range(0, cars).forEach(car -> put(facts, drive.facts(Plans.car(car), Plans.OLD)));
        return facts;
    }

    private static void put(Map<CarId, CarFacts> facts, CarFacts car) {
        facts.put(car.car(), car);
    }
}
