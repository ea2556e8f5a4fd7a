package pitwall.checks.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.agent.Measured;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.Connectivity;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.Position;
import pitwall.fleet.ReasonCode;
import pitwall.protocol.CarFrame.Condition;
import pitwall.server.FirstStartSecrets;
import pitwall.server.FleetServer;
import pitwall.server.ServerSettings;
import pitwall.simulator.SimulatedFleet;
import pitwall.simulator.SimulationSettings;
import pitwall.simulator.fault.FaultPlan;
import pitwall.simulator.road.GeoPoint;
import pitwall.testing.Seeds;

/// A real server and simulated cars over real sockets.
final class SimulatedFleetTest {
    private static final FreshnessPolicy FAST =
            new FreshnessPolicy(Duration.ofMillis(500), Duration.ofSeconds(3), Duration.ofSeconds(6));
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final long seed = Seeds.announced("a simulated fleet").value();
    private FleetServer server;
    private ServerView view;

    @BeforeEach
    void startServer() {
        server = FleetServer.start(
                ServerSettings.of(folder.resolve("fleet.db").toString())
                        .withFreshness(FAST)
                        .withPasswordIterations(1000),
                InstantSource.system());
        view = new ServerView(server);
    }

    @AfterEach
    void stopServer() {
        view.close();
        server.close();
    }

    @Test
    void fiftyCarsComeOnlineLiveDieAndReturn() {
        try (SimulatedFleet fleet = SimulatedFleet.start(settings(50, FaultPlan.NONE), InstantSource.system())) {
            await().atMost(PATIENCE).until(() -> online() == 50);
            assertThat(view.cars().keySet()).containsExactlyInAnyOrderElementsOf(fleet.cars());

            Map<CarId, Car> before = view.cars();
            await().atMost(PATIENCE).until(() -> moved(before, view.cars()) > 5);

            CarId victim = fleet.cars().get(7);
            fleet.kill(victim);
            await().atMost(PATIENCE).until(() -> view.car(victim).status().connectivity() == Connectivity.OFFLINE);
            assertThat(view.car(victim).status().reason()).isEqualTo(ReasonCode.HEARTBEAT_TIMEOUT);

            fleet.restart(victim);
            await().atMost(PATIENCE).until(() -> view.car(victim).status().connectivity() == Connectivity.ONLINE);
        }
    }

    @Test
    void theServersViewBecomesWhatTheCarsMeasureWhateverTheNetworkDoes() {
        FaultPlan faults = FaultPlan.parse("loss=4%,duplicate=4%,reorder=4%,delay=5..60ms,flap=6/min,skew=±20s");
        try (SimulatedFleet fleet = SimulatedFleet.start(settings(30, faults), InstantSource.system())) {
            await().pollDelay(Duration.ofSeconds(8))
                    .atMost(PATIENCE)
                    .until(() -> view.cars().size() == 30);

            Map<CarId, Measured> truth = fleet.freeze();

            assertThat(truth).hasSize(30);
            await().atMost(PATIENCE).untilAsserted(() -> {
                Map<CarId, Car> cars = view.cars();
                truth.forEach((id, measured) -> assertThat(agrees(cars.get(id), measured))
                        .as("%s is %s on the server and %s in truth", id, cars.get(id), measured)
                        .isTrue());
            });
            fleet.cars().forEach(this::checkTimelineHasNothingTwice);
        }
    }

    @Test
    void theSameFleetIsKnownAgainAfterAnotherStart() {
        for (int start = 0; start < 2; start++) {
            try (SimulatedFleet fleet = SimulatedFleet.start(settings(10, FaultPlan.NONE), InstantSource.system())) {
                await().atMost(PATIENCE).until(() -> fleet.online() == 10);
            }
        }

        assertThat(view.cars()).hasSize(10);
    }

    private SimulationSettings settings(int cars, FaultPlan faults) {
        String key = server.firstStartSecrets()
                .flatMap(FirstStartSecrets::enrolmentKey)
                .orElseThrow();
        return new SimulationSettings(server.baseUri(), cars, seed, key, faults).withSpeed(5);
    }

    private long online() {
        return view.cars().values().stream()
                .filter(car -> car.status().connectivity() == Connectivity.ONLINE)
                .count();
    }

    private static long moved(Map<CarId, Car> before, Map<CarId, Car> now) {
        return before.keySet().stream()
                .filter(id -> !Objects.equals(place(before.get(id)), place(now.get(id))))
                .count();
    }

    private static @Nullable GeoPoint place(@Nullable Car car) {
        Position position = car == null ? null : car.vitals().position();
        return position == null ? null : new GeoPoint(position.latitude(), position.longitude());
    }

    private static boolean agrees(@Nullable Car car, Measured measured) {
        Condition truth = measured.condition();
        return car != null
                && car.status().motion() == truth.motion()
                && car.status().workload() == truth.workload()
                && Objects.equals(car.status().actualVersion(), truth.actualVersion())
                && Objects.equals(
                        car.vitals().batteryPercent(), measured.readings().batteryPercent())
                && Objects.equals(
                        car.vitals().uptimeSeconds(), measured.readings().uptimeSeconds());
    }

    private void checkTimelineHasNothingTwice(CarId id) {
        Set<String> met = new HashSet<>();
        for (JsonNode entry : view.timeline(id)) {
            if (entry.hasNonNull("claimedAt")) {
                String key = entry.path("claimedAt") + " " + entry.path("kind") + " " + entry.path("fields");
                assertThat(met.add(key))
                        .as("%s twice in the timeline of %s", key, id)
                        .isTrue();
            }
        }
    }
}
