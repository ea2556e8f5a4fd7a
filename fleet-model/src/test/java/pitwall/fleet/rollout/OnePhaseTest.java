package pitwall.fleet.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import pitwall.fleet.Motion;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.release.ReleaseTrust;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.safety.SafetyRule;

class OnePhaseTest {
    private static final WaveShape CANARY_THEN_ALL = new WaveShape(new Canary.Count(2), List.of(100));

    @Test
    void aPhaseRunsFromItsCanaryToTheEnd() {
        Drive drive = Drive.started(Plans.plan(Plans.phase(Plans.targets(0, 5), CANARY_THEN_ALL, 10)));
        assertThat(drive.status()).isEqualTo(RolloutStatus.RUNNING);
        assertThat(drive.offers()).hasSize(2);

        drive.succeeds(0, 1);
        assertThat(drive.status()).isEqualTo(RolloutStatus.SOAKING);
        assertThat(drive.offers()).hasSize(2);

        drive.pass(Duration.ofMinutes(2));
        assertThat(drive.status()).isEqualTo(RolloutStatus.RUNNING);
        assertThat(drive.offers()).hasSize(5);

        drive.succeeds(2, 3, 4).pass(Duration.ofMinutes(2));
        assertThat(drive.status()).isEqualTo(RolloutStatus.COMPLETED);
        assertThat(drive.state().tally().of(CarStage.SUCCEEDED)).isEqualTo(5);
        assertThat(drive.state().head().finishedAt()).isEqualTo(drive.now());
    }

    @Test
    void neverMoreCarsThanThePlanAllowsAreChangedAtATime() {
        Drive drive = Drive.started(Plans.plan(Plans.phase(Plans.targets(0, 5), WaveShape.WHOLE, 2)));
        assertThat(drive.offers()).hasSize(2);

        drive.succeeds(0);

        assertThat(drive.offers()).hasSize(3);
        assertThat(drive.state().tally().inFlight()).isEqualTo(2);
    }

    @Test
    void aCarThatWasGivenUpKeepsItsPlaceWhileItGoesBack() {
        Drive drive = Drive.started(Plans.plan(Plans.phase(Plans.targets(0, 3), WaveShape.WHOLE, 1)));
        drive.report(0, CarStep.APPLY_START, null);
        drive.seen(drive.updating(Plans.car(0)));

        drive.pass(Duration.ofMinutes(10));
        assertThat(drive.stage(0)).isEqualTo(CarStage.FAILED);
        assertThat(drive.offers()).hasSize(1);

        drive.seen(drive.facts(Plans.car(0), Plans.OLD));
        assertThat(drive.offers()).hasSize(2);
    }

    @Test
    void aClaimIsNoSuccess() {
        Drive drive = Drive.started(Plans.plan(Plans.phase(Plans.targets(0, 1), WaveShape.WHOLE, 1)));

        drive.report(0, CarStep.APPLY_START, null).report(0, CarStep.READY, null);
        assertThat(drive.stage(0)).isEqualTo(CarStage.CLAIMED);

        drive.pass(Duration.ofMinutes(10));
        assertThat(drive.decisions())
                .anySatisfy(decision -> assertThat(decision)
                        .isInstanceOfSatisfying(Decision.CarChanged.class, changed -> {
                            assertThat(changed.to()).isEqualTo(CarStage.FAILED);
                            assertThat(changed.reason()).isEqualTo(ReasonCode.CLAIMED_NOT_PROVEN);
                        }));
    }

    @Test
    void aDrivingCarIsAskedWhenItParks() {
        Drive drive = new Drive(Plans.plan(Plans.phase(Plans.targets(0, 1), WaveShape.WHOLE, 1)));
        drive.seen(drive.facts(Plans.car(0), Motion.DRIVING, 80, Plans.OLD));
        drive.act(new PersonAct.Launch("ada"));
        assertThat(drive.offers()).isEmpty();

        drive.seen(drive.facts(Plans.car(0), Motion.PARKED, 80, Plans.OLD));

        assertThat(drive.offers()).singleElement().satisfies(offer -> {
            assertThat(offer.software()).isEqualTo(Plans.NEW.software());
            assertThat(offer.kind()).isEqualTo(UpdateKind.UPDATE);
            assertThat(offer.minimumBatteryPercent()).isEqualTo(SafetyRule.DEFAULT_BATTERY_PERCENT);
        });
    }

    @Test
    void tooManyFailuresBringThePhaseBack() {
        Drive drive = Drive.started(Plans.plan(Plans.phase(Plans.targets(0, 4), WaveShape.WHOLE, 10)));

        drive.succeeds(0, 1, 2).fails(3);
        assertThat(drive.status()).isEqualTo(RolloutStatus.ROLLING_BACK);
        IntStream.range(0, 4).forEach(car -> drive.proves(car, Plans.OLD));

        assertThat(drive.status()).isEqualTo(RolloutStatus.ROLLED_BACK);
        assertThat(drive.state().tally().of(CarStage.ROLLED_BACK)).isEqualTo(4);
    }

    @Test
    void aReleaseThatIsNotTrustedNeverStarts() {
        RolloutPlan plan = Plans.plan(Plans.phase(Plans.targets(0, 1), WaveShape.WHOLE, 1));
        Drive drive = new Drive(new RolloutPlan(
                plan.id(),
                plan.name(),
                Plans.release(ReleaseTrust.UNSIGNED),
                plan.kind(),
                plan.phases(),
                plan.conditions(),
                plan.terms()));

        drive.act(new PersonAct.Launch("ada"));

        assertThat(drive.outcome()).isEqualTo(Outcome.refused(Refusal.RELEASE_NOT_TRUSTED));
        assertThat(drive.status()).isEqualTo(RolloutStatus.DRAFT);
    }
}
