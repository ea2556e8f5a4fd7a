package pitwall.agent.update;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.agent.update.TestCar.SAFE_PLACE;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pitwall.agent.update.ReleaseSource.Answer;
import pitwall.fleet.NetworkKind;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.SafetyState;
import pitwall.protocol.CarServerFrame.ApplyConditions;
import pitwall.protocol.CarServerFrame.Desired;
import pitwall.protocol.CarServerFrame.Prepare;
import pitwall.protocol.DesiredKind;
import pitwall.testing.FleetFixtures;

/// What a car waits for before it switches, and what it does when it has to wait too long.
final class WaitingUpdateTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Instant NOW = FleetFixtures.NOW;
    private static final TestRelease OLD = TestRelease.of("4.2.1", 42);
    private static final TestRelease NEW = TestRelease.of("4.3.0", 43);
    private static final TestRelease NEWER = TestRelease.of("4.4.0", 44);
    private static final Situation DRIVING = new Situation(false, false, 80, false, SafetyState.NORMAL, null, null);

    private final TestCar car = TestCar.with(OLD);

    WaitingUpdateTest() {
        car.offer(OLD);
        car.offer(NEW);
        car.offer(NEWER);
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
    void aChargerThatIsAskedForIsWaitedFor() {
        car.stand(situation(false, NetworkKind.CELLULAR));
        car.want(under(new ApplyConditions(true, 0, null, true, null)));
        car.live(MINUTE);
        assertThat(car.told).containsExactly("DESIRED_NOTIFIED", "BLOCKED NOT_CHARGING");

        car.stand(situation(true, NetworkKind.CELLULAR));
        car.live(MINUTE);

        assertThat(car.runs(NEW)).isTrue();
    }

    @Test
    void nothingIsPulledWhereBytesCostMoneyIfThatIsAskedFor() {
        car.stand(situation(false, NetworkKind.CELLULAR));
        car.want(under(new ApplyConditions(true, 0, null, null, true)));
        car.live(MINUTE);
        assertThat(car.told).containsExactly("DESIRED_NOTIFIED", "BLOCKED METERED_NETWORK");

        car.stand(situation(false, null));
        car.live(MINUTE);
        assertThat(car.runs(OLD)).isTrue();
        car.stand(situation(false, NetworkKind.WIFI));
        car.live(MINUTE);

        assertThat(car.runs(NEW)).isTrue();
    }

    @Test
    void whatIsPulledAheadChangesNothingAndNeedNotComeAgainWhenItIsOrdered() {
        car.stand(DRIVING);
        car.updater().prepare(ahead(false));
        car.live(MINUTE);
        assertThat(car.opened).containsExactly(0L);
        assertThat(car.told).isEmpty();
        assertThat(car.runs(OLD)).isTrue();

        car.stand(SAFE_PLACE);
        car.want(NEW.order(1));
        car.live(MINUTE);

        assertThat(car.runs(NEW)).isTrue();
        assertThat(car.opened).containsExactly(0L);
    }

    @Test
    void aheadIsOnlyPulledWhereThatMayCost() {
        car.stand(situation(false, NetworkKind.CELLULAR));
        car.updater().prepare(ahead(true));
        car.live(MINUTE);
        assertThat(car.opened).isEmpty();

        car.stand(situation(false, NetworkKind.WIFI));
        car.live(MINUTE);

        assertThat(car.opened).containsExactly(0L);
    }

    @Test
    void aheadIsPulledWhenTheServerHasAPlaceForIt() {
        car.network = (path, from, token) -> new Answer.Unavailable(503, Duration.ofSeconds(150));
        car.updater().prepare(ahead(false));
        car.live(Duration.ofSeconds(140));
        assertThat(car.opened).as("not before the server said").containsExactly(0L);
        assertThat(car.told).isEmpty();

        car.network = null;
        car.live(MINUTE);

        assertThat(car.opened).containsExactly(0L, 0L);
    }

    @Test
    void anOrderForSomethingElseThrowsAwayWhatWasPulledAhead() {
        car.updater().prepare(ahead(false));
        car.live(MINUTE);

        car.want(NEWER.order(1));
        car.live(MINUTE);

        assertThat(car.runs(NEWER)).isTrue();
        assertThat(car.told).containsExactly("DESIRED_NOTIFIED", "APPLY_START", "READY");
    }

    private static Prepare ahead(boolean unmetered) {
        Desired order = NEW.order(1);
        return new Prepare(order.version(), order.artifact(), order.token(), unmetered);
    }

    private static Situation situation(boolean powered, @Nullable NetworkKind network) {
        return new Situation(true, false, 80, powered, SafetyState.NORMAL, null, null, network);
    }

    private static Desired under(ApplyConditions conditions) {
        Desired plain = NEW.order(1);
        return new Desired(
                plain.generation(),
                plain.intent(),
                plain.version(),
                plain.kind(),
                plain.forced(),
                plain.notBefore(),
                plain.notAfter(),
                plain.timeout(),
                plain.rollbackTimeout(),
                plain.artifact(),
                plain.token(),
                conditions);
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
