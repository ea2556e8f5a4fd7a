package pitwall.fleet.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import pitwall.fleet.ReasonCode;

class PersonActsTest {
    private static final PersonAct HALT = new PersonAct.Halt("ada", "look");
    private static final PersonAct RESUME = new PersonAct.Resume("ada");
    private static final PersonAct ABORT = new PersonAct.Abort("ada", "enough");

    @Test
    void aPauseWithdrawsWhatNoCarHasBegunAndLetsTheRestGoOn() {
        Drive drive = started(4, 2);
        drive.report(0, CarStep.APPLY_START, null);

        drive.act(HALT);

        assertThat(drive.status()).isEqualTo(RolloutStatus.PAUSED);
        assertThat(drive.stage(0)).isEqualTo(CarStage.APPLYING);
        assertThat(drive.stage(1)).isEqualTo(CarStage.LAPSED);
        assertThat(drive.intents())
                .endsWith(new RolloutIntent.Withdraw(
                        drive.car(1).command(drive.state().plan().id()), Plans.car(1)));
        int offers = drive.offers().size();
        drive.succeeds(0).pass(Duration.ofMinutes(30));
        assertThat(drive.stage(0)).isEqualTo(CarStage.SUCCEEDED);
        assertThat(drive.offers()).hasSize(offers);
    }

    @Test
    void aSecondPauseChangesNothing() {
        Drive drive = started(4, 2).act(HALT);
        RolloutState paused = drive.state();

        drive.act(HALT);

        assertThat(drive.outcome()).isEqualTo(Outcome.ignored(Outcome.Idle.ALREADY_SO));
        assertThat(drive.state().touched()).isEqualTo(paused.touched());
    }

    @Test
    void aResumedRolloutAsksAWithdrawnCarAgainOnlyWhenItIsCertainThatItDidNotBegin() {
        Drive drive = started(1, 1);
        drive.act(HALT).act(RESUME);
        assertThat(drive.stage(0)).isEqualTo(CarStage.LAPSED);

        drive.report(0, CarStep.BLOCKED, ReasonCode.WITHDRAWN);
        assertThat(drive.stage(0)).isEqualTo(CarStage.WAITING);
        drive.pass(Duration.ofMinutes(1));

        assertThat(drive.offers()).hasSize(2);
        assertThat(drive.offers().get(1).command())
                .isNotEqualTo(drive.offers().get(0).command());
    }

    @Test
    void aPauseStopsTheClockOfThePhase() {
        Drive drive = started(4, 1);
        drive.act(HALT).pass(Duration.ofHours(5)).act(RESUME);

        assertThat(drive.status()).isEqualTo(RolloutStatus.RUNNING);
        assertThat(drive.state().head().phaseDeadline())
                .isEqualTo(Plans.START.plus(Duration.ofHours(5)).plus(Plans.QUICK.phaseTimeout()));
    }

    @Test
    void anAbortKeepsWhatIsInstalledAndWaitsForCarsOnTheirWay() {
        Drive drive = started(4, 2);
        drive.succeeds(0).report(1, CarStep.APPLY_START, null).act(ABORT);

        assertThat(drive.status()).isEqualTo(RolloutStatus.ABORTING);
        assertThat(drive.stage(3)).isEqualTo(CarStage.LEFT_BEHIND);
        drive.succeeds(1).report(2, CarStep.BLOCKED, ReasonCode.WITHDRAWN);

        assertThat(drive.status()).isEqualTo(RolloutStatus.ABORTED);
        assertThat(drive.state().tally().of(CarStage.SUCCEEDED)).isEqualTo(2);
        drive.act(RESUME);
        assertThat(drive.outcome()).isEqualTo(Outcome.refused(Refusal.NOT_PAUSED));
    }

