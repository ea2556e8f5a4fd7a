package pitwall.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.fleet.TestCars.NOW;
import static pitwall.fleet.TestCars.silentFor;
import static pitwall.fleet.TestCars.well;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CarHeadlineTest {
    @ParameterizedTest(name = "{0} {1} {2} {3} reads {4}")
    @CsvSource({
        "RUNNING, RUNNING, NORMAL, CONVERGED, IN_SYNC",
        "RUNNING, RUNNING, NORMAL, ROLLED_BACK, IN_SYNC",
        "STOPPED, RUNNING, NORMAL, CONVERGED, STOPPED",
        "STOPPED, RUNNING, NORMAL, ROLLED_BACK, STOPPED",
        "STOPPED, RUNNING, NORMAL, PENDING, PENDING",
        "RUNNING, RUNNING, NORMAL, PENDING, PENDING",
        "UPDATING, RUNNING, NORMAL, APPLYING, UPDATING",
        "UPDATING, RUNNING, NORMAL, ROLLING_BACK, ROLLING_BACK",
        "RUNNING, RUNNING, NORMAL, BLOCKED, BLOCKED",
        "RUNNING, RUNNING, NORMAL, FAILED, FAILED",
        "FAILED, RUNNING, NORMAL, CONVERGED, FAILED",
        "RUNNING, FAILED, NORMAL, CONVERGED, FAILED",
        "FAILED, RUNNING, NORMAL, APPLYING, FAILED",
        "UNKNOWN, UNKNOWN, NORMAL, CONVERGED, IN_SYNC",
        "FAILED, FAILED, SAFE_MODE, FAILED, SAFE_MODE",
        "RUNNING, RUNNING, LOCAL_ESTOP, CONVERGED, LOCAL_ESTOP"
    })
    void safetyThenFailureThenActivityNamesAFreshCar(
            Workload workload,
            AgentStatus agent,
            SafetyState safety,
            Convergence convergence,
            HeadlineStatus expected) {
        Car car = car(workload, agent, safety, convergence, Connectivity.ONLINE);

        assertThat(car.headline(FreshnessPolicy.DEFAULT, NOW)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "ONLINE, PT2S, LOCAL_ESTOP",
        "ONLINE, PT60S, LOCAL_ESTOP",
        "ONLINE, PT61S, STALE",
        "ONLINE, PT11M, OFFLINE",
        "OFFLINE, PT2S, OFFLINE",
        "NEVER_SEEN, PT2S, UNKNOWN"
    })
    void ageWinsOverConditionBecauseAnOldConditionIsNoFact(
            Connectivity connectivity, Duration silence, HeadlineStatus expected) {
        Car halted =
                car(Workload.FAILED, AgentStatus.RUNNING, SafetyState.LOCAL_ESTOP, Convergence.FAILED, connectivity);

        assertThat(silentFor(halted, silence).headline(FreshnessPolicy.DEFAULT, NOW))
                .isEqualTo(expected);
    }

    @Test
    void aCarThatWasJustRegisteredIsUnknownAndWaitsForItsFirstVersion() {
        Car car = new Car(well("A").info(), CarStatus.neverSeen("4.3.0", NOW), Vitals.NONE);

        assertThat(car.headline(FreshnessPolicy.DEFAULT, NOW)).isEqualTo(HeadlineStatus.UNKNOWN);
        assertThat(car.status().convergence()).isEqualTo(Convergence.PENDING);
        assertThat(car.silence(NOW)).isEmpty();
        assertThat(car.age(FreshnessPolicy.DEFAULT, NOW)).isEqualTo(AgeClass.UNKNOWN);
    }

    @Test
    void silenceIsNeverNegative() {
        assertThat(silentFor(well("A"), Duration.ofSeconds(-30)).silence(NOW)).contains(Duration.ZERO);
        assertThat(silentFor(well("A"), Duration.ofSeconds(30)).silence(NOW)).contains(Duration.ofSeconds(30));
    }

    @Test
    void limitsWorkedOutOnceSayTheSameAsThePolicy() {
        RandomSeed seed = RandomSeed.announced("headline by limits");
        AgeLimits limits = FreshnessPolicy.DEFAULT.at(NOW);

        assertThat(TestCars.any(2_000, seed)).allSatisfy(car -> {
            assertThat(car.age(limits)).isEqualTo(car.age(FreshnessPolicy.DEFAULT, NOW));
            assertThat(car.headline(limits)).isEqualTo(car.headline(FreshnessPolicy.DEFAULT, NOW));
        });
    }

    private static Car car(
            Workload workload,
            AgentStatus agent,
            SafetyState safety,
            Convergence convergence,
            Connectivity connectivity) {
        return well("A")
                .with(new CarStatus(
                        Motion.PARKED,
                        workload,
                        agent,
                        safety,
                        convergence,
                        connectivity,
                        "4.2.1",
                        "4.3.0",
                        null,
                        null,
                        NOW,
                        null));
    }
}
