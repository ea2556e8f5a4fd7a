package pitwall.checks.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.Role;
import pitwall.protocol.rest.PatchCar;
import pitwall.simulator.SimulatedFleet;
import pitwall.simulator.SimulationSettings;
import pitwall.simulator.fault.FaultPlan;
import pitwall.testing.Seeds;

/// A server that is killed around the moment in which a rollout's query becomes its cars names them once: the cars are
/// those that the query means by then, whoever joined and left since the plan, and each is asked once. Every rollout
/// has its own moment and its own kill, and cars that join and leave around it.
@DisabledOnOs(OS.WINDOWS)
@Order(3)
final class NamingKillTest {
    private static final Logger LOG = LoggerFactory.getLogger(NamingKillTest.class);
    private static final int ROLLOUTS = 4;
    private static final int CARS_EACH = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /// Time to plan a rollout and to have cars join and leave before it starts.
    private static final Duration SOON = Duration.ofSeconds(5);

    @TempDir
    private Path folder;

    private final Seeds seeds = Seeds.announced("moments around which a server is killed");

    /// @param cars those that its query means when it is planned
    /// @param leaves one of them that it means no more since right after that
    /// @param joins one that it means since then
    /// @param early whether both had moved before its start, however busy the machine was
    /// @param leavesLate one of them that it means no more from about the moment of the naming on
    /// @param joinsLate one that it means from about then on
    private record Planned(
            String group,
            Instant startAt,
            String id,
            List<CarId> cars,
            CarId leaves,
            CarId joins,
            boolean early,
            CarId leavesLate,
            CarId joinsLate) {}

    @Test
    void aServerThatIsKilledWhileItNamesTheCarsOfARolloutNamesThemOnce() throws Exception {
        try (KilledServer server = new KilledServer(folder);
                ServerView admin = server.admin();
                ServerView manager = admin.person("manager", Role.RELEASE_MANAGER);
                ServerView approver = admin.person("approver", Role.RELEASE_MANAGER);
                SimulatedFleet fleet = SimulatedFleet.start(settings(server), InstantSource.system());
                ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            await().atMost(PATIENCE)
                    .until(() -> manager.cars().size() == fleet.cars().size());
            RandomGenerator random = seeds.generator();
            List<Planned> rollouts = new ArrayList<>();
            List<CompletableFuture<?>> moves = new ArrayList<>();
            for (int each = 0; each < ROLLOUTS; each++) {
                Planned rollout = planned(each, admin, manager, approver, fleet.cars());
                rollouts.add(rollout);
                Instant moved = rollout.startAt().plusMillis(random.nextLong(-400, 1_200));
                Instant moment = rollout.startAt().plusMillis(random.nextLong(-200, 1_200));
                moves.add(CompletableFuture.runAsync(() -> moveLate(admin, rollout, moved), writers));
                awaitMoment(moment);
                LOG.info("kill at {} of a rollout that starts at {}, moves at {}", moment, rollout.startAt(), moved);
                server.killAndRestart();
            }
            CompletableFuture.allOf(moves.toArray(CompletableFuture[]::new)).join();

            for (Planned rollout : rollouts) {
                await().atMost(PATIENCE)
                        .until(() -> manager.rolloutStatus(rollout.id()).isOver());
                assertNamedOnce(manager, rollout);
            }
            assertThat(rollouts).as("cars moved before the start").anyMatch(Planned::early);
        }
    }

