package pitwall.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.testing.FleetFixtures.NOW;

import java.util.List;
import org.junit.jupiter.api.Test;
import pitwall.fleet.Car;
import pitwall.fleet.Convergence;
import pitwall.fleet.FleetSummary;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.HeadlineStatus;
import pitwall.fleet.Motion;
import pitwall.fleet.Workload;

class FleetFixturesTest {
    @Test
    void theSameSeedGivesTheSameCars() {
        assertThat(FleetFixtures.cars(500, 7)).isEqualTo(FleetFixtures.cars(500, 7));
        assertThat(FleetFixtures.cars(500, 7)).isNotEqualTo(FleetFixtures.cars(500, 8));
    }

    @Test
    void aSmallFleetIsTheBeginningOfALargeOne() {
        assertThat(FleetFixtures.cars(500, 7))
                .startsWith(FleetFixtures.cars(20, 7).toArray(Car[]::new));
    }

    @Test
    void aFleetShowsEveryStatusAndIsMostlyWell() {
        List<Car> cars = FleetFixtures.cars(10_000, Seeds.announced("fixtures").value());

        FleetSummary summary = FleetSummary.of(cars, FreshnessPolicy.DEFAULT, NOW);

        assertThat(summary.byStatus()).containsOnlyKeys(HeadlineStatus.values());
        assertThat(summary.count(HeadlineStatus.IN_SYNC)).isBetween(7_000, 9_000);
        assertThat(summary.byRegion()).containsOnlyKeys("berlin", "cologne", "frankfurt", "hamburg", "munich");
    }

    @Test
    void thePartsOfACarFitTogether() {
        List<Car> cars =
                FleetFixtures.cars(5_000, Seeds.announced("fitting parts").value());

        assertThat(cars).allSatisfy(car -> {
            if (car.status().convergence() == Convergence.APPLYING) {
                assertThat(car.status().motion()).isEqualTo(Motion.PARKED);
                assertThat(car.status().workload()).isEqualTo(Workload.UPDATING);
                assertThat(car.vitals().progressPercent()).isNotNull();
            }
            if (car.status().convergence() == Convergence.CONVERGED
                    && car.status().actualVersion() != null) {
                assertThat(car.status().actualVersion()).isEqualTo(car.status().desiredVersion());
            }
            assertThat(car.status().problemSince() == null)
                    .isEqualTo(car.status().reason() == null);
        });
    }

    @Test
    void aChangedCarIsStillTheSameCar() {
        CarGenerator generator = new CarGenerator(Seeds.announced("changed car").generator(), NOW);
        Car car = generator.car(3);

        assertThat(generator.changed(car).info()).isEqualTo(car.info());
    }

    @Test
    void everyScheduleOfARunHasASeedOfItsOwn() {
        Seeds seeds = new Seeds(1);

        assertThat(seeds.schedule(0)).isEqualTo(new Seeds(1).schedule(0)).isNotEqualTo(seeds.schedule(1));
        assertThat(seeds.generator().nextLong()).isEqualTo(seeds.generator().nextLong());
    }

    @Test
    void theWellCarIsWell() {
        assertThat(FleetFixtures.wellCar("A").headline(FreshnessPolicy.DEFAULT, NOW))
                .isEqualTo(HeadlineStatus.IN_SYNC);
    }
}
