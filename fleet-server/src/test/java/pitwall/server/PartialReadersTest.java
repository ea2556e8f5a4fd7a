package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.CarId;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.fleet.rollout.Decision;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.ServerFrame;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.server.kit.Person;
import pitwall.server.kit.RolloutStage;
import pitwall.server.kit.TestCar;
import pitwall.server.kit.TestConsole;
import pitwall.server.kit.TestServer;
import pitwall.server.kit.UpdateStage;
import pitwall.testing.Seeds;

/// What readers who see a part of the fleet are told, over REST and on the stream, of decisions about cars that they do
/// not see.
class PartialReadersTest {
    /// One car that is named, then those of a query that nobody had counted on.
    private static final String BEYOND = """
            {"name": "follows", "version": "%s", "targets": "DYNAMIC", "marginPercent": 0, "phases": [
             {"name": "first", "cars": ["%s"], "soakMs": 200, "waitAfterMs": 60000, "minimumSample": 1},
             {"name": "taxis", "query": "id:taxi*"}]}""";

    private static final String FOLLOWS = """
            {"name": "follows", "version": "4.3.0", "targets": "DYNAMIC", "marginPercent": 300, "approval": true,
             "phases": [{"name": "taxis", "query": "region:munich id:taxi*"}]}""";

    @TempDir
    Path folder;

    private final long seed = Seeds.announced("readers who see a part").value();

    private static Person reader(TestServer server, String region) {
        return server.person("reader", Role.RELEASE_MANAGER, new Scope(Set.of(region), Set.of()));
    }

    private static void joins(TestCar car) {
        car.join(1, TestServer.ENROLMENT_KEY);
        car.report(InstantSource.system().instant(), TestCar.healthy(), 80);
        car.awaitAck(car.seq());
    }

    private static void moves(TestServer server, String car, String region) {
        String tag = server.admin().get("/api/v1/cars/" + car).header("ETag");
        Person.Reply moved = server.admin()
                .send("PATCH", "/api/v1/cars/" + car, Optional.of("{\"region\":\"" + region + "\"}"), "If-Match", tag);
        assertThat(moved.status()).as(moved.body()).isEqualTo(200);
    }

    @Test
    void thatAGateWasOverruledIsNotForWhoSeesAPartOfTheRollout() {
        try (RolloutStage stage = RolloutStage.open(folder, seed, 1, "");
                TestCar first = new TestCar(stage.cars().server().uri(), "taxi-1");
                TestCar second = new TestCar(stage.cars().server().uri(), "taxi-2")) {
            TestServer server = stage.cars().server();
            joins(first);
            moves(server, "taxi-1", "atlantis");
            Person part = reader(server, "atlantis");
            try (TestConsole partial = TestConsole.watch(part);
                    TestConsole whole = TestConsole.watch(stage.manager())) {
                RolloutEntry started = stage.launched(
                        BEYOND.formatted(UpdateStage.NEXT, stage.cars().cars().getFirst()));
                joins(second);
                moves(server, "taxi-2", "atlantis");
                RolloutEntry soaking = stage.awaitStatus(started.id(), RolloutStatus.SOAKING);
                RolloutStage.act(stage.manager(), soaking, "advance", RolloutStage.because("The first is fine"));
                RolloutEntry paused = stage.awaitStatus(started.id(), RolloutStatus.PAUSED);
                RolloutEntry asked = RolloutStage.act(
                                stage.manager(), paused, "advance", RolloutStage.because("Two will do"))
                        .data(RolloutEntry.class);
                stage.approved(asked);
                String id = started.id();

                assertThat(decisionsOf(whole, id, Decision.GateOverruled.class)).hasSize(1);
                assertThat(decisionsUntilRunning(partial, id))
                        .isNotEmpty()
                        .noneMatch(Decision.GateOverruled.class::isInstance)
                        .noneMatch(Decision.GateRead.class::isInstance)
                        .noneMatch(Decision.CarsNamed.class::isInstance);
                assertThat(partial.rollout(id).partial()).isTrue();
                assertThat(partial.texts())
                        .noneMatch(text -> text.contains("GateOverruled") || text.contains("allowedCars"));
                for (String what : List.of("decisions", "report", "drift", "cars", "lanes", "effects")) {
                    assertThat(part.get("/api/v1/rollouts/" + id + "/" + what).status())
                            .as(what)
                            .isEqualTo(404);
                }
                assertThat(stage.manager()
                                .get("/api/v1/rollouts/" + id + "/decisions?limit=500")
                                .body())
                        .contains("GateOverruled");
            }
        }
    }

    /// What a console is told until one of a kind came, of that kind.
    private static <D extends Decision> List<D> decisionsOf(TestConsole console, String rollout, Class<D> kind) {
        while (true) {
            List<D> found = decisions(console.take(ServerFrame.Batch.class), rollout).stream()
                    .filter(kind::isInstance)
                    .map(kind::cast)
                    .toList();
            if (!found.isEmpty()) {
                return found;
            }
        }
    }