    private static void awaitMoment(Instant moment) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> !Instant.now().isBefore(moment));
    }

    /// A rollout that follows a label of its cars; one car leaves and one joins right after it was planned.
    private static Planned planned(
            int each, ServerView admin, ServerView manager, ServerView approver, List<CarId> fleet) {
        String group = "g" + each;
        List<CarId> cars = fleet.subList(each * CARS_EACH, (each + 1) * CARS_EACH);
        Instant began = Instant.now();
        cars.forEach(car -> label(admin, car, group));
        // What follows is less than half of that.
        Duration takes = Duration.between(began, Instant.now());
        int spare = ROLLOUTS * CARS_EACH + 2 * each;
        CarId leaves = cars.get(0);
        CarId joins = fleet.get(spare);
        Instant startAt = Instant.now().plus(SOON).plus(takes);
        String id = manager.launched(plan(group, startAt), approver);
        label(admin, leaves, "none");
        label(admin, joins, group);
        boolean early = Instant.now().isBefore(startAt);
        return new Planned(group, startAt, id, cars, leaves, joins, early, cars.get(1), fleet.get(spare + 1));
    }

    private static void moveLate(ServerView admin, Planned rollout, Instant moment) {
        awaitMoment(moment);
        label(admin, rollout.joinsLate(), rollout.group());
        label(admin, rollout.leavesLate(), "none");
    }

    /// Whether an answer got lost with the server is seen from the car.
    private static void label(ServerView admin, CarId id, String group) {
        Map<String, String> labels = Map.of("group", group);
        KilledServer.stubborn(() -> {
            Car car = admin.car(id);
            if (!car.info().labels().equals(labels)) {
                admin.patch(car, new PatchCar(null, null, null, null, null, labels));
            }
            return id;
        });
    }

    private static String plan(String group, Instant startAt) {
        return """
                {"name": "those of %1$s", "version": "4.3.1", "startAt": "%2$s", "targets": "DYNAMIC", "phases": [
                  {"name": "all", "query": "label:group=%1$s", "soakMs": 500, "parallel": 20, "minimumSample": 1,
                   "successThreshold": 0.5, "failureLimit": 0.5,
                   "canaryHealthy": false, "safetyChecks": false, "phaseTimeoutMs": 3600000, "carTimeoutMs": 3600000,
                   "rollbackTimeoutMs": 3600000}]}
                """.formatted(group, startAt);
    }

    private static void assertNamedOnce(ServerView manager, Planned rollout) {
        String path = "/api/v1/rollouts/" + rollout.id();
        Set<CarId> has = data(manager, path + "/cars?size=100")
                .map(car -> new CarId(car.path("car").asText()))
                .collect(Collectors.toSet());
        Set<CarId> came = without(has, rollout.cars());
        Set<CarId> left = without(rollout.cars(), has);
        assertThat(data(manager, path + "/decisions?limit=500")
                        .filter(decision -> decision.path("type").asText().equals("CarsNamed")))
                .as("how often the cars of %s were named", rollout)
                .singleElement()
                .satisfies(named -> {
                    assertThat(named.path("taken").asBoolean()).isTrue();
                    assertThat(ids(named.path("cameCars"))).isEqualTo(came);
                    assertThat(ids(named.path("leftCars"))).isEqualTo(left);
                });
        assertThat(came).isSubsetOf(rollout.joins(), rollout.joinsLate());
        assertThat(left).isSubsetOf(rollout.leaves(), rollout.leavesLate());
        if (rollout.early()) {
            assertThat(came).contains(rollout.joins());
            assertThat(left).contains(rollout.leaves());
        }
        Set<CarId> all = new HashSet<>(rollout.cars());
        all.addAll(List.of(rollout.joins(), rollout.joinsLate()));
        for (CarId car : all) {
            assertThat(StreamSupport.stream(manager.timeline(car).spliterator(), false)
                            .filter(entry -> entry.path("kind").asText().equals("desired")))
                    .as("what %s was asked", car)
                    .hasSize(has.contains(car) ? 1 : 0);
        }
    }

    private static Set<CarId> without(Collection<CarId> cars, Collection<CarId> others) {
        Set<CarId> left = new HashSet<>(cars);
        left.removeAll(others);
        return left;
    }

    private static Set<CarId> ids(JsonNode cars) {
        return StreamSupport.stream(cars.spliterator(), false)
                .map(car -> new CarId(car.asText()))
                .collect(Collectors.toSet());
    }

    private static Stream<JsonNode> data(ServerView manager, String path) {
        return StreamSupport.stream(manager.get(path).path("data").spliterator(), false);
    }

    private SimulationSettings settings(KilledServer server) {
        return new SimulationSettings(
                        server.uri(),
                        ROLLOUTS * (CARS_EACH + 2),
                        seeds.value(),
                        KilledServer.ENROLMENT_KEY,
                        FaultPlan.NONE)
                .withSpeed(100)
                .calmed();
    }
}
