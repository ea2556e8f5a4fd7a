package pitwall.fleet.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pitwall.fleet.Connectivity;
import pitwall.fleet.Motion;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.release.RunningSoftware;
import pitwall.fleet.release.Software;
import pitwall.fleet.safety.CarFacts;

class CarEventsTest {
    private static final Duration CAR = Plans.QUICK.carTimeout();
    private static final Software NEWER = new Software("4.4.0", "d".repeat(64), 44);
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
    void aCarThatWentBackByItselfFailed() {
        drive.succeeds(0);

        drive.proves(0, Plans.OLD);

        assertThat(drive.stage(0)).isEqualTo(CarStage.FAILED);
        assertThat(drive.car(0).reason()).isEqualTo(ReasonCode.HEALTH_CHECK_FAILED);
    }

    @Test
    void aCarThatAnotherWishTakesOverCountsNeitherWay() {
        drive.succeeds(0);

        drive.seen(drive.facts(Plans.car(0), Plans.NEW.software()).heldBy("U-9"));
        drive.proves(0, NEWER);

        assertThat(drive.stage(0)).isEqualTo(CarStage.TAKEN_OVER);
        assertThat(drive.car(0).reason()).isEqualTo(ReasonCode.TAKEN_OVER);
        assertThat(drive.state().tally().finished()).isZero();
    }

    @Test
    void aCarThatRunsWhatNobodyHereGaveItIsTakenOver() {
        drive.succeeds(0);

        drive.proves(0, NEWER);

        assertThat(drive.stage(0)).isEqualTo(CarStage.TAKEN_OVER);
    }

    @Test
    void aCarThatOthersLetGoAsItWasIsASuccessAgain() {
        drive.succeeds(0).seen(drive.facts(Plans.car(0), Plans.NEW.software()).heldBy("U-9"));

        drive.proves(0, Plans.NEW.software());

        assertThat(drive.stage(0)).isEqualTo(CarStage.SUCCEEDED);
    }

    @Test
    void aCarThatOthersGaveUpUnheardStaysInTheirHandsUntilItSpeaks() {
        drive.succeeds(0).seen(drive.facts(Plans.car(0), Plans.NEW.software()).heldBy("U-9"));
        CarFacts lastWord = drive.facts(Plans.car(0), Plans.NEW.software());

        drive.seen(lastWord.heard(Connectivity.OFFLINE, lastWord.heard()));
        drive.proves(0, Plans.OLD);

        assertThat(drive.stage(0)).isEqualTo(CarStage.TAKEN_OVER);
    }

    @Test
    void aRestartIsNoFailure() {
        drive.succeeds(0).seen(unwell(0)).pass(Duration.ofSeconds(20)).proves(0, Plans.NEW.software());

        drive.pass(RolloutRules.PATIENCE);

        assertThat(drive.stage(0)).isEqualTo(CarStage.SUCCEEDED);
        assertThat(drive.car(0).reason()).isNull();
    }

    @Test
    void aCarThatIsStillUnwellAMinuteLaterFailed() {
        drive.succeeds(0).seen(unwell(0));
        assertThat(drive.stage(0)).isEqualTo(CarStage.SUCCEEDED);

        drive.pass(RolloutRules.PATIENCE);

        assertThat(drive.stage(0)).isEqualTo(CarStage.FAILED);
        assertThat(drive.car(0).reason()).isEqualTo(ReasonCode.HEALTH_CHECK_FAILED);
    }

    @Test
    void aSoakDoesNotEndWhileACarIsInDoubt() {
        Drive last = Drive.started(forgiving(1, 1)).succeeds(0);
        last.pass(Plans.QUICK.soak().minusSeconds(10)).seen(unwell(0));

        last.pass(Duration.ofSeconds(10));
        assertThat(last.status()).isEqualTo(RolloutStatus.SOAKING);
        assertThat(last.state().nextWake()).isPresent();

        last.pass(RolloutRules.PATIENCE);
        assertThat(last.stage(0)).isEqualTo(CarStage.FAILED);
        assertThat(last.status()).isEqualTo(RolloutStatus.COMPLETED_WITH_FAILURES);
    }

    @Test
    void oneUpdateByHandDoesNotRollAPhaseBack() {
        GateRules strict = new GateRules(0.8, 0.05, 1, true, true, OnBreach.ROLL_BACK_PHASE);
        Drive five = Drive.started(
                Plans.plan(new Phase("Munich", Plans.targets(0, 5), WaveShape.WHOLE, 5, strict, Plans.QUICK)));
        five.succeeds(0, 1, 2, 3, 4);

        five.seen(five.facts(Plans.car(2), Plans.NEW.software()).heldBy("U-9")).proves(2, NEWER);
        five.pass(Plans.QUICK.soak());

        assertThat(five.status()).isEqualTo(RolloutStatus.COMPLETED);
        assertThat(five.stage(2)).isEqualTo(CarStage.TAKEN_OVER);
    }

    @Test
    void aCarGoesBackToWhatItRanWhenItWasAskedNotToWhatThePlanKnew() {
        Software since = new Software("4.2.5", "e".repeat(64), 42);
        Drive late = new Drive(forgiving(1, 1));
        late.seen(knows(late.facts(Plans.car(0), since), List.of(since, Plans.OLD)));
        late.act(new PersonAct.Launch("ada"));

        assertThat(late.car(0).before()).isEqualTo(since);
    }

    @Test
    void aCarWhoseFormerBuildCanNoLongerBeHadHasNothingToGoBackTo() {
        drive.succeeds(0).seen(knows(drive.facts(Plans.car(0), Plans.NEW.software()), List.of()));

        drive.act(new PersonAct.RollBack("ada", "bad", true));

        assertThat(drive.stage(0)).isEqualTo(CarStage.NO_ROLLBACK_TARGET);
    }

    private CarFacts unwell(int car) {
        CarFacts well = drive.facts(Plans.car(car), Plans.NEW.software());
        return with(well, new RunningSoftware(Plans.NEW.software(), true, false), well.history());
    }

    private static CarFacts knows(CarFacts facts, List<Software> history) {
        return with(facts, Objects.requireNonNull(facts.running()), history);
    }

    private static CarFacts with(CarFacts facts, RunningSoftware running, List<Software> history) {
        return new CarFacts(
                facts.car(),
                facts.region(),
                facts.model(),
                facts.connectivity(),
                facts.motion(),
                facts.safety(),
                facts.batteryPercent(),
                facts.autonomous(),
                facts.updating(),
                running,
                history,
                facts.hardware(),
                facts.heldBy(),
                facts.heard());
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
