package pitwall.checks.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.StreamSupport;
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

/// A server that is killed while a sick release is rolled out, and again and again while the rollout goes back by
/// itself, brings every car back to what it ran: nobody is asked twice for the same, and the audit trail holds.
@DisabledOnOs(OS.WINDOWS)
@Order(4)
final class BreachKillTest {
    private static final Logger LOG = LoggerFactory.getLogger(BreachKillTest.class);
    private static final int CARS = 60;
    private static final int KILLS_ON_THE_WAY = 2;
    private static final int KILLS_ON_THE_WAY_BACK = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /// 4.4.0 is not well on the iX3. One car that fails is too many, and nothing has a time that a busy machine could
    /// miss.
    private static final String PLAN = """
            {"name": "4.4.0 at once", "version": "4.4.0", "phases": [
              {"name": "all", "query": "region:*", "soakMs": 500, "minimumSample": 12, "parallel": 20,
               "failureLimit": 0.01, "successThreshold": 1.0, "safetyChecks": false, "phaseTimeoutMs": 3600000,
               "carTimeoutMs": 3600000, "rollbackTimeoutMs": 3600000}]}
            """;

    @TempDir
    private Path folder;

    private final Seeds seeds = Seeds.announced("moments in which a server is killed");
    private final RandomGenerator random = seeds.generator();
    private final List<RolloutStatus> killedIn = new ArrayList<>();

    @Test
    void aServerThatIsKilledAroundABreachBringsEveryCarBack() throws Exception {
        try (KilledServer server = new KilledServer(folder);
                ServerView admin = server.admin();
                ServerView manager = admin.person("manager", Role.RELEASE_MANAGER);
                ServerView approver = admin.person("approver", Role.RELEASE_MANAGER);
                SimulatedFleet fleet = SimulatedFleet.start(settings(server), InstantSource.system())) {
            await().atMost(PATIENCE)
                    .until(() -> manager.cars().size() == CARS
                            && fleet.cars().stream()
                                    .allMatch(car -> manager.desired(car).running() != null));
            Map<CarId, String> before = running(manager, fleet.cars());
            String rollout = manager.launched(PLAN, approver);

            for (int kill = 1; kill <= KILLS_ON_THE_WAY; kill++) {
                int finished = 3 * (kill - 1);
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> asked(manager, rollout) > 0 && finished(manager, rollout) >= finished);
                kill(server, manager, rollout);
            }
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> manager.rolloutStatus(rollout) != RolloutStatus.RUNNING);
            for (int kill = 1; kill <= KILLS_ON_THE_WAY_BACK && !isOver(manager, rollout); kill++) {
                kill(server, manager, rollout);
                awaitOneMoreBack(manager, rollout);
            }

            await().atMost(PATIENCE).until(() -> isOver(manager, rollout));
            assertThat(killedIn).contains(RolloutStatus.RUNNING, RolloutStatus.ROLLING_BACK);
            assertThat(manager.rolloutStatus(rollout)).isEqualTo(RolloutStatus.ROLLED_BACK);
            assertThat(running(manager, fleet.cars()))
                    .as("what each car ran before")
                    .isEqualTo(before);
            assertBreached(manager, rollout);
            assertEachCarWasAskedOnceEachWay(manager, rollout, fleet.cars());
            Trail.assertHolds(admin);
            Trail.assertOneEntryEach(Trail.accepted(admin));
        }
    }

    private void kill(KilledServer server, ServerView manager, String rollout)
            throws IOException, InterruptedException {
        await().pollDelay(Duration.ofMillis(random.nextLong(1, 300))).until(() -> true);
        JsonNode stands = manager.get("/api/v1/rollouts/" + rollout).path("data");
        killedIn.add(RolloutStatus.valueOf(stands.path("status").asText()));
        LOG.info("kill {}, {} {}", killedIn.size(), killedIn.getLast(), stands.path("cars"));
        server.killAndRestart();
    }

    /// Waits until another car is back, but not for ever: one that drives may keep it waiting.
    private static void awaitOneMoreBack(ServerView manager, String rollout) {
        int back = count(manager, rollout, CarStage.ROLLED_BACK);
        long latest = System.nanoTime() + Duration.ofSeconds(4).toNanos();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> System.nanoTime() > latest
                        || isOver(manager, rollout)
                        || count(manager, rollout, CarStage.ROLLED_BACK) > back);
    }

    private static boolean isOver(ServerView manager, String rollout) {
        return manager.rolloutStatus(rollout).isOver();
    }

    private static int count(ServerView manager, String rollout, CarStage stage) {
        return manager.get("/api/v1/rollouts/" + rollout)
                .at("/data/cars/" + stage.name())
                .asInt();
    }

    private static int asked(ServerView manager, String rollout) {
        return CARS - count(manager, rollout, CarStage.WAITING);
    }

    private static int finished(ServerView manager, String rollout) {
        return count(manager, rollout, CarStage.SUCCEEDED) + count(manager, rollout, CarStage.FAILED);
    }

    private static Map<CarId, String> running(ServerView manager, List<CarId> cars) {
        Map<CarId, String> versions = new TreeMap<>();
        for (CarId car : cars) {
            DesiredCar.Build build = Objects.requireNonNull(manager.desired(car).running());
            versions.put(car, build.version());
        }
        return versions;
    }

    private static void assertBreached(ServerView manager, String rollout) {
        JsonNode decisions = manager.get("/api/v1/rollouts/" + rollout + "/decisions?limit=500")
                .path("data");
        assertThat(StreamSupport.stream(decisions.spliterator(), false)
                        .filter(decision ->
                                decision.at("/reading/verdict/type").asText().equals("Breached")))
                .as("gates that did not hold")
                .isNotEmpty();
    }

    private static void assertEachCarWasAskedOnceEachWay(ServerView manager, String rollout, List<CarId> cars) {
        int broughtBack = 0;
        for (CarId car : cars) {
            List<String> kinds = new ArrayList<>();
            List<String> intents = new ArrayList<>();
            for (JsonNode entry : manager.timeline(car)) {
                kinds.add(entry.path("kind").asText());
                if (entry.path("kind").asText().equals("desired")) {
                    intents.add(entry.at("/fields/intent").asText());
                }
            }
            assertThat(intents)
                    .as("what %s was asked", car)
                    .doesNotHaveDuplicates()
                    .hasSizeLessThanOrEqualTo(2);
            for (String once : List.of("update_completed", "update_failed", "rollback_completed")) {
                assertThat(kinds.stream().filter(once::equals))
                        .as("%s of %s", once, car)
                        .hasSizeLessThanOrEqualTo(1);
            }
            broughtBack += kinds.containsAll(List.of("update_completed", "rollback_completed")) ? 1 : 0;
        }
        assertThat(broughtBack)
                .as("cars that were content with it and were brought back")
                .isPositive();
        assertThat(CARS
                        - count(manager, rollout, CarStage.ROLLED_BACK)
                        - count(manager, rollout, CarStage.FAILED)
                        - count(manager, rollout, CarStage.LEFT_BEHIND)
                        - count(manager, rollout, CarStage.EXCLUDED))
                .as("cars that ended otherwise")
                .isZero();
    }

    private SimulationSettings settings(KilledServer server) {
        return new SimulationSettings(server.uri(), CARS, seeds.value(), KilledServer.ENROLMENT_KEY, FaultPlan.NONE)
                .withSpeed(100)
                .calmed();
    }
}
