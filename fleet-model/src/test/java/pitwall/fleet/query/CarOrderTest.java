package pitwall.fleet.query;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.fleet.TestCars.NOW;
import static pitwall.fleet.TestCars.silentFor;
import static pitwall.fleet.TestCars.troubled;
import static pitwall.fleet.TestCars.well;
import static pitwall.fleet.query.Queries.CONTEXT;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pitwall.fleet.Car;
import pitwall.fleet.Convergence;
import pitwall.fleet.RandomSeed;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.TestCars;

class CarOrderTest {
    @Test
    void problemsComeByPriorityThenKindThenAgeThenId() {
        Car urgent = troubled(well("L"), Convergence.BLOCKED, ReasonCode.SIGNATURE_INVALID, NOW);
        Car lowBattery = troubled(well("K"), Convergence.CONVERGED, ReasonCode.BATTERY_LOW, NOW);
        Car failedEarly = troubled(well("J"), Convergence.FAILED, null, NOW.minusSeconds(60));
        Car failedLate = troubled(well("I"), Convergence.FAILED, null, NOW.minusSeconds(5));
        Car blocked = troubled(well("H"), Convergence.BLOCKED, ReasonCode.NOT_STATIONARY, NOW.minusSeconds(900));
        Car offline = silentFor(well("G"), Duration.ofMinutes(20));
        Car stale = silentFor(well("F"), Duration.ofMinutes(3));
        Car updating = troubled(well("E"), Convergence.APPLYING, null, NOW.minusSeconds(9));
        Car first = well("A");
        Car second = well("B");
        List<Car> expected =
                List.of(urgent, lowBattery, failedEarly, failedLate, blocked, offline, stale, updating, first, second);
        RandomGenerator random = RandomSeed.announced("problems first").generator();

        assertThat(TestCars.shuffled(expected, random).stream().sorted(CarOrder.problemsFirst(CONTEXT)))
                .containsExactlyElementsOf(expected);
    }

    @Test
    void aRankWorkedOutOnceGivesTheSameOrder() {
        List<Car> cars = TestCars.any(2_000, RandomSeed.announced("problem rank"));
        Comparator<Car> byRank = Comparator.comparingLong((Car car) -> CarOrder.problemRank(car, CONTEXT))
                .thenComparing(Car::id);

        assertThat(cars.stream().sorted(byRank).toList())
                .isEqualTo(cars.stream().sorted(CarOrder.problemsFirst(CONTEXT)).toList());
    }

    @ParameterizedTest
    @EnumSource(CarOrder.class)
    void everyOrderIsTotalAndItsTurnKeepsTheUnknownLast(CarOrder order) {
        RandomSeed seed = RandomSeed.announced("order " + order);
        List<Car> cars = TestCars.any(300, seed);

        assertTotal(order.ascending(CONTEXT), cars, seed.generator());
        assertTotal(order.descending(CONTEXT), cars, seed.generator());
    }

    @Test
    void problemsFirstIsATotalOrder() {
        RandomSeed seed = RandomSeed.announced("problems first is total");

        assertTotal(CarOrder.problemsFirst(CONTEXT), TestCars.any(300, seed), seed.generator());
    }

    @Test
    void aCarWithoutTheValueComesLastBothWays() {
        Car half = well("A").with(TestCars.vitals(NOW, 50));
        Car full = well("B").with(TestCars.vitals(NOW, 100));
        Car unknown = well("C").with(TestCars.vitals(NOW, null));
        List<Car> cars = List.of(unknown, full, half);

        assertThat(cars.stream().sorted(CarOrder.BATTERY.ascending(CONTEXT))).containsExactly(half, full, unknown);
        assertThat(cars.stream().sorted(CarOrder.BATTERY.descending(CONTEXT))).containsExactly(full, half, unknown);
    }

    @Test
    void versionsAreOrderedByTheValueOfTheirNumbers() {
        assertThat(Stream.of("4.10.0", "4.9.12", "4.9.2", "4", "R-10", "r-2", "", "4.9.2-rc1")
                        .sorted(NaturalOrder.INSTANCE))
                .containsExactly("", "4", "4.9.2", "4.9.2-rc1", "4.9.12", "4.10.0", "r-2", "R-10");
    }

    @Test
    void numbersOfAnyLengthAreOrdered() {
        String huge = "1" + "0".repeat(400);

        assertThat(NaturalOrder.INSTANCE.compare("v" + huge + "1", "v" + huge)).isPositive();
        assertThat(NaturalOrder.INSTANCE.compare("v007", "v7")).isZero();
        assertThat(NaturalOrder.INSTANCE.compare("v1.0", "v1")).isPositive();
    }

    private static void assertTotal(Comparator<Car> order, List<Car> cars, RandomGenerator random) {
        Car[] sorted = cars.toArray(Car[]::new);
        Arrays.sort(sorted, order);
        for (int i = 0; i < sorted.length; i++) {
            for (int j = 0; j < sorted.length; j++) {
                assertThat(Integer.signum(order.compare(sorted[i], sorted[j]))).isEqualTo(Integer.compare(i, j));
            }
        }
        Car[] again = TestCars.shuffled(cars, random).toArray(Car[]::new);
        Arrays.sort(again, order);
        assertThat(again).isEqualTo(sorted);
    }
}
