package pitwall.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.fleet.TestCars.NOW;
import static pitwall.fleet.TestCars.troubled;
import static pitwall.fleet.TestCars.well;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FleetSummaryTest {
    @Test
    void everyCarIsCountedOnceOnEachAxis() {
        Car failed = troubled(well("A"), Convergence.FAILED, ReasonCode.DISK_FULL, NOW);
        Car silent = TestCars.silentFor(well("B"), Duration.ofMinutes(5));

        FleetSummary summary = FleetSummary.of(List.of(failed, silent, well("C")), FreshnessPolicy.DEFAULT, NOW);

        assertThat(summary.total()).isEqualTo(3);
        assertThat(summary.byStatus())
                .containsExactly(
                        Map.entry(HeadlineStatus.FAILED, 1),
                        Map.entry(HeadlineStatus.STALE, 1),
                        Map.entry(HeadlineStatus.IN_SYNC, 1));
        assertThat(summary.byRegion()).containsExactly(Map.entry("munich", 3));
        assertThat(summary.byReason()).containsExactly(Map.entry(ReasonCode.DISK_FULL, 1));
        assertThat(summary.count(HeadlineStatus.UPDATING)).isZero();
    }

    @Test
    void theCountsOfAnyFleetAddUp() {
        List<Car> cars = TestCars.any(3_000, RandomSeed.announced("summary adds up"));

        FleetSummary summary = FleetSummary.of(cars, FreshnessPolicy.DEFAULT, NOW);

        assertThat(summary.total()).isEqualTo(3_000);
        assertThat(sum(summary.byStatus())).isEqualTo(3_000);
        assertThat(sum(summary.byRegion())).isEqualTo(3_000);
        assertThat(sum(summary.byModel())).isEqualTo(3_000);
        assertThat(sum(summary.byRing())).isEqualTo(3_000);
        assertThat(sum(summary.byVersion()) + summary.withoutVersion()).isEqualTo(3_000);
        assertThat(sum(summary.byReason())).isEqualTo((int)
                cars.stream().filter(car -> car.status().reason() != null).count());
    }

    @Test
    void aCarCountsUnderTheVersionItRunsAndNotTheOneItShould() {
        Car behind = well("A");
        Car unheard = new Car(well("B").info(), CarStatus.neverSeen("4.3.0", NOW), Vitals.NONE);

        FleetSummary summary = FleetSummary.of(List.of(behind, unheard), FreshnessPolicy.DEFAULT, NOW);

        assertThat(summary.byVersion()).containsExactly(Map.entry("4.2.1", 1));
        assertThat(summary.withoutVersion()).isEqualTo(1);
    }

    @Test
    void noCarsMakeTheEmptySummary() {
        assertThat(FleetSummary.of(List.of(), FreshnessPolicy.DEFAULT, NOW)).isEqualTo(FleetSummary.EMPTY);
    }

    private static int sum(Map<?, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
