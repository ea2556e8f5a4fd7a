package pitwall.views.cars;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.client.FleetChanges;
import pitwall.client.FleetFrame;
import pitwall.client.FleetSnapshot;
import pitwall.client.Freshness;
import pitwall.client.LinkStatus;
import pitwall.client.SessionInfo;
import pitwall.fleet.AgentStatus;
import pitwall.fleet.Capability;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.CarInfo;
import pitwall.fleet.CarStatus;
import pitwall.fleet.Connectivity;
import pitwall.fleet.Convergence;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.Motion;
import pitwall.fleet.Position;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.Role;
import pitwall.fleet.SafetyState;
import pitwall.fleet.Scope;
import pitwall.fleet.Vitals;
import pitwall.fleet.Workload;
import pitwall.testing.FleetFixtures;

/// Invented cars for tests and pictures: the same seed gives the same fleet.
public final class SampleFleet {
    /// Who is signed in.
    public static final String USER = "a.huber";

    /// The server's time in every test.
    public static final Instant NOW = Instant.parse("2026-11-21T14:02:11Z");

    private static final List<String> REGIONS = List.of("munich", "berlin", "hamburg", "cologne");
    private static final List<String> MODELS = List.of("i4", "iX", "i5");

    private final Random random;

    public SampleFleet(long seed) {
        this.random = new Random(seed);
    }

