package pitwall.fleet.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import pitwall.fleet.CarId;
import pitwall.fleet.Connectivity;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.safety.CarFacts;
import pitwall.fleet.safety.SafetyPolicy;
import pitwall.fleet.safety.UpdateVerdict;

/// A car that was given up while nobody hears it may still be on trial, or going back by itself.
final class GivenUpCarsTest {
    private static final Duration CAR = Plans.QUICK.carTimeout();
    private static final Duration HOLD = CAR.plus(Plans.QUICK.rollbackTimeout());
    private static final GateRules LENIENT = new GateRules(0, 1, 1, false, false, OnBreach.PAUSE_AND_ASK);

    private final Drive drive = Drive.started(plan(WaveShape.WHOLE, LENIENT));

    private static RolloutPlan plan(WaveShape shape, GateRules gates) {
        return Plans.plan(new Phase("Munich", Plans.targets(0, 3), shape, 1, gates, Plans.QUICK));
    }

    /// The car begins, falls silent, and its time is over.
    private void givesUp(int number) {
        drive.report(number, CarStep.APPLY_START, null);
        drive.seen(drive.updating(Plans.car(number)).heard(Connectivity.OFFLINE, drive.now()));
        drive.pass(CAR.multipliedBy(2));
        assertThat(drive.stage(number)).isEqualTo(CarStage.FAILED);
    }

    private CarFacts idle(int number, Connectivity reach) {
        return drive.facts(Plans.car(number), Plans.OLD).heard(reach, drive.now());
    }

    @Test
    void itKeepsItsPlaceWhileItMayStillBeChanging() {
        givesUp(0);
        assertThat(drive.offers()).hasSize(1);

        drive.pass(HOLD.minusSeconds(1));
        assertThat(drive.offers()).hasSize(1);

        drive.pass(Duration.ofSeconds(1));
        assertThat(drive.offers()).extracting(RolloutIntent.Offer::car).containsExactly(Plans.car(0), Plans.car(1));
    }

    @Test
    void theEngineSaysWhenThePlaceBecomesFree() {
        givesUp(0);

        assertThat(drive.state().nextWake()).contains(drive.now().plus(HOLD));
    }

    @Test
    void itsPlaceIsFreeAsSoonAsItIsHeardAndIdle() {
        givesUp(0);
        drive.pass(Duration.ofSeconds(20));

        drive.seen(idle(0, Connectivity.ONLINE));

        assertThat(drive.offers()).hasSize(2);
    }

    @Test
    void aCarThatWasHeardIdleSinceAndFellSilentAgainTakesNoPlace() {
        givesUp(0);
        drive.pass(Duration.ofSeconds(20));

        drive.seen(idle(0, Connectivity.OFFLINE));

        assertThat(drive.offers()).hasSize(2);
    }

    @Test
    void whatItSaidBeforeItWasGivenUpProvesNothing() {
        CarFacts before = idle(0, Connectivity.OFFLINE);
        givesUp(0);

        drive.seen(before);

        assertThat(drive.offers()).hasSize(1);
    }

    @Test
    void aCarThatIsHeardChangingAndFallsSilentAgainKeepsItsPlaceFromThen() {
        givesUp(0);
        drive.pass(Duration.ofMinutes(6));
        drive.seen(drive.updating(Plans.car(0)));
        drive.seen(drive.updating(Plans.car(0)).heard(Connectivity.OFFLINE, drive.now()));

        drive.pass(HOLD.minusSeconds(1));
        assertThat(drive.offers()).hasSize(1);

        drive.pass(Duration.ofSeconds(1));
        assertThat(drive.offers()).hasSize(2);
    }

    @Test
    void aCarThatFailedByItsOwnWordAndFallsSilentKeepsItsPlace() {
        drive.report(0, CarStep.APPLY_START, null);
        drive.seen(drive.updating(Plans.car(0)).heard(Connectivity.OFFLINE, drive.now()));
        drive.fails(0);

        assertThat(drive.offers()).hasSize(1);
        assertThat(drive.state().nextWake()).contains(drive.now().plus(HOLD));
    }