    @Test
    void aRevokedReleaseGoesToNoFurtherCarAndCanStillBeBroughtBack() {
        Drive drive = started(4, 2);
        drive.succeeds(0).event(new RolloutEvent.ReleaseRevoked("a fault"));
        drive.report(1, CarStep.BLOCKED, ReasonCode.WITHDRAWN).report(2, CarStep.BLOCKED, ReasonCode.WITHDRAWN);
        assertThat(drive.status()).isEqualTo(RolloutStatus.ABORTED);
        assertThat(drive.offers()).hasSize(3);

        drive.proves(1, Plans.OLD).proves(2, Plans.OLD);
        drive.act(new PersonAct.RollBack("ada", "revoked", true)).proves(0, Plans.OLD);

        assertThat(drive.stage(0)).isEqualTo(CarStage.ROLLED_BACK);
        assertThat(drive.status()).isEqualTo(RolloutStatus.ROLLED_BACK);
    }

    @Test
    void aWayBackReachesEveryCarThatCanAndListsTheOthers() {
        List<Target> targets = List.of(
                Plans.target(0), new Target(Plans.car(1), "munich", "i4", List.of()), Plans.target(2), Plans.target(3));
        Drive drive = Drive.started(Plans.plan(Plans.phase(targets, WaveShape.WHOLE, 3)));
        drive.succeeds(0, 1);

        drive.act(new PersonAct.RollBack("ada", "bad", false));
        assertThat(drive.status()).isEqualTo(RolloutStatus.ROLLING_BACK);
        assertThat(drive.stage(1)).isEqualTo(CarStage.NO_ROLLBACK_TARGET);
        drive.report(2, CarStep.BLOCKED, ReasonCode.WITHDRAWN);
        assertThat(drive.stage(2)).isEqualTo(CarStage.LEFT_BEHIND);
        drive.proves(0, Plans.OLD);
        drive.report(3, CarStep.BLOCKED, ReasonCode.WITHDRAWN);

        assertThat(drive.stage(0)).isEqualTo(CarStage.ROLLED_BACK);
        assertThat(drive.status()).isEqualTo(RolloutStatus.ROLLED_BACK);
    }

    @Test
    void aCarThatFailsOnItsWayBackNeedsAPersonAndCanBeTriedAgain() {
        Drive drive = started(1, 1);
        drive.succeeds(0).act(new PersonAct.RollBack("ada", "bad", true));
        drive.report(0, CarStep.APPLY_START, null).report(0, CarStep.FAILED, ReasonCode.DISK_FULL);
        assertThat(drive.stage(0)).isEqualTo(CarStage.MANUAL);
        assertThat(drive.status()).isEqualTo(RolloutStatus.ROLLED_BACK);

        drive.retry();
        assertThat(drive.status()).isEqualTo(RolloutStatus.ROLLING_BACK);
        drive.report(0, CarStep.APPLY_START, null).proves(0, Plans.OLD);

        assertThat(drive.stage(0)).isEqualTo(CarStage.ROLLED_BACK);
        assertThat(drive.status()).isEqualTo(RolloutStatus.ROLLED_BACK);
    }

    @Test
    void failedCarsAreTriedAgainWithANewIntent() {
        Drive drive = pausing(5);
        drive.succeeds(0, 1, 2).fails(3, 4);
        assertThat(drive.status()).isEqualTo(RolloutStatus.PAUSED);

        drive.retry().act(RESUME).agree("ben");
        assertThat(drive.status()).isEqualTo(RolloutStatus.RUNNING);
        assertThat(drive.car(3).attempt()).isEqualTo(2);
        drive.succeeds(3, 4).pass(Duration.ofMinutes(2));

        assertThat(drive.status()).isEqualTo(RolloutStatus.COMPLETED);
    }

    @Test
    void aGateThatStillSaysNoIsNotResumedButCanBeOverruled() {
        Drive drive = pausing(5);
        drive.succeeds(0, 1, 2).fails(3, 4);

        drive.act(RESUME);
        assertThat(drive.outcome()).isEqualTo(Outcome.refused(Refusal.GATE_STILL_STOPS));
        assertThat(drive.state().waitingFor(drive.now()))
                .isEqualTo(new WaitingFor.Person(Gate.FAILURE_THRESHOLD, drive.now()));
        drive.act(new PersonAct.Advance("ada", "known fault"));
        assertThat(drive.status()).as("one person is not enough").isEqualTo(RolloutStatus.PAUSED);
        assertThat(drive.state().waitingFor(drive.now())).isInstanceOf(WaitingFor.Approval.class);
        drive.agree("ada");
        assertThat(drive.outcome()).isEqualTo(Outcome.refused(Refusal.SELF_APPROVAL));
        drive.agree("ben");

        assertThat(drive.status()).isEqualTo(RolloutStatus.COMPLETED_WITH_FAILURES);
        assertThat(drive.decisions())
                .anySatisfy(decision -> assertThat(decision).isInstanceOf(Decision.GateOverruled.class));
    }

