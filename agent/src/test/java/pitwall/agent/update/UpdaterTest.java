package pitwall.agent.update;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.agent.update.TestCar.SAFE_PLACE;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import pitwall.fleet.Convergence;
import pitwall.fleet.SafetyState;
import pitwall.protocol.CarServerFrame.Withdrawn;
import pitwall.protocol.DesiredKind;
import pitwall.testing.FleetFixtures;

/// Which orders a car carries out, and which it answers without.
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
        car.updater().withdrawn(new Withdrawn(1, "intent-1", NEW.version()));
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

        car.updater().withdrawn(new Withdrawn(1, "intent-1", NEW.version()));
        car.live(MINUTE);

        assertThat(car.runs(NEW)).isTrue();
        assertThat(car.told.getLast()).isEqualTo("READY");
    }

    @Test
    void aWithdrawalThatOvertakesItsOrderHolds() {
        car.updater().withdrawn(new Withdrawn(1, "intent-1", NEW.version()));

        car.want(NEW.order(1));
        car.live(MINUTE);

        assertThat(car.told).containsExactly("BLOCKED WITHDRAWN", "BLOCKED LATE_INTENT");
    }

    @Test
    void aWithdrawalOfWhatWaitsForTheEndIsAnsweredToo() {
        car.want(NEW.order(1));
        car.live(Duration.ofSeconds(4));
        car.want(NEWER.order(2));

        car.updater().withdrawn(new Withdrawn(2, "intent-2", NEWER.version()));
        car.live(MINUTE);

        assertThat(car.runs(NEW)).isTrue();
        assertThat(car.told).contains("BLOCKED WITHDRAWN").endsWith("READY");
    }

    @Test
    void aWithdrawalThatIsRepeatedIsAnsweredAgain() {
        car.updater().withdrawn(new Withdrawn(1, "intent-1", NEW.version()));
        car.updater().withdrawn(new Withdrawn(1, "intent-1", NEW.version()));

        assertThat(car.told).containsExactly("BLOCKED WITHDRAWN", "BLOCKED WITHDRAWN");
    }

    private static Situation at(Instant serverTime) {
        return new Situation(true, false, 80, false, SafetyState.NORMAL, null, serverTime);
    }
}
