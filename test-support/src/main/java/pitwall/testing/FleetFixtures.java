package pitwall.testing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import pitwall.fleet.AgentStatus;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.CarInfo;
import pitwall.fleet.CarStatus;
import pitwall.fleet.Connectivity;
import pitwall.fleet.Convergence;
import pitwall.fleet.Motion;
import pitwall.fleet.Position;
import pitwall.fleet.SafetyState;
import pitwall.fleet.Vitals;
import pitwall.fleet.Workload;

/// Cars to test with. The same arguments give the same cars on every machine.
public final class FleetFixtures {
    /// The server time as of which the fixtures are told.
    public static final Instant NOW = Instant.parse("2026-05-04T12:00:00Z");

    private FleetFixtures() {}

    /// A plausible fleet as of [#NOW]: most cars well, a few with every kind of trouble. Numbered from 0, so that
    /// ids are distinct and in order.
    public static List<Car> cars(int count, long seed) {
        CarGenerator generator = new CarGenerator(new SplittableRandom(seed), NOW);
        return IntStream.range(0, count).mapToObj(generator::car).toList();
    }

    /// A car in Munich that is well, with every figure known.
    public static Car wellCar(String id) {
        return new Car(wellInfo(id), wellStatus(), wellVitals());
    }

    public static CarInfo wellInfo(String id) {
        return new CarInfo(
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
    }

    public static CarStatus wellStatus() {
        return new CarStatus(
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
    }

    public static Vitals wellVitals() {
        Position marienplatz = new Position(48.1371, 11.5754, 90, NOW.minusSeconds(2));
        return new Vitals(NOW.minusSeconds(2), marienplatz, 0, 80, false, null, 40, 20, 30, 50, 90, 3_600L);
    }
}
