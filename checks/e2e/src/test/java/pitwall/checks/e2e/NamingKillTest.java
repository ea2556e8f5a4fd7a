package pitwall.checks.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
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
import pitwall.simulator.SimulatedFleet;
import pitwall.simulator.SimulationSettings;
import pitwall.simulator.fault.FaultPlan;
import pitwall.testing.Seeds;

/// A server that is killed around the moment in which a rollout's query becomes its cars names them once: the cars are
/// those of the query, and each is asked once. Every rollout has its own moment and its own kill.
@DisabledOnOs(OS.WINDOWS)
@Order(3)
final class NamingKillTest {
    private static final Logger LOG = LoggerFactory.getLogger(NamingKillTest.class);
    private static final int ROLLOUTS = 4;
    private static final int CARS_EACH = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /// Time for a killed server to come back before the next moment.
    private static final Duration APART = Duration.ofSeconds(6);

    @TempDir
    private Path folder;

    private final Seeds seeds = Seeds.announced("moments around which a server is killed");

    /// @param tens what the numbers of its cars have before their last digit
    private record Planned(int tens, Instant startAt, String id) {}

    @Test
    void aServerThatIsKilledWhileItNamesTheCarsOfARolloutNamesThemOnce() throws Exception {
        try (KilledServer server = new KilledServer(folder);
                ServerView admin = server.admin();
                ServerView manager = admin.person("manager", Role.RELEASE_MANAGER);
                ServerView approver = admin.person("approver", Role.RELEASE_MANAGER);
                SimulatedFleet fleet = SimulatedFleet.start(settings(server), InstantSource.system())) {
            await().atMost(PATIENCE)
                    .until(() -> manager.cars().size() == fleet.cars().size());
            List<Planned> rollouts = planned(manager, approver);

            RandomGenerator random = seeds.generator();
            for (Planned rollout : rollouts) {
                Instant moment = rollout.startAt().plusMillis(random.nextLong(-200, 1_200));
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> !Instant.now().isBefore(moment));
                LOG.info("kill at {} of a rollout that starts at {}", moment, rollout.startAt());
                server.killAndRestart();
            }

            for (Planned rollout : rollouts) {
                await().atMost(PATIENCE)
                        .until(() -> manager.rolloutStatus(rollout.id()).isOver());
                assertNamedOnce(manager, rollout, fleet.cars());
            }
        }
    }

    private static List<Planned> planned(ServerView manager, ServerView approver) {
        Instant first = Instant.now().plus(APART);
        List<Planned> rollouts = new ArrayList<>();
        for (int each = 0; each < ROLLOUTS; each++) {
            Instant startAt = first.plus(APART.multipliedBy(each));
            rollouts.add(new Planned(each, startAt, manager.launched(plan(each, startAt), approver)));
        }
        return rollouts;
    }

    private static String plan(int tens, Instant startAt) {
        return """
                {"name": "tens %1$d", "version": "4.3.1", "startAt": "%2$s", "targets": "DYNAMIC", "phases": [
                  {"name": "all", "query": "id:*-000%1$d*", "soakMs": 500, "parallel": 20, "minimumSample": 1,
                   "successThreshold": 0.5, "failureLimit": 0.5,
                   "canaryHealthy": false, "safetyChecks": false, "phaseTimeoutMs": 3600000, "carTimeoutMs": 3600000,
                   "rollbackTimeoutMs": 3600000}]}
                """.formatted(tens, startAt);
    }

    private static void assertNamedOnce(ServerView manager, Planned rollout, List<CarId> all) {
        String path = "/api/v1/rollouts/" + rollout.id();
        assertThat(data(manager, path + "/decisions?limit=500")
                        .filter(decision -> decision.path("type").asText().equals("CarsNamed")))
                .as("how often the cars of %s were named", rollout)
                .singleElement()
                .satisfies(named -> assertThat(named.path("taken").asBoolean()).isTrue());
        List<CarId> meant = all.stream()
                .filter(car -> car.value().matches(".*-000" + rollout.tens() + "\\d"))
                .toList();
        assertThat(meant).isNotEmpty();
        assertThat(data(manager, path + "/cars?size=100")
                        .map(car -> new CarId(car.path("car").asText())))
                .as("the cars of %s", rollout)
                .containsExactlyInAnyOrderElementsOf(meant);
        for (CarId car : meant) {
            assertThat(StreamSupport.stream(manager.timeline(car).spliterator(), false)
                            .filter(entry -> entry.path("kind").asText().equals("desired")))
                    .as("what %s was asked", car)
                    .hasSize(1);
        }
    }

    private static Stream<JsonNode> data(ServerView manager, String path) {
        return StreamSupport.stream(manager.get(path).path("data").spliterator(), false);
    }

    private SimulationSettings settings(KilledServer server) {
        return new SimulationSettings(
                        server.uri(), ROLLOUTS * CARS_EACH, seeds.value(), KilledServer.ENROLMENT_KEY, FaultPlan.NONE)
                .withSpeed(100)
                .calmed();
    }
}
