package pitwall.agent.update;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.agent.update.TestCar.SAFE_PLACE;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import pitwall.fleet.Convergence;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.SafetyState;
import pitwall.protocol.SoftwareSlot;

/// What a car does when the new software is no good, or when it is told to go back.
final class WayBackTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final TestRelease OLD = TestRelease.of("4.2.1", 42);
    private static final TestRelease NEW = TestRelease.of("4.3.0", 43);
    private static final TestRelease NEWER = TestRelease.of("4.4.0", 44);
    private static final Situation DRIVING = new Situation(false, false, 80, false, SafetyState.NORMAL, null, null);

    private final TestCar car = TestCar.with(OLD);

    WayBackTest() {
        car.offer(OLD);
        car.offer(NEW);
        car.offer(NEWER);
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
}