    /// What a console is told from the pause on until the rollout goes on; all of it, so that nothing is missed.
    private static List<Decision> decisionsUntilRunning(TestConsole console, String rollout) {
        boolean wasPaused = false;
        List<Decision> told = new ArrayList<>();
        while (true) {
            told.addAll(decisions(console.take(ServerFrame.Batch.class), rollout));
            RolloutStatus status = Optional.ofNullable(console.rollouts().get(rollout))
                    .map(view -> view.rollout().status())
                    .orElse(RolloutStatus.DRAFT);
            if (wasPaused && status == RolloutStatus.RUNNING) {
                return told;
            }
            wasPaused = wasPaused || status == RolloutStatus.PAUSED;
        }
    }

    private static List<Decision> decisions(ServerFrame.Batch batch, String rollout) {
        return batch.changes().stream()
                .filter(FleetEvent.RolloutDecided.class::isInstance)
                .map(FleetEvent.RolloutDecided.class::cast)
                .filter(decided -> decided.rollout().equals(rollout))
                .<Decision>mapMulti((decided, next) -> {
                    if (decided.decision() != null) {
                        next.accept(decided.decision());
                    }
                })
                .toList();
    }

    @Test
    void carsThatCameAndWentAreNamedToThoseOnlyWhoSeeThem() {
        try (TestServer server = TestServer.start(folder)) {
            server.server().publishSampleReleases();
            Person manager = server.person("manager", Role.RELEASE_MANAGER, null);
            Person approver = server.person("approver", Role.RELEASE_MANAGER, null);
            Person part = reader(server, "munich");
            server.createCar("taxi-stays", "munich");
            server.createCar("taxi-left", "munich");
            String id = draft(manager, FOLLOWS);
            moves(server, "taxi-left", "berlin");
            server.createCar("taxi-came", "munich");
            server.createCar("taxi-taken", "munich");
            launch(manager, approver, draft(manager, """
                    {"name": "other", "version": "4.3.0", "approval": true,
                     "phases": [{"name": "one", "cars": ["taxi-taken"]}]}"""));
            try (TestConsole limited = TestConsole.watch(part);
                    TestConsole whole = TestConsole.watch(manager)) {
                launch(manager, approver, id);

                Decision.CarsNamed all =
                        decisionsOf(whole, id, Decision.CarsNamed.class).getFirst();
                assertThat(all.cameCars()).containsExactly(new CarId("taxi-came"));
                assertThat(all.leftCars()).containsExactly(new CarId("taxi-left"));
                Decision.CarsNamed few =
                        decisionsOf(limited, id, Decision.CarsNamed.class).getFirst();
                assertThat(few).isEqualTo(all.naming(0));
                assertThat(few.came()).isEqualTo(1);
                assertThat(few.left()).isEqualTo(1);
                assertThat(few.cameCars()).isEmpty();
                assertThat(few.leftCars()).isEmpty();
                assertThat(limited.texts()).noneMatch(text -> text.contains("taxi-left"));
            }

            assertNamed(named(manager, id), List.of("taxi-came"), List.of("taxi-left"), List.of("taxi-taken"));
            assertNamed(named(part, id), List.of("taxi-came"), List.of(), List.of("taxi-taken"));
            moves(server, "taxi-came", "berlin");
            moves(server, "taxi-taken", "berlin");
            assertNamed(named(part, id), List.of(), List.of(), List.of());
            assertThat(part.get("/api/v1/rollouts/" + id + "/report").body())
                    .doesNotContain("taxi-left")
                    .doesNotContain("taxi-taken");
        }
    }

    private static String draft(Person manager, String plan) {
        Person.Reply reply = manager.post("/api/v1/rollouts", plan);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply.data().path("id").asText();
    }

    private static void launch(Person manager, Person approver, String id) {
        String path = "/api/v1/rollouts/" + id;
        Person.Reply asked = manager.send(
                "POST",
                path + "/start",
                Optional.empty(),
                "If-Match",
                manager.get(path).header("ETag"));
        assertThat(asked.status()).as(asked.body()).isEqualTo(200);
        Person.Reply approved = approver.post(
                path + "/approve",
                "{\"planHash\":\"" + asked.data().path("planHash").asText() + "\"}",
                "If-Match",
                approver.get(path).header("ETag"));
        assertThat(approved.status()).as(approved.body()).isEqualTo(200);
    }

    private static JsonNode named(Person person, String id) {
        JsonNode decisions = person.get("/api/v1/rollouts/" + id + "/decisions").data();
        return StreamSupport.stream(decisions.spliterator(), false)
                .filter(decision -> decision.path("type").asText().equals("CarsNamed"))
                .findFirst()
                .orElseThrow();
    }

    private static void assertNamed(JsonNode named, List<String> came, List<String> left, List<String> claimed) {
        assertThat(words(named.path("cameCars"))).isEqualTo(came);
        assertThat(words(named.path("leftCars"))).isEqualTo(left);
        assertThat(words(named.at("/claimed/cars"))).isEqualTo(claimed);
        assertThat(named.path("came").asInt()).isEqualTo(1);
        assertThat(named.path("left").asInt()).isEqualTo(1);
        assertThat(named.at("/claimed/count").asInt()).isEqualTo(1);
    }

    private static List<String> words(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
