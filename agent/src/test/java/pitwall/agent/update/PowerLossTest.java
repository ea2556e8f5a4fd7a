package pitwall.agent.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import pitwall.fleet.Convergence;
import pitwall.testing.Seeds;

/// U1 and U8 with the power cut at every operation on the disk: the car boots the old software or the new, what it
/// reports is what runs, and it comes to the end it would have come to, with at most one try more.
final class PowerLossTest {
    private static final int SEEDS = 25;
    private static final TestRelease OLD = TestRelease.of("4.2.1", 42);
    private static final TestRelease NEW = TestRelease.of("4.3.0", 43);
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(40);

    private final Seeds seeds = Seeds.announced("power loss");

    @Test
    void anUpdateSurvivesAPowerLossAtEveryStep() {
        int steps = steps(Workload.Health.HEALTHY);

        assertThat(steps).isGreaterThanOrEqualTo(40);
        for (int step = 0; step < steps; step++) {
            for (int seed = 0; seed < SEEDS; seed++) {
                TestCar car = cut(step, Workload.Health.HEALTHY, dice(step, seed));

                assertThat(car.runs(NEW)).as(where(step, seed)).isTrue();
                assertThat(car.software().confirmed()).as(where(step, seed)).isTrue();
                assertThat(car.count("READY")).as(where(step, seed)).isLessThanOrEqualTo(1);
                assertThat(car.count("APPLY_START")).as(where(step, seed)).isLessThanOrEqualTo(2);
                assertThat(car.boots).as(where(step, seed)).isEqualTo(2);
            }
        }
    }

    @Test
    void aWayBackSurvivesAPowerLossAtEveryStep() {
        int steps = steps(Workload.Health.UNHEALTHY);

        assertThat(steps).isGreaterThanOrEqualTo(40);
        for (int step = 0; step < steps; step++) {
            for (int seed = 0; seed < SEEDS; seed++) {
                TestCar car = cut(step, Workload.Health.UNHEALTHY, dice(step, seed));

                assertThat(car.runs(OLD)).as(where(step, seed)).isTrue();
                assertThat(car.updater().status().convergence())
                        .as(where(step, seed))
                        .isEqualTo(Convergence.ROLLED_BACK);
                assertThat(car.count("APPLY_START")).as(where(step, seed)).isLessThanOrEqualTo(2);
            }
        }
    }

    @Test
    void anyTwoPowerLossesLeaveACarThatBootsAndComesToAnEnd() {
        int steps = steps(Workload.Health.HEALTHY);
        RandomGenerator dice = seeds.schedule(-1).generator();

        for (int run = 0; run < 1000; run++) {
            int first = dice.nextInt(steps);
            int second = dice.nextInt(12);
            String where = "first cut " + first + ", second cut " + second + ", " + seeds;
            TestCar car = begun(Workload.Health.HEALTHY);
            cutOnce(car, first, dice);
            check(car, where);
            cutOnce(car, second, dice);
            check(car, where);
            car.settle(LONG_ENOUGH);

            check(car, where);
            assertThat(car.updater().status().convergence())
                    .as(where)
                    .isIn(Convergence.CONVERGED, Convergence.ROLLED_BACK);
        }
    }

    private TestCar cut(int step, Workload.Health fate, RandomGenerator dice) {
        TestCar car = begun(fate);
        cutOnce(car, step, dice);
        check(car, "after step " + step + ", " + seeds);
        car.settle(LONG_ENOUGH);
        check(car, "at the end, step " + step + ", " + seeds);
        return car;
    }

    /// Lives until the power goes off, and boots.
    private static void cutOnce(TestCar car, int step, RandomGenerator dice) {
        car.disk.cutBefore(step);
        try {
            car.want(NEW.order(1));
            car.settle(LONG_ENOUGH);
        } catch (PowerCut expected) {
            // This is what the test is about.
        }
        car.disk.losePower(dice);
        car.boot();
    }

    /// Boots old or new, and reports exactly what runs.
    private static void check(TestCar car, String where) {
        assertThat(car.runs(OLD) || car.runs(NEW)).as(where).isTrue();
        TestRelease running = car.runs(OLD) ? OLD : NEW;
        assertThat(car.software().version()).as(where).isEqualTo(running.version());
        assertThat(car.software().digest()).as(where).isEqualTo(running.digest());
    }

    private static TestCar begun(Workload.Health fate) {
        TestCar car = TestCar.with(OLD);
        car.offer(NEW);
        car.fate(NEW.version(), fate);
        return car;
    }

    /// How many operations an undisturbed update takes.
    private static int steps(Workload.Health fate) {
        TestCar car = begun(fate);
        car.disk.cutBefore(-1);
        car.want(NEW.order(1));
        car.settle(LONG_ENOUGH);
        List<String> steps = car.disk.steps();
        assertThat(car.count("APPLY_START")).isEqualTo(1);
        return steps.size();
    }

    private RandomGenerator dice(int step, int seed) {
        return seeds.schedule(step * SEEDS + seed).generator();
    }

    private String where(int step, int seed) {
        return "step " + step + ", run " + seed + ", " + seeds;
    }
}
