package pitwall.agent.update;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.agent.update.TestCar.SAFE_PLACE;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import pitwall.fleet.Convergence;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.SafetyState;
import pitwall.protocol.CarServerFrame.Withdrawn;
import pitwall.protocol.DesiredKind;
import pitwall.protocol.SoftwareSlot;
import pitwall.testing.FleetFixtures;

/// How a car carries out what it is told, when it waits, and what it does when the new software is no good.
final class UpdaterTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Instant NOW = FleetFixtures.NOW;
    private static final TestRelease OLD = TestRelease.of("4.2.1", 42);
    private static final TestRelease NEW = TestRelease.of("4.3.0", 43);
    private static final TestRelease NEWER = TestRelease.of("4.4.0", 44);
    private static final Situation DRIVING = new Situation(false, false, 80, false, SafetyState.NORMAL, null, null);

    private final TestCar car = TestCar.with(OLD);

    UpdaterTest() {
        car.offer(OLD);
        car.offer(NEW);
        car.offer(NEWER);
    }

    @Test
    void anUpdateIsPulledSwitchedAndProven() {
        car.want(NEW.order(7));
        car.live(MINUTE);

        assertThat(car.told).containsExactly("DESIRED_NOTIFIED", "APPLY_START", "READY");
        assertThat(car.runs(NEW)).isTrue();
        assertThat(car.software().confirmed()).isTrue();
        assertThat(car.software().generation()).isEqualTo(7);
        assertThat(car.software().counter()).isEqualTo(43);
        assertThat(car.software().previous()).isEqualTo("4.2.1");
        assertThat(car.updater().status().convergence()).isEqualTo(Convergence.CONVERGED);
    }

    @Test
    void whatRunsAlreadyIsReadyAtOnce() {
        car.want(OLD.order(1));
        car.live(MINUTE);

        assertThat(car.told).containsExactly("DESIRED_NOTIFIED", "READY");
        assertThat(car.opened).isEmpty();
    }

    @Test
    void aDuplicateHasNoEffectAlsoAfterAReboot() {
        car.want(NEW.order(1));
        car.live(MINUTE);
        car.boot();

        for (int i = 0; i < 1000; i++) {
            car.want(NEW.order(1));
        }
        car.live(MINUTE);

        assertThat(car.told).containsExactly("DESIRED_NOTIFIED", "APPLY_START", "READY");
    }

    @Test
    void anOvertakenOrderIsAnsweredAndNotCarriedOut() {
        car.want(NEWER.order(9));
        car.live(MINUTE);

        car.want(NEW.order(8));
        car.live(MINUTE);

        assertThat(car.told.getLast()).isEqualTo("BLOCKED LATE_INTENT");
        assertThat(car.runs(NEWER)).isTrue();
    }

    @Test
    void anExpiredOrderIsAnsweredAndNotCarriedOut() {
        car.stand(at(NOW));

        car.want(NEW.order(1, DesiredKind.UPDATE, NOW.minusSeconds(1), null));
        car.live(MINUTE);

        assertThat(car.told).containsExactly("BLOCKED EXPIRED");
        assertThat(car.runs(OLD)).isTrue();
    }

    @Test
    void anOrderThatExpiresWhileTheCarWaitsIsDropped() {
        car.stand(DRIVING);
        car.want(NEW.order(1, DesiredKind.UPDATE, NOW.plusSeconds(60), null));
        car.live(MINUTE);

        car.stand(at(NOW.plusSeconds(61)));
        car.live(MINUTE);

        assertThat(car.told).containsExactly("DESIRED_NOTIFIED", "BLOCKED NOT_STATIONARY", "BLOCKED EXPIRED");
        assertThat(car.runs(OLD)).isTrue();
    }

    @Test
    void aNewerOrderReplacesOneThatHasNotBegun() {
        car.stand(DRIVING);
        car.want(NEW.order(1));
        car.live(MINUTE);

        car.want(NEWER.order(2));
        car.stand(SAFE_PLACE);
        car.live(MINUTE);

        assertThat(car.runs(NEWER)).isTrue();
        assertThat(car.count("APPLY_START")).isEqualTo(1);
    }

    @Test
    void anOrderThatComesInTheMiddleWaitsForTheEnd() {
        car.want(NEW.order(1));
        car.live(Duration.ofSeconds(4));
        assertThat(car.updater().status().changing()).isTrue();

        car.want(NEWER.order(2));
        car.live(MINUTE);

        assertThat(car.runs(NEWER)).isTrue();
        assertThat(car.count("READY")).isEqualTo(2);
        assertThat(car.software().previous()).isEqualTo("4.3.0");
    }

    @Test
    void aWithdrawnOrderIsDroppedAndMayComeAgainWithAHigherGeneration() {
        car.stand(DRIVING);
        car.want(NEW.order(1));
        car.live(MINUTE);
        car.updater().withdrawn(new Withdrawn(1, "intent-1"));
        car.wanted = null;
        car.stand(SAFE_PLACE);
        car.live(MINUTE);
        assertThat(car.runs(OLD)).isTrue();

        car.want(NEW.order(2));
        car.live(MINUTE);

        assertThat(car.told)
                .containsExactly(
                        "DESIRED_NOTIFIED",
                        "BLOCKED NOT_STATIONARY",
                        "BLOCKED WITHDRAWN",
                        "DESIRED_NOTIFIED",
                        "APPLY_START",
                        "READY");
    }

    @Test
    void aWithdrawalThatComesTooLateChangesNothing() {
        car.want(NEW.order(1));
        car.live(Duration.ofSeconds(4));

        car.updater().withdrawn(new Withdrawn(1, "intent-1"));
        car.live(MINUTE);

        assertThat(car.runs(NEW)).isTrue();
        assertThat(car.told.getLast()).isEqualTo("READY");
    }

    @Test
    void aWithdrawalThatOvertakesItsOrderHolds() {
        car.updater().withdrawn(new Withdrawn(1, "intent-1"));

        car.want(NEW.order(1));
        car.live(MINUTE);

        assertThat(car.told).containsExactly("BLOCKED LATE_INTENT");
    }

    // U2, U3, U5: what the metadata says

    @Test
    void whatNobodySignedIsRefusedBeforeAnythingIsPulled() {
        car.metadata.clear();
        car.want(NEW.order(1));
        car.live(MINUTE);

        assertThat(car.told).containsExactly("DESIRED_NOTIFIED", "FAILED SIGNATURE_INVALID");
        assertThat(car.opened).isEmpty();
        assertThat(car.updater().status().convergence()).isEqualTo(Convergence.FAILED);
        assertThat(car.updater().status().reason()).isEqualTo(ReasonCode.SIGNATURE_INVALID);
    }

    @Test
    void anOlderReleaseIsNoUpdate() {
        car.want(TestRelease.of("4.1.0", 41).order(1));
        car.live(MINUTE);

        assertThat(car.told).containsExactly("DESIRED_NOTIFIED", "FAILED DOWNGRADE");
    }

    @Test
    void anOrderThatSaysMoreThanWasSignedIsRefused() {
        TestRelease dressedUp = new TestRelease("4.3.0", 99, NEW.bytes(), NEW.digest());
        car.want(dressedUp.order(1));
        car.live(MINUTE);

        assertThat(car.told).containsExactly("DESIRED_NOTIFIED", "FAILED METADATA_MIXED");
    }

    @Test
    void aReleaseForOtherCarsIsRefusedByTheCarItself() {
        sign(facts -> new ReleaseFacts(
                facts.version(), facts.sha256(), facts.length(), facts.counter(), set("iX"), set(), set(), 0));

        car.want(NEW.order(1));
        car.live(MINUTE);

        assertThat(car.told.getLast()).isEqualTo("FAILED MODEL_MISMATCH");
    }

    @Test
    void aReleaseForOtherHardwareIsRefusedByTheCarItself() {
        sign(facts -> new ReleaseFacts(
                facts.version(), facts.sha256(), facts.length(), facts.counter(), set(), set("rev-c"), set(), 0));

        car.want(NEW.order(1));
        car.live(MINUTE);

        assertThat(car.told.getLast()).isEqualTo("FAILED HARDWARE_MISMATCH");
    }

    @Test
    void aReleaseThatCannotFollowWhatRunsIsRefusedByTheCarItself() {
        sign(facts -> new ReleaseFacts(
                facts.version(), facts.sha256(), facts.length(), facts.counter(), set(), set(), set("4.2.9"), 0));

        car.want(NEW.order(1));
        car.live(MINUTE);

        assertThat(car.told.getLast()).isEqualTo("FAILED FROM_VERSION");
    }

    // U6, U7: the moment

    @Test
    void aLowBatteryIsWaitedFor() {
        car.stand(battery(29));
        car.want(NEW.order(1));
        car.live(MINUTE);
        assertThat(car.told).containsExactly("DESIRED_NOTIFIED", "BLOCKED BATTERY_LOW");

        car.stand(battery(30));
        car.live(MINUTE);

        assertThat(car.runs(NEW)).isTrue();
    }

    @Test
    void theReleaseMayAskForMoreBatteryThanTheServer() {
        sign(facts -> new ReleaseFacts(
                facts.version(), facts.sha256(), facts.length(), facts.counter(), set(), set(), set(), 60));
        car.stand(battery(59));
        car.want(NEW.order(1));
        car.live(MINUTE);

        assertThat(car.told.getLast()).isEqualTo("BLOCKED BATTERY_LOW");
    }

    @Test
    void aBatteryThatFallsInTheMiddleStopsNothingHalfWay() {
        car.want(NEW.order(1));
        car.live(Duration.ofSeconds(4));
        car.stand(battery(5));
        car.live(MINUTE);

        assertThat(car.runs(NEW)).isTrue();
        assertThat(car.software().confirmed()).isTrue();
    }

    @Test
    void outsideItsWindowACarWaits() {
        car.stand(at(NOW));
        car.want(NEW.order(1, DesiredKind.UPDATE, null, NOW));
        car.live(MINUTE);

        assertThat(car.told.getLast()).isEqualTo("BLOCKED OUTSIDE_WINDOW");
        assertThat(car.runs(OLD)).isTrue();
    }

    @Test
    void anEmergencyStopAndASafeModeAreWaitedFor() {
        car.stand(new Situation(true, false, 80, false, SafetyState.LOCAL_ESTOP, ReasonCode.LOCAL_ESTOP, null));
        car.want(NEW.order(1));
        car.live(MINUTE);
        car.stand(new Situation(true, false, 80, false, SafetyState.SAFE_MODE, ReasonCode.NETWORK_UNREACHABLE, null));
        car.live(MINUTE);

        assertThat(car.told).containsExactly("DESIRED_NOTIFIED", "BLOCKED LOCAL_ESTOP", "BLOCKED NETWORK_UNREACHABLE");
        assertThat(car.runs(OLD)).isTrue();
    }

    @Test
    void aCarThatDrivesItselfWaitsUntilItNoLongerDoes() {
        car.stand(new Situation(true, true, 80, false, SafetyState.NORMAL, null, null));
        car.want(NEW.order(1));
        car.live(MINUTE);

        assertThat(car.told).containsExactly("DESIRED_NOTIFIED", "BLOCKED AUTONOMOUS_MODE");
        assertThat(car.runs(OLD)).isTrue();
        car.stand(SAFE_PLACE);
        car.live(MINUTE);
        assertThat(car.runs(NEW)).isTrue();
    }

    @Test
    void aCarThatBeganToDriveItselfOnTrialStillGoesBack() {
        car.want(NEW.order(1));
        car.fate(NEW.version(), Workload.Health.UNHEALTHY);
        car.live(Duration.ofSeconds(4));
        car.stand(new Situation(true, true, 80, false, SafetyState.NORMAL, null, null));
        car.live(MINUTE);

        assertThat(car.runs(OLD)).isTrue();
    }

    @Test
    void whatTheNewSoftwareSaidLastIsToldWithItsFailureAlsoAfterAReboot() {
        car.fate(NEW.version(), Workload.Health.UNHEALTHY);
        car.want(NEW.order(1));
        while (!car.workload.started.getLast().version().equals(NEW.version())) {
            car.live(Duration.ofSeconds(1));
        }
        car.live(Duration.ofSeconds(4));
        car.boot();
        car.live(MINUTE);

        assertThat(car.told.getLast()).startsWith("ROLLED_BACK HEALTH_CHECK_FAILED");
        assertThat(car.lastMessage).isEqualTo("the port is taken");
    }

    @Test
    void aCarThatRollsWhileItsSoftwareStopsIsNotSwitched() {
        car.want(NEW.order(1));
        while (car.count("APPLY_START") == 0) {
            car.live(Duration.ofSeconds(1));
        }
        car.stand(DRIVING);
        car.live(MINUTE);

        assertThat(car.told.getLast()).isEqualTo("BLOCKED NOT_STATIONARY");
        assertThat(car.runs(OLD)).isTrue();
        car.stand(SAFE_PLACE);
        car.live(MINUTE);
        assertThat(car.runs(NEW)).isTrue();
    }

    @Test
    void aCarThatNeverStandsLongEnoughGivesUp() {
        car.want(NEW.order(1));
        for (int start = 1; start <= UpdateSettings.MOST_INTERRUPTIONS; start++) {
            car.stand(SAFE_PLACE);
            while (car.count("APPLY_START") < start) {
                car.live(Duration.ofSeconds(1));
            }
            car.stand(DRIVING);
            car.live(Duration.ofSeconds(5));
        }

        assertThat(car.told.getLast()).isEqualTo("FAILED NOT_STATIONARY");
        assertThat(car.runs(OLD)).isTrue();
    }

    // U8, U9: the way back

    @Test
    void unhealthySoftwareIsTakenBack() {
        car.fate("4.3.0", Workload.Health.UNHEALTHY);
        car.want(NEW.order(1));
        car.live(MINUTE);

        assertThat(car.told).containsExactly("DESIRED_NOTIFIED", "APPLY_START", "ROLLED_BACK HEALTH_CHECK_FAILED");
        assertThat(car.runs(OLD)).isTrue();
        assertThat(car.software().confirmed()).isTrue();
        assertThat(car.software().previous()).isNull();
    }

    @Test
    void softwareThatNeverSaysItIsWellIsTakenBackAfterItsTime() {
        car.fate("4.3.0", Workload.Health.STARTING);
        car.want(NEW.order(1));
        car.live(Duration.ofMinutes(7));

        assertThat(car.told.getLast()).isEqualTo("ROLLED_BACK APPLY_TIMEOUT");
        assertThat(car.runs(OLD)).isTrue();
    }

    @Test
    void aDrivingCarKeepsBadSoftwareUntilItStands() {
        car.fate("4.3.0", Workload.Health.UNHEALTHY);
        car.want(NEW.order(1));
        while (!car.runs(NEW)) {
            car.live(Duration.ofSeconds(1));
        }
        car.stand(DRIVING);
        car.live(Duration.ofMinutes(30));
        assertThat(car.runs(NEW)).isTrue();
        assertThat(car.updater().status().convergence()).isEqualTo(Convergence.ROLLING_BACK);

        car.stand(SAFE_PLACE);
        car.live(MINUTE);

        assertThat(car.runs(OLD)).isTrue();
        assertThat(car.told.getLast()).isEqualTo("ROLLED_BACK HEALTH_CHECK_FAILED");
    }

    @Test
    void aWayBackThatFailsEndsWithAPersonAndNeverLoops() {
        car.fate("4.3.0", Workload.Health.UNHEALTHY);
        car.fate("4.2.1", Workload.Health.STARTING);
        car.want(NEW.order(1));
        car.live(Duration.ofHours(2));

        assertThat(car.told).containsExactly("DESIRED_NOTIFIED", "APPLY_START", "FAILED MANUAL");
        assertThat(car.updater().status().reason()).isEqualTo(ReasonCode.MANUAL);
        assertThat(car.workload.started).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void withoutAnythingToGoBackToTheCarAsksForAPerson() {
        car.fate("4.3.0", Workload.Health.STARTING);
        car.want(NEW.order(1));
        car.live(MINUTE);
        car.disk.delete(SlotImage.file(SoftwareSlot.A));

        car.live(Duration.ofMinutes(10));

        assertThat(car.told.getLast()).isEqualTo("FAILED MANUAL");
        assertThat(car.runs(NEW)).isTrue();
    }

    @Test
    void aRollbackToWhatRanBeforeNeedsNoPullAndLowersTheCounter() {
        car.want(NEW.order(1));
        car.live(MINUTE);
        int pulled = car.opened.size();

        car.want(OLD.back(2));
        car.live(MINUTE);

        assertThat(car.runs(OLD)).isTrue();
        assertThat(car.software().counter()).isEqualTo(42);
        assertThat(car.opened).hasSize(pulled);
        assertThat(car.told.getLast()).isEqualTo("READY");
    }

    @Test
    void aRollbackWhoseSlotIsDamagedIsPulledAgain() {
        car.want(NEW.order(1));
        car.live(MINUTE);
        car.disk.spoil(SlotImage.file(car.software().slot().other()));

        car.want(OLD.back(2));
        car.live(MINUTE);

        assertThat(car.runs(OLD)).isTrue();
    }

    @Test
    void aCarGoesBackOnlyToWhatItHasRun() {
        car.want(TestRelease.of("4.0.0", 40).back(1));
        car.live(MINUTE);

        assertThat(car.told.getLast()).isEqualTo("FAILED NO_ROLLBACK_TARGET");
    }

    @Test
    void goingBackAndForthNeedsAnOrderEachTime() {
        car.want(NEW.order(1));
        car.live(MINUTE);
        car.want(OLD.back(2));
        car.live(MINUTE);
        car.want(NEW.back(3));
        car.live(Duration.ofHours(1));

        assertThat(car.runs(NEW)).isTrue();
        assertThat(car.count("READY")).isEqualTo(3);
        assertThat(car.count("APPLY_START")).isEqualTo(3);
    }

    // What must outlive a reboot

    @Test
    void aDamagedJournalCostsTheUpdateAndNotTheCar() {
        car.stand(DRIVING);
        car.want(NEW.order(1));
        car.live(MINUTE);
        car.disk.spoil("journal.json");
        car.wanted = null;
        car.boot();
        car.stand(SAFE_PLACE);
        car.live(MINUTE);

        assertThat(car.runs(OLD)).isTrue();
        assertThat(car.updater().status().software()).isPresent();
    }

    @Test
    void aStagedImageThatIsGoneIsPulledAgain() {
        car.want(NEW.order(1));
        while (car.count("APPLY_START") == 0) {
            car.live(Duration.ofSeconds(1));
        }
        car.stand(DRIVING);
        car.live(MINUTE);
        car.disk.delete(SlotImage.file(SoftwareSlot.B));

        car.stand(SAFE_PLACE);
        car.live(MINUTE);

        assertThat(car.runs(NEW)).isTrue();
        assertThat(car.told.getLast()).isEqualTo("READY");
    }

    @Test
    void aDamagedImageIsNotBootedWhenThereIsAnother() {
        car.want(NEW.order(1));
        car.live(MINUTE);
        car.disk.spoil(SlotImage.file(car.software().slot()));
        car.wanted = null;
        car.boot();
        car.live(MINUTE);

        assertThat(car.runs(OLD)).isTrue();
        assertThat(car.software().version()).isEqualTo("4.2.1");
    }

    private void sign(UnaryOperator<ReleaseFacts> change) {
        car.metadata.put(NEW.version(), new Verification.Trusted(change.apply(NEW.facts())));
    }

    private static Set<String> set(String... words) {
        return Set.of(words);
    }

    private static Situation battery(int percent) {
        return new Situation(true, false, percent, false, SafetyState.NORMAL, null, null);
    }

    private static Situation at(Instant serverTime) {
        return new Situation(true, false, 80, false, SafetyState.NORMAL, null, serverTime);
    }
}