    @Test
    void whoAgreedToOtherFailuresAgreedToSomethingElse() {
        Drive drive = pausing(6);
        drive.succeeds(0, 1, 2).fails(3, 4).act(new PersonAct.Advance("ada", "known fault"));

        drive.fails(5).agree("ben");

        assertThat(drive.outcome()).isEqualTo(Outcome.refused(Refusal.PLAN_CHANGED));
        assertThat(drive.status()).isEqualTo(RolloutStatus.PAUSED);
    }

    @Test
    void aWordThatNobodyGaveInTimeCountsForNothing() {
        Drive drive = pausing(5);
        drive.succeeds(0, 1, 2).fails(3, 4).act(new PersonAct.Advance("ada", "known fault"));

        drive.pass(Approval.VALIDITY).agree("ben");

        assertThat(drive.outcome()).isEqualTo(Outcome.refused(Refusal.APPROVAL_EXPIRED));
    }

    @Test
    void whatTwoPeopleStartedIsTriedAgainByTwo() {
        RolloutPlan plan = Plans.plan(Plans.phase(Plans.targets(0, 4), WaveShape.WHOLE, 4))
                .with(new LaunchTerms(null, true, null));
        Drive drive = new Drive(plan);
        drive.allSeen();
        drive.act(new PersonAct.Launch("ada")).agree("ben").fails(0);

        drive.retry(Plans.car(0));
        assertThat(drive.stage(0)).isEqualTo(CarStage.FAILED);
        drive.agree("ben");

        assertThat(drive.stage(0)).isEqualTo(CarStage.OFFERED);
        assertThat(drive.state().head().lead()).isEqualTo("ada");
    }

    @Test
    void aSoakCanBeEndedEarlyButTheGatesAreStillRead() {
        Phase phase = Plans.phase(Plans.targets(0, 4), new WaveShape(new Canary.Count(2), List.of(100)), 4);
        Drive drive = Drive.started(Plans.plan(phase));
        drive.succeeds(0, 1);

        drive.act(new PersonAct.Advance("ada", "in a hurry"));

        assertThat(drive.status()).isEqualTo(RolloutStatus.RUNNING);
        assertThat(drive.decisions())
                .anySatisfy(decision -> assertThat(decision)
                        .isInstanceOfSatisfying(
                                Decision.GateRead.class,
                                read -> assertThat(read.reading().gate()).isEqualTo(Gate.CANARY_HEALTHY)));
    }

    @Test
    void aRolloutThatWasNotStartedHasNothingToPauseOrToBringBack() {
        Drive drive = new Drive(Plans.plan(Plans.phase(Plans.targets(0, 1), WaveShape.WHOLE, 1)));

        drive.act(HALT);
        assertThat(drive.outcome()).isEqualTo(Outcome.refused(Refusal.NOT_STARTED));
        drive.act(new PersonAct.RollBack("ada", "bad", true));
        assertThat(drive.outcome()).isEqualTo(Outcome.refused(Refusal.NOT_STARTED));
        drive.act(ABORT);
        assertThat(drive.status()).isEqualTo(RolloutStatus.ABORTED);
    }

    private static Drive started(int cars, int parallel) {
        return Drive.started(Plans.plan(Plans.phase(Plans.targets(0, cars), WaveShape.WHOLE, parallel)));
    }

    /// A started rollout that pauses and asks when a gate closes.
    private static Drive pausing(int cars) {
        GateRules gates = new GateRules(0.8, 0.2, 5, true, true, OnBreach.PAUSE_AND_ASK);
        Phase phase = new Phase("Munich", Plans.targets(0, cars), WaveShape.WHOLE, cars, gates, Plans.QUICK);
        Drive drive = Drive.started(Plans.plan(phase));
        IntStream.range(0, cars).forEach(car -> drive.report(car, CarStep.APPLY_START, null));
        return drive;
    }
}