    public List<Car> cars(int count) {
        List<Car> cars = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            cars.add(car(i));
        }
        return cars;
    }

    private Car car(int number) {
        int kind = random.nextInt(1_000);
        Instant heard = NOW.minusMillis(random.nextInt(8_000));
        CarInfo info = info(number);
        if (kind < 4) {
            return failed(info, heard, kind == 0 ? ReasonCode.SIGNATURE_INVALID : ReasonCode.APPLY_TIMEOUT);
        }
        if (kind < 9) {
            ReasonCode reason = kind < 7 ? ReasonCode.NOT_STATIONARY : ReasonCode.BATTERY_LOW;
            return new Car(info, status(Convergence.BLOCKED, Connectivity.ONLINE, reason), vitals(heard, null));
        }
        if (kind < 30) {
            return new Car(
                    info, status(Convergence.APPLYING, Connectivity.ONLINE, null), vitals(heard, random.nextInt(100)));
        }
        if (kind < 36) {
            Instant silent = NOW.minus(Duration.ofMinutes(11 + random.nextInt(90)));
            return new Car(
                    info,
                    status(Convergence.PENDING, Connectivity.OFFLINE, ReasonCode.NETWORK_UNREACHABLE),
                    vitals(silent, null));
        }
        if (kind < 38) {
            Instant silent = NOW.minusSeconds(70 + random.nextInt(400));
            return new Car(info, status(Convergence.CONVERGED, Connectivity.ONLINE, null), vitals(silent, null));
        }
        if (kind == 38) {
            return new Car(info, CarStatus.neverSeen("4.3.0", NOW.minusSeconds(86_400)), Vitals.NONE);
        }
        return new Car(info, status(Convergence.CONVERGED, Connectivity.ONLINE, null), vitals(heard, null));
    }

    private Car failed(CarInfo info, Instant heard, ReasonCode reason) {
        return new Car(info, status(Convergence.FAILED, Connectivity.ONLINE, reason), vitals(heard, null));
    }

    private CarInfo info(int number) {
        return new CarInfo(
                new CarId("WBA-%05d".formatted(41 + number * 37 % 99_991)),
                "Car " + number,
                REGIONS.get(Math.min(random.nextInt(5), 3)),
                MODELS.get(random.nextInt(3)),
                random.nextInt(4),
                "agent-" + number,
                number % 7 == 0 ? null : "WBAJ%013d".formatted(number),
                number % 11 == 0 ? Map.of("test", "", "owner", "fleet") : Map.of(),
                NOW.minus(Duration.ofDays(40)),
                1);
    }

    private CarStatus status(Convergence convergence, Connectivity connectivity, @Nullable ReasonCode reason) {
        boolean converged = convergence == Convergence.CONVERGED;
        Instant since = NOW.minusSeconds(30 + random.nextInt(20_000));
        return new CarStatus(
                random.nextBoolean() ? Motion.PARKED : Motion.DRIVING,
                convergence == Convergence.APPLYING ? Workload.UPDATING : Workload.RUNNING,
                AgentStatus.RUNNING,
                SafetyState.NORMAL,
                convergence,
                connectivity,
                converged && random.nextInt(4) > 0 ? "4.3.0" : "4.2.1",
                converged ? null : "4.3.0",
                reason,
                reason == null ? null : "the car's own words",
                since,
                reason == null ? null : since);
    }

    private Vitals vitals(Instant heard, @Nullable Integer progress) {
        return new Vitals(
                heard,
                new Position(48 + random.nextDouble(), 11 + random.nextDouble(), random.nextInt(360), heard),
                random.nextInt(130),
                20 + random.nextInt(80),
                random.nextBoolean(),
                progress,
                30 + random.nextInt(40),
                random.nextInt(100),
                random.nextInt(100),
                random.nextInt(100),
                random.nextInt(10) == 0 ? null : random.nextInt(100),
                (long) random.nextInt(1_000_000));
    }

    /// So many cars with which all is well, heard at a moment at which nothing had changed for a while.
    public static List<Car> calm(int count, Instant heard) {
        List<Car> cars = new ArrayList<>(count);
        for (int number = 0; number < count; number++) {
            Car well = FleetFixtures.wellCar("WBA-%05d".formatted(number));
            cars.add(well.with(as(Convergence.CONVERGED, null, heard.minusSeconds(600)))
                    .with(well.vitals().heardAt(heard)));
        }
        return cars;
    }

    /// The same later: the first failed and has less charge, the second was asked for another version, the third is
    /// gone; all others were only heard again.
    public static List<Car> changed(List<Car> before, Instant at) {
        List<Car> cars = new ArrayList<>();
        for (Car car : before) {
            cars.add(car.with(car.vitals().heardAt(NOW.minusSeconds(2))));
        }
        Car failed = cars.getFirst();
        Vitals full = failed.vitals();
        Vitals empty = new Vitals(
                full.heard(),
                full.position(),
                full.speedKmh(),
                41,
                full.charging(),
                full.progressPercent(),
                full.temperatureCelsius(),
                full.cpuPercent(),
                full.memoryPercent(),
                full.diskPercent(),
                full.signalPercent(),
                full.uptimeSeconds());
        cars.set(
                0,
                failed.with(as(Convergence.FAILED, ReasonCode.APPLY_TIMEOUT, at))
                        .with(empty));
        cars.set(1, cars.get(1).with(as(Convergence.PENDING, null, at)));
        cars.remove(2);
        return cars;
    }

    private static CarStatus as(Convergence convergence, @Nullable ReasonCode reason, Instant since) {
        CarStatus well = FleetFixtures.wellStatus();
        return new CarStatus(
                well.motion(),
                well.workload(),
                well.agent(),
                well.safety(),
                convergence,
                well.connectivity(),
                well.actualVersion(),
                convergence == Convergence.CONVERGED ? well.desiredVersion() : "4.3.0",
                reason,
                null,
                since,
                reason == null ? null : since);
    }

    /// A frame with these cars at [#NOW].
    public static FleetFrame frame(List<? extends @Nullable Car> cars, Freshness freshness, FleetChanges changes) {
        return frame(cars, freshness, changes, Set.of(Capability.values()));
    }

    public static FleetFrame frame(
            List<? extends @Nullable Car> cars,
            Freshness freshness,
            FleetChanges changes,
            Set<Capability> capabilities) {
        return new FleetFrame(
                "epoch",
                8_120_331,
                FleetSnapshot.of(cars),
                changes,
                List.of(),
                freshness,
                new SessionInfo(
                        "https://fleet.example",
                        "PROD eu",
                        false,
                        USER,
                        Role.OPERATOR,
                        capabilities,
                        Scope.ALL,
                        FreshnessPolicy.DEFAULT),
                NOW,
                Duration.ZERO,
                false,
                LinkStatus.NONE);
    }

    /// A console that never saw the fleet.
    public static FleetFrame unseen(Freshness freshness) {
        FleetFrame nothing = FleetFrame.NOTHING;
        return new FleetFrame(
                null,
                0,
                nothing.snapshot(),
                nothing.changes(),
                List.of(),
                freshness,
                null,
                null,
                Duration.ZERO,
                true,
                LinkStatus.NONE);
    }

    public static FleetFrame live(List<? extends @Nullable Car> cars) {
        return frame(cars, new Freshness.Live(Duration.ofMillis(300)), FleetChanges.WHOLE);
    }
}
