package pitwall.agent.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pitwall.fleet.Convergence;
import pitwall.fleet.SafetyState;
import pitwall.testing.Seeds;

/// The agent ends at each boundary of an update's steps: at every operation on a real folder, and in every second,
/// whatever it was doing then. It always goes on to the end that an undisturbed update has.
final class StepBoundaryTest {
    private static final TestRelease OLD = TestRelease.of("4.2.1", 42);
    private static final TestRelease NEW = TestRelease.of("4.3.0", 43);
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(40);
    private static final Situation DRIVING = new Situation(false, false, 80, false, SafetyState.NORMAL, null, null);
    private static final int PARKS_AT = 16;
    private static final int SECONDS = 45;

    @TempDir
    private Path folder;

    private final Seeds seeds = Seeds.announced("an agent that ends in every second");

    /// What becomes of the new software, and where that leads.
    private enum Fate {
        WELL(Workload.Health.HEALTHY, Convergence.CONVERGED, NEW),
        UNWELL(Workload.Health.UNHEALTHY, Convergence.ROLLED_BACK, OLD);

        final Workload.Health health;
        final Convergence end;
        final TestRelease runs;

        Fate(Workload.Health health, Convergence end, TestRelease runs) {
            this.health = health;
            this.end = end;
            this.runs = runs;
        }
    }

    @ParameterizedTest
    @EnumSource(Fate.class)
    void anyOperationOnTheDiskMayBeTheLast(Fate fate) throws IOException {
        KilledFolder whole = new KilledFolder(folder.resolve("whole"), -1);
        TestCar undisturbed = begun(whole, fate);
        int first = whole.operations();
        updated(undisturbed);
        int operations = whole.operations();

        assertThat(operations - first).isGreaterThanOrEqualTo(40);
        for (int killed = first; killed < operations; killed++) {
            Path place = folder.resolve("killed-" + killed);
            TestCar car = begun(new KilledFolder(place, killed), fate);
            killed(car);
            car.store = new FolderDisk(place);
            car.boot();
            assertBootable(car, "operation " + killed);
            car.settle(LONG_ENOUGH);
            assertEnd(car, fate, "operation " + killed);
        }
    }

    private static void killed(TestCar car) {
        try {
            updated(car);
        } catch (PowerCut expected) {
            return;
        }
        throw new AssertionError("it was not killed");
    }

    private static void updated(TestCar car) {
        car.want(NEW.order(1));
        car.settle(LONG_ENOUGH);
    }

    @ParameterizedTest
    @EnumSource(Fate.class)
    void anySecondMayBeTheLast(Fate fate) {
        RandomGenerator dice = seeds.generator();
        for (int last = 0; last < SECONDS; last++) {
            TestCar car = onABadDay(fate);
            for (int second = 0; second < last; second++) {
                second(car, second);
            }
            car.disk.losePower(dice);
            car.boot();
            assertBootable(car, "second " + last + ", " + seeds);
            for (int second = last; second < 2 * SECONDS; second++) {
                second(car, second);
            }
            assertEnd(car, fate, "second " + last + ", " + seeds);
        }
    }

    @Test
    void everyStepOfAnUpdateHasASecondInWhichItIsCutOff() {
        Set<String> doing = new TreeSet<>();
        for (Fate fate : Fate.values()) {
            TestCar car = onABadDay(fate);
            for (int second = 0; second < SECONDS; second++) {
                second(car, second);
                UpdateStatus now = car.updater().status();
                doing.add(now.convergence()
                        + (now.reason() == null ? "" : " " + now.reason())
                        + (now.message() == null ? "" : ": " + now.message()));
            }
        }

        assertThat(doing)
                .anyMatch(step -> step.contains("Pulls 4.3.0"))
                .anyMatch(step -> step.startsWith("BLOCKED NETWORK_UNREACHABLE"))
                .anyMatch(step -> step.startsWith("BLOCKED NOT_STATIONARY: 4.3.0 is in the car"))
                .anyMatch(step -> step.contains("Stops what runs"))
                .anyMatch(step -> step.contains("4.3.0 runs on trial"))
                .anyMatch(step -> step.contains("4.3.0 is to go"))
                .anyMatch(step -> step.contains("4.3.0 is gone"))
                .contains("CONVERGED")
                .anyMatch(step -> step.startsWith("ROLLED_BACK HEALTH_CHECK_FAILED"));
    }

    private static TestCar begun(CarDisk store, Fate fate) {
        TestCar car = TestCar.with(OLD, store);
        car.offer(NEW);
        car.fate(NEW.version(), fate.health);
        return car;
    }

    /// A pull that stands still and then breaks off in the middle, and a car that is on the road when the release is
    /// there.
    private static TestCar onABadDay(Fate fate) {
        TestCar car = TestCar.with(OLD);
        car.offer(NEW);
        car.fate(NEW.version(), fate.health);
        car.network = (path, from, token) -> from == 0
                ? new ReleaseSource.Answer.Bytes(broken(), 0)
                : new ReleaseSource.Answer.Bytes(rest(from), from);
        car.stand(DRIVING);
        car.want(NEW.order(1));
        return car;
    }

    private static void second(TestCar car, int second) {
        car.stalled = second < 2;
        if (second == PARKS_AT) {
            car.stand(TestCar.SAFE_PLACE);
        }
        car.live(Duration.ofSeconds(1));
    }

    private static InputStream broken() {
        return new SequenceInputStream(new ByteArrayInputStream(NEW.bytes(), 0, 40_000), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the line is cut");
            }
        });
    }

    private static InputStream rest(long from) {
        int start = Math.toIntExact(from);
        return new ByteArrayInputStream(NEW.bytes(), start, NEW.bytes().length - start);
    }

    private static void assertBootable(TestCar car, String where) {
        assertThat(car.runs(OLD) || car.runs(NEW)).as(where).isTrue();
        TestRelease running = car.runs(OLD) ? OLD : NEW;
        assertThat(car.software().version()).as(where).isEqualTo(running.version());
        assertThat(car.software().digest()).as(where).isEqualTo(running.digest());
    }

    private static void assertEnd(TestCar car, Fate fate, String where) {
        assertThat(car.runs(fate.runs)).as(where).isTrue();
        assertThat(car.software().confirmed()).as(where).isTrue();
        assertThat(car.updater().status().convergence()).as(where).isEqualTo(fate.end);
        assertThat(car.count("READY")).as(where).isLessThanOrEqualTo(1);
        assertThat(car.count("APPLY_START")).as(where).isLessThanOrEqualTo(2);
    }
}
