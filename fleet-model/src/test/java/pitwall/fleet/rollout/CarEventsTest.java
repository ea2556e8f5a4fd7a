package pitwall.fleet.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pitwall.fleet.Motion;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.release.Software;

class CarEventsTest {
    private static final Duration CAR = Plans.QUICK.carTimeout();
    private static final Software OTHER_BYTES = new Software("4.3.0", "f".repeat(64), 43);

    private final Drive drive = Drive.started(forgiving(4, 1));

    @Test
    void theRightVersionWithOtherBytesProvesNothing() {
        drive.report(0, CarStep.APPLY_START, null).proves(0, OTHER_BYTES);

        assertThat(drive.stage(0)).isEqualTo(CarStage.APPLYING);
    }

    @Test
    void anApplyThatTakesTooLongFails() {
        drive.report(0, CarStep.APPLY_START, null).pass(CAR.multipliedBy(2));

        assertThat(drive.stage(0)).isEqualTo(CarStage.FAILED);
        assertThat(drive.car(0).reason()).isEqualTo(ReasonCode.APPLY_TIMEOUT);
    }

    @Test
    void aProofThatComesLateStillCounts() {
        drive.report(0, CarStep.APPLY_START, null).pass(CAR.multipliedBy(2));

        drive.proves(0, Plans.NEW.software());

        assertThat(drive.stage(0)).isEqualTo(CarStage.SUCCEEDED);
    }

    @Test
    void aSuccessThatIsNoLongerProvenIsTakenBack() {
        drive.succeeds(0);

        drive.proves(0, Plans.OLD);

        assertThat(drive.stage(0)).isEqualTo(CarStage.FAILED);
        assertThat(drive.car(0).reason()).isEqualTo(ReasonCode.HEALTH_CHECK_FAILED);
    }

    @Test
    void aSilentCarKeepsItsPlaceUntilItCannotBeApplyingAnyMore() {
        drive.pass(CAR);
        assertThat(drive.stage(0)).isEqualTo(CarStage.LAPSED);
        assertThat(drive.offers()).hasSize(1);

        drive.pass(CAR.plus(Plans.QUICK.rollbackTimeout()).plus(RolloutRules.GRACE));

        assertThat(drive.stage(0)).isEqualTo(CarStage.FAILED);
        assertThat(drive.car(0).reason()).isEqualTo(ReasonCode.NETWORK_UNREACHABLE);
        assertThat(drive.offers()).hasSize(2);
    }

    @Test
    void aCarThatWasHeardLongEnoughAfterItsOfferEndedIsAskedAgain() {
        drive.pass(CAR).proves(0, Plans.OLD);
        assertThat(drive.stage(0)).as("a late message may still be on its way").isEqualTo(CarStage.LAPSED);

        drive.pass(RolloutRules.GRACE).proves(0, Plans.OLD);

        assertThat(drive.stage(0)).isEqualTo(CarStage.WAITING);
        assertThat(drive.offers()).extracting(RolloutIntent.Offer::car).endsWith(Plans.car(1));
    }

    @Test
    void aBlockedCarKeepsItsOfferAndSaysWhy() {
        drive.report(0, CarStep.BLOCKED, ReasonCode.BATTERY_LOW);

        assertThat(drive.stage(0)).isEqualTo(CarStage.OFFERED);
        assertThat(drive.state().verdicts(Plans.car(0), drive.now()))
                .singleElement()
                .satisfies(verdict -> assertThat(verdict.reason()).isEqualTo(ReasonCode.BATTERY_LOW));
    }

    @Test
    void aCarThatHasToDriveBeforeItSwitchesMayBeginAgain() {
        drive.report(0, CarStep.APPLY_START, null).report(0, CarStep.BLOCKED, ReasonCode.NOT_STATIONARY);

        assertThat(drive.stage(0)).isEqualTo(CarStage.OFFERED);
        assertThat(drive.car(0).deadline()).isEqualTo(Plans.START.plus(CAR));
    }

    @Test
    void aCarThatHasToDriveWhileTheRolloutIsPausedMayNotBeginAgain() {
        drive.report(0, CarStep.APPLY_START, null).act(new PersonAct.Halt("ada", "look"));

        drive.report(0, CarStep.BLOCKED, ReasonCode.NOT_STATIONARY);

        assertThat(drive.stage(0)).isEqualTo(CarStage.LAPSED);
        assertThat(drive.intents()).last().isInstanceOf(RolloutIntent.Withdraw.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SIGNATURE_INVALID", "HASH_MISMATCH", "METADATA_EXPIRED", "DOWNGRADE", "MODEL_MISMATCH"})
    void whatNoWaitingMendsFailsAtOnce(String reason) {
        drive.report(0, CarStep.BLOCKED, new ReasonCode(reason));

        assertThat(drive.stage(0)).isEqualTo(CarStage.FAILED);
        assertThat(drive.car(0).reason()).isEqualTo(new ReasonCode(reason));
    }

    @Test
    void whatACarSaysAboutAnEarlierIntentChangesNothing() {
        CommandId first = drive.car(0).command(drive.state().plan().id());
        drive.fails(0).retry(Plans.car(0)).succeeds(1);
        assertThat(drive.car(0).attempt()).isEqualTo(2);

        drive.event(new RolloutEvent.CarReport(Plans.car(0), first, CarStep.FAILED, ReasonCode.DISK_FULL));

        assertThat(drive.outcome()).isEqualTo(Outcome.ignored(Outcome.Idle.OTHER_COMMAND));
        assertThat(drive.stage(0)).isEqualTo(CarStage.OFFERED);
        assertThat(drive.decisions())
                .anySatisfy(decision -> assertThat(decision).isInstanceOf(Decision.ReportIgnored.class));
    }

    @Test
    void aPhaseThatRunsOutOfTimeLeavesTheRestBehindAndAsks() {
        drive.succeeds(0).seen(drive.facts(Plans.car(2), Motion.DRIVING, 80, Plans.OLD));

        drive.pass(Plans.QUICK.phaseTimeout());

        assertThat(drive.stage(2)).isEqualTo(CarStage.LEFT_BEHIND);
        assertThat(drive.car(2).reason()).isEqualTo(ReasonCode.NOT_STATIONARY);
        assertThat(drive.car(3).reason()).isEqualTo(ReasonCode.PHASE_TIMEOUT);
    }

    @Test
    void everyWaitingCarSaysWhatItWaitsFor() {
        assertThat(drive.state().verdicts(Plans.car(1), drive.now()))
                .singleElement()
                .satisfies(verdict -> assertThat(verdict.reason()).isEqualTo(ReasonCode.PARALLEL_LIMIT));
        assertThat(drive.state().waitingFor(drive.now())).isEqualTo(new WaitingFor.Cars(1));

        drive.act(new PersonAct.Halt("ada", "look"));

        assertThat(drive.state().verdicts(Plans.car(1), drive.now()))
                .singleElement()
                .satisfies(verdict -> assertThat(verdict.reason()).isEqualTo(ReasonCode.PAUSED));
    }

    /// Gates that never stop, so that single cars can be looked at.
    private static RolloutPlan forgiving(int cars, int parallel) {
        GateRules gates = new GateRules(0.0, 1.0, 1, false, false, OnBreach.PAUSE_AND_ASK);
        return Plans.plan(new Phase("Munich", Plans.targets(0, cars), WaveShape.WHOLE, parallel, gates, Plans.QUICK));
    }
}