    @Test
    void whoseWholeTimeIsOverTakesNoPlace() {
        drive.seen(idle(0, Connectivity.OFFLINE));

        drive.pass(RolloutRules.longestWay(CAR, Plans.QUICK.rollbackTimeout()));

        assertThat(drive.car(0).reason()).isEqualTo(ReasonCode.NETWORK_UNREACHABLE);
        assertThat(drive.offers()).hasSize(2);
    }

    @Test
    void afterARestartACarThatWasGivenUpKeepsItsPlaceUntilItIsHeard() {
        givesUp(0);
        RolloutState state = drive.state();
        RolloutState restored = RolloutState.restore(state.plan(), SafetyPolicy.DEFAULT, state.head(), state.touched());
        Instant now = drive.now().plusSeconds(1);

        Step other = new RolloutEngine().step(restored, new RolloutEvent.CarSeen(idle(1, Connectivity.ONLINE)), now);
        assertThat(other.intents()).isEmpty();
        assertThat(other.state().nextWake()).contains(drive.now().plus(HOLD));

        drive.pass(Duration.ofSeconds(2));
        Step heard = new RolloutEngine()
                .step(other.state(), new RolloutEvent.CarSeen(idle(0, Connectivity.ONLINE)), drive.now());
        assertThat(heard.intents()).hasSize(1);
    }

    @Test
    void onTheWayBackItKeepsItsPlaceTooAlthoughItWaitsForItsOwn() {
        drive.succeeds(0);
        givesUp(1);

        drive.act(new PersonAct.RollBack("ada", "no good", false));
        assertThat(drive.car(1).direction()).isEqualTo(Direction.BACK);
        assertThat(lastOffer()).isEqualTo(Plans.car(1));

        drive.pass(HOLD);
        assertThat(lastOffer()).isEqualTo(Plans.car(0));
    }

    @Test
    void aCarThatIsTriedAgainWhileNobodyHearsItKeepsItsPlaceToo() {
        givesUp(0);

        drive.retry(Plans.car(0));
        assertThat(drive.stage(0)).isEqualTo(CarStage.WAITING);
        assertThat(drive.offers()).hasSize(1);

        drive.pass(HOLD);
        assertThat(drive.offers()).hasSize(2);
    }

    @Test
    void aCarThatFailedOnlyOnItsWayBackAndIsSentBackOnceMoreKeepsItsPlaceToo() {
        drive.succeeds(0, 1, 2);
        drive.act(new PersonAct.RollBack("ada", "no good", false));
        drive.report(0, CarStep.APPLY_START, null);
        drive.seen(drive.updating(Plans.car(0)).heard(Connectivity.OFFLINE, drive.now()));
        drive.pass(Plans.QUICK.rollbackTimeout().multipliedBy(2));
        assertThat(drive.stage(0)).isEqualTo(CarStage.MANUAL);

        drive.retry(Plans.car(0));
        assertThat(drive.stage(0)).isEqualTo(CarStage.WAITING);
        assertThat(lastOffer()).isEqualTo(Plans.car(0));

        drive.pass(HOLD.minusSeconds(1));
        assertThat(lastOffer()).isEqualTo(Plans.car(0));

        drive.pass(Duration.ofSeconds(1));
        assertThat(lastOffer()).isEqualTo(Plans.car(1));
    }

    @Test
    void aCarThatNeverBeganItsWayBackHasNotFailed() {
        drive.succeeds(0, 1, 2);
        drive.seen(drive.facts(Plans.car(0), Plans.NEW.software()).heard(Connectivity.OFFLINE, drive.now()));
        drive.act(new PersonAct.RollBack("ada", "no good", false));
        drive.pass(Plans.QUICK.phaseTimeout());
        assertThat(drive.stage(0)).isEqualTo(CarStage.MANUAL);

        assertThat(drive.car(0).failure()).isNull();
    }

    @Test
    void whoWaitsForThatPlaceSaysSo() {
        givesUp(0);

        assertThat(drive.state().verdicts(Plans.car(1), drive.now()))
                .extracting(UpdateVerdict::reason)
                .containsExactly(ReasonCode.PARALLEL_LIMIT);
        assertThat(drive.state().verdicts(Plans.car(1), drive.now().plus(HOLD))).isEmpty();
    }

    private CarId lastOffer() {
        List<RolloutIntent.Offer> offers = drive.offers();
        return Optional.of(offers.getLast()).map(RolloutIntent.Offer::car).orElseThrow();
    }
}
