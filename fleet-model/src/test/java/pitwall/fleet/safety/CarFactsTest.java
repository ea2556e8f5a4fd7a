package pitwall.fleet.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import pitwall.fleet.Car;
import pitwall.fleet.CarStatus;
import pitwall.fleet.Convergence;
import pitwall.fleet.TestCars;
import pitwall.fleet.Workload;

class CarFactsTest {
    @ParameterizedTest
    @EnumSource(names = {"APPLYING", "ROLLING_BACK"})
    void aCarWhoseSoftwareFailsInTheMiddleOfAnUpdateIsStillBeingChanged(Convergence convergence) {
        CarFacts facts = facts(Workload.FAILED, convergence);

        assertThat(facts.updating()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            names = {"APPLYING", "ROLLING_BACK"},
            mode = Mode.EXCLUDE)
    void aCarThatFailedAndDoesNothingAboutItIsNotBeingChanged(Convergence convergence) {
        CarFacts facts = facts(Workload.FAILED, convergence);

        assertThat(facts.updating()).isFalse();
    }

    @Test
    void aCarThatSaysItIsUpdatingIsBeingChanged() {
        CarFacts facts = facts(Workload.UPDATING, Convergence.CONVERGED);

        assertThat(facts.updating()).isTrue();
    }

    private static CarFacts facts(Workload workload, Convergence convergence) {
        Car car = TestCars.well("car-1");
        CarStatus old = car.status();
        Car changed = car.with(new CarStatus(
                old.motion(),
                workload,
                old.agent(),
                old.safety(),
                convergence,
                old.connectivity(),
                old.actualVersion(),
                old.desiredVersion(),
                old.reason(),
                old.message(),
                old.since(),
                old.problemSince()));
        return CarFacts.of(changed, null, false, null, List.of(), null, false, null);
    }
}
