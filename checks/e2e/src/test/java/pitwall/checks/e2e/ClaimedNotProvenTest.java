package pitwall.checks.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.CarId;
import pitwall.fleet.Convergence;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.Role;
import pitwall.fleet.rollout.CarStage;
import pitwall.protocol.rest.CarUpdate;
import pitwall.protocol.rest.UpdateCar;
import pitwall.server.FirstStartSecrets;
import pitwall.server.FleetServer;
import pitwall.server.ServerSettings;
import pitwall.simulator.SimulatedFleet;
import pitwall.simulator.SimulationSettings;
import pitwall.simulator.fault.FaultPlan;
import pitwall.testing.Seeds;

/// A car that says it is done and reports another build. The server shows that it claims, waits for proof, and
/// never counts it.
final class ClaimedNotProvenTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final long seed = Seeds.announced("a car that claims").value();

    @Test
    void whatACarClaimsAndDoesNotProveIsVisibleAndNeverCounts() {
        try (FleetServer server = FleetServer.start(
                        ServerSettings.of(folder.resolve("fleet.db").toString()).withPasswordIterations(1_000),
                        InstantSource.system());
                ServerView admin = new ServerView(server);
                ServerView view = admin.person("manager", Role.RELEASE_MANAGER)) {
            server.publishSampleReleases();
            try (SimulatedFleet fleet = SimulatedFleet.start(settings(server), InstantSource.system())) {
                await().atMost(PATIENCE).until(() -> fleet.cars().stream().allMatch(car -> runsSomething(view, car)));

                for (CarId each : fleet.cars()) {
                    view.post("/api/v1/cars/" + each + "/update", new UpdateCar("4.3.1", TIMEOUT, null, null));
                }

                await().atMost(PATIENCE)
                        .until(() -> firstThatClaims(view, fleet).isPresent());
                CarId car = firstThatClaims(view, fleet).orElseThrow();
                await().atMost(PATIENCE).untilAsserted(() -> {
                    assertThat(view.car(car).status().actualVersion()).isEqualTo("4.3.1");
                    assertThat(view.car(car).status().convergence()).isNotEqualTo(Convergence.CONVERGED);
                    assertThat(view.car(car).status().reason()).isEqualTo(ReasonCode.CLAIMED_NOT_PROVEN);
                });
                assertThat(kinds(view, car)).contains("ready", "claimed_not_proven");

                await().atMost(PATIENCE).until(() -> view.update(car).stage().isTerminal());
                CarUpdate ended = view.update(car);
                assertThat(ended.stage()).isNotEqualTo(CarStage.SUCCEEDED);
                assertThat(ended.reason()).isEqualTo(ReasonCode.CLAIMED_NOT_PROVEN);
                assertThat(kinds(view, car)).doesNotContain("update_completed");
            }
        }
    }

    private SimulationSettings settings(FleetServer server) {
        String key = server.firstStartSecrets()
                .flatMap(FirstStartSecrets::enrolmentKey)
                .orElseThrow();
        return new SimulationSettings(server.baseUri(), 8, seed, key, FaultPlan.parse("claimed=100%"))
                .withSpeed(60)
                .calmed();
    }

    private static boolean runsSomething(ServerView view, CarId car) {
        return view.cars().containsKey(car) && view.desired(car).running() != null;
    }

    /// Cars drive: which of them parks first is not known.
    private static Optional<CarId> firstThatClaims(ServerView view, SimulatedFleet fleet) {
        return fleet.cars().stream()
                .filter(car -> view.update(car).stage() == CarStage.CLAIMED)
                .findFirst();
    }

    private static List<String> kinds(ServerView view, CarId car) {
        return StreamSupport.stream(view.timeline(car).spliterator(), false)
                .map((JsonNode entry) -> entry.path("kind").asText())
                .toList();
    }
}
