package pitwall.checks.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.fleet.CarId;
import pitwall.fleet.Role;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.rest.DesiredCar;
import pitwall.simulator.SimulatedFleet;
import pitwall.simulator.SimulationSettings;
import pitwall.simulator.fault.FaultPlan;
import pitwall.testing.Seeds;

/// A server that is killed at any moment of a rollout leads it to where one that nobody disturbed leads it: each car
/// gets one intent, each accepted write one entry in an audit trail that holds.
///
/// `-Dpitwall.kills=N` and `-Dpitwall.kill.cars=N` make it longer.
@DisabledOnOs(OS.WINDOWS)
@Order(2)
final class RolloutKillTest {
    private static final Logger LOG = LoggerFactory.getLogger(RolloutKillTest.class);
    private static final int KILLS = Integer.getInteger("pitwall.kills", 20);
    private static final int CARS = Integer.getInteger("pitwall.kill.cars", 200);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /// Without a time that a busy machine could miss.
    private static final String PLAN = """
            {"name": "4.3.1 everywhere", "version": "4.3.1", "phases": [
              {"name": "all", "query": "region:*", "canaryCars": 5, "waves": [30, 70], "soakMs": 500, "parallel": 40,
               "successThreshold": 0.5, "failureLimit": 0.5, "minimumSample": 5, "canaryHealthy": false,
               "safetyChecks": false, "phaseTimeoutMs": 3600000, "carTimeoutMs": 3600000,
               "rollbackTimeoutMs": 3600000}]}
            """;

    @TempDir
    private Path folder;

    private final Seeds seeds = Seeds.announced("moments in which a server is killed");

    /// How a rollout ended.
    private record Outcome(RolloutStatus status, Map<CarId, String> cars) {}

    @Test
    void aServerThatIsKilledAgainAndAgainLeadsARolloutToTheSameEnd() throws Exception {
        Outcome killed;
        Outcome undisturbed;
        try (ExecutorService beside = Executors.newSingleThreadExecutor()) {
            Future<Outcome> other = beside.submit(() -> run(folder.resolve("undisturbed"), 0));
            killed = run(folder.resolve("killed"), KILLS);
            undisturbed = other.get();
        }

        assertThat(killed).isEqualTo(undisturbed);
        assertThat(killed.cars()).hasSize(CARS);
        assertThat(killed.status()).isIn(RolloutStatus.COMPLETED, RolloutStatus.COMPLETED_WITH_FAILURES);
    }

    private Outcome run(Path place, int kills) throws Exception {
        try (KilledServer server = new KilledServer(place);
                ServerView admin = server.admin();
                ServerView manager = admin.person("manager", Role.RELEASE_MANAGER);
                ServerView approver = admin.person("approver", Role.RELEASE_MANAGER);
                SimulatedFleet fleet = SimulatedFleet.start(settings(server), InstantSource.system());
                ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            await().atMost(PATIENCE)
                    .until(() -> manager.get("/api/v1/cars?size=1")
                                    .at("/metadata/total")
                                    .asInt()
                            == CARS);
            String rollout = manager.launched(PLAN, approver);

            RandomGenerator random = seeds.generator();
            List<CompletableFuture<?>> writes = new ArrayList<>();
            for (int kill = 1; kill <= kills; kill++) {
                String extra = "extra-" + kill;
                String stands = awaitMoment(manager, rollout, random);
                writes.add(CompletableFuture.runAsync(() -> create(admin, extra), writers));
                await().pollDelay(Duration.ofMillis(random.nextLong(1, 300))).until(() -> true);
                LOG.info("kill {} of {}, {}", kill, kills, stands);
                server.killAndRestart();
            }
            CompletableFuture.allOf(writes.toArray(CompletableFuture[]::new)).join();

            await().atMost(PATIENCE).until(() -> manager.rolloutStatus(rollout).isOver());
            Outcome outcome = outcome(manager, rollout, fleet.cars());
            assertEachCarWasAskedOnce(manager, fleet.cars());
            assertTheTrailHolds(admin, kills);
            return outcome;
        }
    }

