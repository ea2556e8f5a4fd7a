package pitwall.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Cars for the tests of this module, which cannot use the fixtures that are built on it.
public final class TestCars {
    public static final Instant NOW = Instant.parse("2026-05-04T12:00:00Z");

    private TestCars() {}

    /// A car that is well: online, heard two seconds ago, parked, running what it should.
    public static Car well(String id) {
        CarInfo info = new CarInfo(
                new CarId(id),
                "Car " + id,
                "munich",
                "i4",
                1,
                "agent-" + id,
                null,
                Map.of(),
                NOW.minusSeconds(86_400),
                1);
        CarStatus status = new CarStatus(
                Motion.PARKED,
                Workload.RUNNING,
                AgentStatus.RUNNING,
                SafetyState.NORMAL,
                Convergence.CONVERGED,
                Connectivity.ONLINE,
                "4.2.1",
                "4.2.1",
                null,
                null,
                NOW.minusSeconds(3_600),
                null);
        return new Car(info, status, vitals(NOW.minusSeconds(2), 80));
    }

    public static Vitals vitals(@Nullable Instant heard, @Nullable Integer batteryPercent) {
        return new Vitals(heard, null, 0, batteryPercent, false, null, 40, 20, 30, 50, 90, 100L);
    }

    /// The car, last heard this long ago.
    public static Car silentFor(Car car, Duration silence) {
        return car.with(car.vitals().heardAt(NOW.minus(silence)));
    }

    /// The car with a problem that began at `since`.
    public static Car troubled(Car car, Convergence convergence, @Nullable ReasonCode reason, Instant since) {
        CarStatus old = car.status();
        return car.with(new CarStatus(
                old.motion(),
                old.workload(),
                old.agent(),
                old.safety(),
                convergence,
                old.connectivity(),
                old.actualVersion(),
                old.desiredVersion(),
                reason,
                null,
                since,
                since));
    }

    /// Any car at all: every axis, absent figures, equal values among many.
    public static Car any(int number, RandomGenerator random) {
        return new Car(anyInfo(number, random), anyStatus(random), anyVitals(random));
    }

    public static List<Car> any(int count, RandomSeed seed) {
        RandomGenerator random = seed.generator();
        return IntStream.range(0, count).mapToObj(i -> any(i, random)).toList();
    }

    private static CarInfo anyInfo(int number, RandomGenerator random) {
        Map<String, String> labels = switch (random.nextInt(3)) {
            case 0 -> Map.of();
            case 1 -> Map.of("test", "yes");
            default -> Map.of("owner", "Team A", "depot", pick(random, "North", "south*"));
        };
        return new CarInfo(
                new CarId("WBA-%05d".formatted(number)),
                pick(random, "Ärger", "red van", "Car \"5\"", "a,b"),
                pick(random, "munich", "Berlin", "hamburg", "cologne"),
                pick(random, "i4", "iX", "i10"),
                random.nextInt(4),
                "agent-" + number,
                random.nextBoolean() ? null : "VIN%014d".formatted(number),
                labels,
                NOW.minusSeconds(1_000),
                1);
    }

    private static CarStatus anyStatus(RandomGenerator random) {
        return new CarStatus(
                pick(random, Motion.values()),
                pick(random, Workload.values()),
                pick(random, AgentStatus.values()),
                pick(random, SafetyState.values()),
                pick(random, Convergence.values()),
                pick(random, Connectivity.values()),
                orNull(random, pick(random, "4.2.1", "4.2.10", "4.10.0", "4.2.0-rc1")),
                orNull(random, "4.3.0"),
                orNull(
                        random,
                        pick(random, ReasonCode.BATTERY_LOW, ReasonCode.SIGNATURE_INVALID, ReasonCode.DISK_FULL)),
                null,
                NOW.minusSeconds(random.nextInt(5_000)),
                orNull(random, NOW.minusSeconds(random.nextInt(5))));
    }

    private static Vitals anyVitals(RandomGenerator random) {
        return new Vitals(
                orNull(random, NOW.minusMillis(random.nextInt(1_500_000) - 1_000)),
                null,
                orNull(random, random.nextInt(200)),
                orNull(random, random.nextInt(101)),
                orNull(random, random.nextBoolean()),
                orNull(random, random.nextInt(101)),
                orNull(random, random.nextInt(120) - 30),
                orNull(random, random.nextInt(101)),
                orNull(random, random.nextInt(101)),
                orNull(random, random.nextInt(101)),
                orNull(random, random.nextInt(101)),
                orNull(random, random.nextLong(1_000_000)));
    }

    private static <T> @Nullable T orNull(RandomGenerator random, T value) {
        return random.nextInt(4) == 0 ? null : value;
    }

    @SafeVarargs
    public static <T> T pick(RandomGenerator random, T... values) {
        return values[random.nextInt(values.length)];
    }

    /// The cars in an order of chance.
    public static List<Car> shuffled(List<Car> cars, RandomGenerator random) {
        List<Car> shuffled = new ArrayList<>(cars);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            shuffled.set(i, shuffled.set(random.nextInt(i + 1), shuffled.get(i)));
        }
        return shuffled;
    }
}
