package pitwall.checks.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.CarId;
import pitwall.fleet.Role;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.rest.DesiredCar;
import pitwall.server.FirstStartSecrets;
import pitwall.server.FleetServer;
import pitwall.server.ServerSettings;
import pitwall.simulator.SimulatedFleet;
import pitwall.simulator.SimulationSettings;
import pitwall.simulator.fault.FaultPlan;
import pitwall.testing.Seeds;

/// The sample releases as they are: 4.4.0 is not well on the iX3. Its cars take it back by themselves, the gate sees
/// it, and the rollout goes back on its own, cars that were content with it included.
final class GateBreachTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int CARS = 60;

    /// All cars of a model, two of them first; then everybody else.
    private static final String CANARY = """
            {"name": "4.4.0 everywhere", "version": "4.4.0", "phases": [
              {"name": "iX3", "query": "model:iX3", "canaryCars": 2, "waves": [100], "soakMs": 500, "minimumSample": 2,
               "waitAfterMs": 60000},
              {"name": "everybody else", "query": "region:*", "soakMs": 500}]}
            """;

    /// Everybody at once, and one car that fails is too many.
    private static final String WAVE = """
            {"name": "4.4.0 at once", "version": "4.4.0", "phases": [
              {"name": "all", "query": "region:*", "soakMs": 500, "minimumSample": 12,
               "failureLimit": 0.01, "successThreshold": 1.0, "parallel": 12}]}
            """;

    @TempDir
    private Path folder;

    private final long seed =
            Seeds.announced("a release that is not well on one model").value();
    private FleetServer server;
    private ServerView admin;
    private ServerView manager;
    private ServerView approver;
    private SimulatedFleet fleet;

    @BeforeEach
    void start() {
        server = FleetServer.start(
                ServerSettings.of(folder.resolve("fleet.db").toString()).withPasswordIterations(1_000),
                InstantSource.system());
        server.publishSampleReleases();
        admin = new ServerView(server);
        manager = admin.person("manager", Role.RELEASE_MANAGER);
        approver = admin.person("approver", Role.RELEASE_MANAGER);
        String key = server.firstStartSecrets()
                .flatMap(FirstStartSecrets::enrolmentKey)
                .orElseThrow();
        fleet = SimulatedFleet.start(
                new SimulationSettings(server.baseUri(), CARS, seed, key, FaultPlan.NONE)
                        .withSpeed(100)
                        .calmed(),
                InstantSource.system());
        await().atMost(PATIENCE)
                .until(() -> manager.cars().size() == CARS
                        && fleet.cars().stream()
                                .allMatch(car -> manager.desired(car).running() != null));
    }

    @AfterEach
    void stop() {
        fleet.close();
        approver.close();
        manager.close();
        admin.close();
        server.close();
    }

    @Test
    void aCanaryThatIsNotWellEndsTheRolloutBeforeAnybodyElseIsAsked() {
        Map<CarId, String> before = running();

        String rollout = manager.launched(CANARY, approver);
        await().atMost(PATIENCE).until(() -> status(rollout).isOver());

        assertThat(status(rollout)).isEqualTo(RolloutStatus.ROLLED_BACK);
        assertThat(asked(rollout)).as("cars that were asked").hasSizeBetween(1, 2);
        assertThat(breaches(rollout)).isNotEmpty();
        assertThat(running()).isEqualTo(before);
        List<String> first = kinds(asked(rollout).getFirst());
        assertThat(first).containsSubsequence("desired", "desired_notified", "apply_start", "rolled_back");
        assertThat(first.subList(0, first.indexOf("rolled_back"))).doesNotContain("ready");
    }

    @Test
    void aWaveThatMeetsTheThresholdGoesBackAndTakesContentCarsAlong() {
        Map<CarId, String> before = running();

        String rollout = manager.launched(WAVE, approver);
        await().atMost(PATIENCE).until(() -> status(rollout).isOver());

        assertThat(status(rollout)).isEqualTo(RolloutStatus.ROLLED_BACK);
        assertThat(breaches(rollout)).isNotEmpty();
        assertThat(running()).as("what each car ran before").isEqualTo(before);
        assertThat(asked(rollout))
                .as("some were content with it and were brought back")
                .anySatisfy(car -> assertThat(kinds(car)).contains("update_completed", "rollback_completed"));
        assertThat(cars(rollout))
                .allSatisfy((car, stage) -> assertThat(stage)
                        .isIn(CarStage.ROLLED_BACK, CarStage.FAILED, CarStage.LEFT_BEHIND, CarStage.EXCLUDED));
    }

    private Map<CarId, String> running() {
        Map<CarId, String> versions = new TreeMap<>();
        for (CarId car : fleet.cars()) {
            DesiredCar.Build build = Objects.requireNonNull(manager.desired(car).running());
            versions.put(car, build.version());
        }
        return versions;
    }

    private RolloutStatus status(String rollout) {
        return manager.rolloutStatus(rollout);
    }

    private Map<CarId, CarStage> cars(String rollout) {
        Map<CarId, CarStage> stages = new TreeMap<>();
        for (JsonNode car : progress(rollout)) {
            stages.put(
                    new CarId(car.path("car").asText()),
                    CarStage.valueOf(car.path("stage").asText()));
        }
        return stages;
    }

    private List<CarId> asked(String rollout) {
        List<CarId> asked = new ArrayList<>();
        for (JsonNode car : progress(rollout)) {
            if (car.path("attempt").asInt() > 0) {
                asked.add(new CarId(car.path("car").asText()));
            }
        }
        return asked;
    }

    private JsonNode progress(String rollout) {
        return manager.get("/api/v1/rollouts/" + rollout + "/cars?size=500").path("data");
    }

    /// What the flight recorder says of gates that did not hold.
    private List<JsonNode> breaches(String rollout) {
        List<JsonNode> breaches = new ArrayList<>();
        for (JsonNode decision : manager.get("/api/v1/rollouts/" + rollout + "/decisions?limit=500")
                .path("data")) {
            boolean breached = decision.at("/reading/verdict/type").asText().equals("Breached");
            if (decision.path("type").asText().equals("GateRead") && breached) {
                breaches.add(decision);
            }
        }
        return breaches;
    }

    /// The history of a car, oldest first.
    private List<String> kinds(CarId car) {
        List<String> kinds = new ArrayList<>();
        manager.timeline(car).forEach(entry -> kinds.add(entry.path("kind").asText()));
        return kinds.reversed();
    }
}