    /// Waits until the rollout has come a few cars further since its server was started, or for as long as is drawn: a
    /// canary that drives may keep it waiting.
    ///
    /// @return how it stands
    private static String awaitMoment(ServerView manager, String rollout, RandomGenerator random) {
        int further = done(manager, rollout) + random.nextInt(1, 1 + Math.max(1, CARS / KILLS / 2));
        long latest = System.nanoTime()
                + Duration.ofMillis(random.nextLong(300, 6_000)).toNanos();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> System.nanoTime() > latest || done(manager, rollout) >= further);
        JsonNode stands = manager.get("/api/v1/rollouts/" + rollout).path("data");
        assertThat(RolloutStatus.valueOf(stands.path("status").asText()).isOver())
                .as("it is killed before it is over")
                .isFalse();
        return stands.path("cars").toString();
    }

    private static int done(ServerView manager, String rollout) {
        JsonNode cars = manager.get("/api/v1/rollouts/" + rollout).at("/data/cars");
        return cars.path(CarStage.SUCCEEDED.name()).asInt()
                + cars.path(CarStage.FAILED.name()).asInt();
    }

    private SimulationSettings settings(KilledServer server) {
        return new SimulationSettings(
                        server.uri(), CARS, seeds.value(), KilledServer.ENROLMENT_KEY, FaultPlan.parse("update=4%"))
                .withSpeed(100)
                .calmed();
    }

    /// Asks with one key until somebody answers.
    private static void create(ServerView admin, String car) {
        String body = "{\"id\": \"" + car + "\", \"region\": \"munich\", \"model\": \"i4\", \"version\": \"4.2.0\"}";
        String key =
                UUID.nameUUIDFromBytes(car.getBytes(StandardCharsets.UTF_8)).toString();
        KilledServer.stubborn(() -> admin.post("/api/v1/cars", body, "Idempotency-Key", key));
    }

    /// What became of each car, and what it runs.
    private static Outcome outcome(ServerView manager, String rollout, List<CarId> cars) {
        Map<CarId, String> ends = new TreeMap<>();
        for (JsonNode car :
                manager.get("/api/v1/rollouts/" + rollout + "/cars?size=500").path("data")) {
            CarId id = new CarId(car.path("car").asText());
            ends.put(
                    id,
                    car.path("stage").asText() + " at attempt "
                            + car.path("attempt").asInt());
        }
        for (CarId car : cars) {
            DesiredCar desired = manager.desired(car);
            DesiredCar.Build running = desired.running();
            ends.merge(
                    car,
                    (running == null ? "nothing" : running.version()) + ", generation " + desired.generation(),
                    (stage, runs) -> stage + ", runs " + runs);
        }
        return new Outcome(manager.rolloutStatus(rollout), ends);
    }

    private static void assertEachCarWasAskedOnce(ServerView manager, List<CarId> cars) {
        for (CarId car : cars) {
            List<String> kinds = new ArrayList<>();
            List<String> reasons = new ArrayList<>();
            for (JsonNode entry : manager.timeline(car)) {
                kinds.add(entry.path("kind").asText());
                reasons.add(entry.path("reason").asText());
            }
            assertThat(reasons).as("there is no window").doesNotContain("OUTSIDE_WINDOW");
            assertThat(kinds.stream().filter("desired"::equals))
                    .as("what %s was asked", car)
                    .hasSize(1);
            assertThat(kinds.stream().filter("desired_notified"::equals))
                    .as("what %s heard", car)
                    .hasSize(1);
            if (manager.update(car).stage() == CarStage.SUCCEEDED) {
                assertThat(kinds.stream().filter("update_completed"::equals))
                        .as("how often %s was done", car)
                        .hasSize(1);
                assertThat(kinds.stream().filter("ready"::equals))
                        .as("how often %s said that it was ready", car)
                        .hasSize(1);
            }
        }
    }

    private static void assertTheTrailHolds(ServerView admin, int extras) {
        Trail.assertHolds(admin);
        Map<String, Integer> accepted = Trail.accepted(admin);
        assertThat(IntStream.rangeClosed(1, extras).mapToObj(extra -> "CREATE_CAR extra-" + extra))
                .allSatisfy(write -> assertThat(accepted.get(write)).as(write).isEqualTo(1));
        assertThat(accepted.keySet().stream().filter(write -> write.startsWith("CAR_ENROLMENT ")))
                .hasSize(CARS)
                .allSatisfy(write -> assertThat(accepted.get(write)).as(write).isEqualTo(1));
        Trail.assertOneEntryEach(accepted);
    }
}
