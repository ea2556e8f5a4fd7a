package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.CarId;
import pitwall.fleet.NetworkKind;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.fleet.rollout.Gate;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.rest.CarUpdate;
import pitwall.protocol.rest.RolloutAct;
import pitwall.protocol.rest.RolloutDrift;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.protocol.rest.RolloutOutlook;
import pitwall.protocol.rest.RolloutReport;
import pitwall.server.kit.Person;
import pitwall.server.kit.RolloutStage;
import pitwall.server.kit.TestCar;
import pitwall.server.kit.TestServer;
import pitwall.server.kit.UpdateStage;
import pitwall.testing.Seeds;

/// Rollouts whose cars are those that a query means when a phase begins, over REST.
class FollowingRolloutTest {
    @TempDir
    Path folder;

    private static final String SECOND_ALONE = """
            {"name": "has one", "version": "%s", "phases": [{"name": "one", "cars": ["taxi-2"]}]}""".formatted(UpdateStage.NEXT);

    private final long seed = Seeds.announced("rollouts that follow queries").value();

    private static String plan(String more) {
        return """
                {"name": "follows", "version": "%s", "targets": "DYNAMIC" %s,
                 "phases": [{"name": "taxis", "query": "id:taxi* motion:parked"}]}""".formatted(UpdateStage.NEXT, more);
    }

    private static void joins(TestCar car) {
        car.join(1, TestServer.ENROLMENT_KEY);
        car.report(InstantSource.system().instant(), TestCar.healthy(), 80);
        car.awaitAck(car.seq());
    }

    private static RolloutEntry asked(RolloutStage stage, RolloutEntry draft) {
        return RolloutStage.act(stage.manager(), draft, "start").data(RolloutEntry.class);
    }

    private static List<JsonNode> named(RolloutStage stage, String id) {
        return ofType(stage, id, "CarsNamed");
    }

    private static List<JsonNode> ofType(RolloutStage stage, String id, String type) {
        return stage.decisions(id).stream()
                .filter(decision -> decision.path("type").asText().equals(type))
                .toList();
    }

    private static RolloutDrift.PhaseDrift drift(RolloutStage stage, String id) {
        return stage.manager()
                .get("/api/v1/rollouts/" + id + "/drift")
                .data(RolloutDrift.class)
                .phases()
                .getFirst();
    }

    private static List<CarId> cars(RolloutStage stage, String id) {
        return stage.progress(id).stream().map(CarUpdate::car).toList();
    }

    @Test
    void aPhaseBeginsWithTheCarsThatItsQueryMeansThenAndKeepsThemOverARestart() {
        try (RolloutStage stage = RolloutStage.open(folder, seed, 1, "");
                TestCar first = new TestCar(stage.cars().server().uri(), "taxi-1");
                TestCar second = new TestCar(stage.cars().server().uri(), "taxi-2");
                TestCar third = new TestCar(stage.cars().server().uri(), "taxi-3")) {
            joins(first);
            joins(second);
            RolloutEntry draft = stage.created(plan(", \"marginPercent\": 50"));
            assertThat(Objects.requireNonNull(draft.detail())
                            .phases()
                            .getFirst()
                            .mostCars())
                    .isEqualTo(3);
            assertThat(draft.size()).isEqualTo(2);

            joins(third);
            first.drives(InstantSource.system().instant(), NetworkKind.CELLULAR);
            first.awaitAck(first.seq());
            await().atMost(UpdateStage.PATIENCE)
                    .untilAsserted(() -> assertThat(drift(stage, draft.id()))
                            .isEqualTo(new RolloutDrift.PhaseDrift(
                                    "taxis",
                                    "id:taxi* motion:parked",
                                    1,
                                    List.of(third.id()),
                                    1,
                                    List.of(first.id()),
                                    3,
                                    false)));
            RolloutEntry started = stage.approved(asked(stage, draft));

            assertThat(started.status()).isEqualTo(RolloutStatus.RUNNING);
            assertThat(started.planHash()).isEqualTo(draft.planHash());
            assertThat(cars(stage, draft.id())).containsExactly(second.id(), third.id());
            assertThat(drift(stage, draft.id()).settled()).isTrue();
            assertThat(named(stage, draft.id())).singleElement().satisfies(decision -> {
                assertThat(decision.path("taken").asBoolean()).isTrue();
                assertThat(decision.path("most").asInt()).isEqualTo(3);
                assertThat(decision.path("cameCars")).hasToString("[\"taxi-3\"]");
                assertThat(decision.path("leftCars")).hasToString("[\"taxi-1\"]");
            });

            stage.cars().restart();

            assertThat(cars(stage, draft.id())).containsExactly(second.id(), third.id());
            assertThat(stage.read(draft.id()).planHash()).isEqualTo(draft.planHash());
            assertThat(named(stage, draft.id())).hasSize(1);
        }
    }

    @Test
    void moreCarsThanWereReviewedAreNotApprovedUntilTheyAreFewer() {
        try (RolloutStage stage = RolloutStage.open(folder, seed, 1, "");
                TestCar first = new TestCar(stage.cars().server().uri(), "taxi-1");
                TestCar second = new TestCar(stage.cars().server().uri(), "taxi-2")) {
            joins(first);
            String wish = plan(", \"marginPercent\": 0");
            RolloutOutlook outlook =
                    stage.manager().post("/api/v1/rollouts/preview", wish).data(RolloutOutlook.class);
            assertThat(outlook.phases().getFirst().mostCars()).isEqualTo(1);
            RolloutEntry asked = asked(stage, stage.created(wish));
            joins(second);

            Person.Reply reply = RolloutStage.act(
                    stage.approver(), asked, "approve", new RolloutAct(null, null, null, asked.planHash()));

            assertTooMany(reply);
            assertThat(stage.read(asked.id()).status()).isEqualTo(RolloutStatus.AWAITING_APPROVAL);
            assertThat(named(stage, asked.id())).isEmpty();

            second.drives(InstantSource.system().instant(), NetworkKind.CELLULAR);
            second.awaitAck(second.seq());
            await().atMost(UpdateStage.PATIENCE)
                    .untilAsserted(
                            () -> assertThat(drift(stage, asked.id()).joined()).isZero());
            assertThat(stage.approved(stage.read(asked.id())).status()).isEqualTo(RolloutStatus.RUNNING);
        }
    }

    @Test
    void moreCarsThanThePlanAllowsAreNotLaunchedAndTheAnswerSaysHowMany() {
        try (RolloutStage stage = RolloutStage.open(folder, seed, 1, "");
                TestCar first = new TestCar(stage.cars().server().uri(), "taxi-1");
                TestCar second = new TestCar(stage.cars().server().uri(), "taxi-2")) {
            joins(first);
            RolloutEntry draft = stage.created(plan(", \"marginPercent\": 0"));
            joins(second);

            assertTooMany(RolloutStage.act(stage.manager(), draft, "start"));

            assertThat(stage.read(draft.id()).status()).isEqualTo(RolloutStatus.DRAFT);
            assertThat(stage.read(draft.id()).revision()).isEqualTo(draft.revision());
            assertThat(stage.decisions(draft.id())).isEmpty();
        }
    }

    private static void assertTooMany(Person.Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(409);
        assertThat(reply.code()).isEqualTo("TOO_MANY_CARS");
        assertThat(reply.json().path("detail").asText())
                .isEqualTo("taxis would begin with 2 cars and may begin with 1 at most. Plan it anew, or with a"
                        + " larger margin.");
    }

    @Test
    void moreCarsThanWereApprovedWhenItsTimeComesMakeItADraftAgain() {
        AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
        InstantSource clock = () -> InstantSource.system().instant().plus(ahead.get());
        try (RolloutStage stage = RolloutStage.open(folder, clock, seed, 1);
                TestCar first = new TestCar(stage.cars().server().uri(), "taxi-1");
                TestCar second = new TestCar(stage.cars().server().uri(), "taxi-2")) {
            joins(first);
            String later = clock.instant()
                    .plus(Duration.ofMinutes(4))
                    .truncatedTo(ChronoUnit.MILLIS)
                    .toString();
            RolloutEntry scheduled = stage.approved(asked(
                    stage,
                    stage.created(plan(", \"marginPercent\": 0, \"startAt\": \"" + later + "\"")
                            .replace(" motion:parked", ""))));
            assertThat(scheduled.status()).isEqualTo(RolloutStatus.SCHEDULED);
            joins(second);

            ahead.set(Duration.ofMinutes(5));

            RolloutEntry draft = stage.awaitStatus(scheduled.id(), RolloutStatus.DRAFT);
            assertThat(draft.size()).isEqualTo(1);
            assertThat(named(stage, scheduled.id())).singleElement().satisfies(decision -> {
                assertThat(decision.path("taken").asBoolean()).isFalse();
                assertThat(decision.path("cars").asInt()).isEqualTo(2);
            });
        }
    }

    @Test
    void moreCarsThanAllowedPauseARunningRolloutUntilTwoPeopleLetThemPass() {
        try (RolloutStage stage = RolloutStage.open(folder, seed, 1, "");
                TestCar first = new TestCar(stage.cars().server().uri(), "taxi-1");
                TestCar second = new TestCar(stage.cars().server().uri(), "taxi-2")) {
            joins(first);
            RolloutEntry started =
                    stage.launched(afterTheFirst(stage.cars().cars().getFirst()));
            joins(second);
            RolloutEntry soaking = stage.awaitStatus(started.id(), RolloutStatus.SOAKING);
            RolloutStage.act(stage.manager(), soaking, "advance", RolloutStage.because("The first is fine"));
            RolloutEntry paused = stage.awaitStatus(started.id(), RolloutStatus.PAUSED);
            assertThat(paused.pause()).isNotNull();
            assertThat(Objects.requireNonNull(paused.pause()).gate()).isEqualTo(Gate.CAR_LIMIT);
            assertThat(readings(stage, paused.id())).singleElement().satisfies(reading -> {
                assertThat(reading.at("/reading/limit").asInt()).isEqualTo(1);
                assertThat(reading.at("/reading/verdict/have").asInt()).isEqualTo(2);
            });

            RolloutEntry asked = RolloutStage.act(
                            stage.manager(), paused, "advance", RolloutStage.because("Two will do"))
                    .data(RolloutEntry.class);
            assertThat(asked.status()).isEqualTo(RolloutStatus.PAUSED);
            stage.approved(asked);

            assertThat(stage.read(paused.id()).status()).isEqualTo(RolloutStatus.RUNNING);
            assertThat(cars(stage, paused.id())).contains(first.id(), second.id());
            assertThat(named(stage, paused.id()))
                    .extracting(decision -> decision.path("taken").asBoolean())
                    .containsExactly(false, true);
            assertThat(ofType(stage, paused.id(), "GateOverruled"))
                    .singleElement()
                    .satisfies(decision -> {
                        assertThat(decision.path("gate").asText()).isEqualTo("CAR_LIMIT");
                        assertThat(decision.path("allowedCars").asInt()).isEqualTo(2);
                    });
        }
    }

    /// A car that is named comes first, then those of a query.
    private static String afterTheFirst(CarId car) {
        return """
                {"name": "follows", "version": "%s", "targets": "DYNAMIC", "marginPercent": 0, "phases": [
                 {"name": "first", "cars": ["%s"], "soakMs": 200, "waitAfterMs": 60000, "minimumSample": 1},
                 {"name": "taxis", "query": "id:taxi*"}]}""".formatted(UpdateStage.NEXT, car);
    }

    private static List<JsonNode> readings(RolloutStage stage, String id) {
        return ofType(stage, id, "GateRead").stream()
                .filter(decision -> decision.at("/reading/gate").asText().equals("CAR_LIMIT"))
                .toList();
    }

    @Test
    void carsOfAnotherRolloutAreLeftOutAndSaid() {
        try (RolloutStage stage = RolloutStage.open(folder, seed, 1, "");
                TestCar first = new TestCar(stage.cars().server().uri(), "taxi-1");
                TestCar second = new TestCar(stage.cars().server().uri(), "taxi-2")) {
            joins(first);
            RolloutEntry draft = stage.created(plan(", \"marginPercent\": 100"));
            joins(second);
            stage.launched(SECOND_ALONE);

            RolloutEntry started = stage.approved(asked(stage, draft));

            assertThat(started.status()).isEqualTo(RolloutStatus.RUNNING);
            assertThat(cars(stage, draft.id())).containsExactly(first.id());
            assertThat(named(stage, draft.id()))
                    .singleElement()
                    .satisfies(decision ->
                            assertThat(decision.path("claimed")).hasToString("{\"count\":1,\"cars\":[\"taxi-2\"]}"));
            RolloutReport report = stage.manager()
                    .get("/api/v1/rollouts/" + draft.id() + "/report")
                    .data(RolloutReport.class);
            assertThat(report.excluded()).containsEntry(ReasonCode.CONFLICTING_ROLLOUT, List.of(second.id()));
        }
    }

    @Test
    void aCarOfTheLastLookThatAnotherRolloutHasIsLeftOutToo() {
        try (RolloutStage stage = RolloutStage.open(folder, seed, 1, "");
                TestCar first = new TestCar(stage.cars().server().uri(), "taxi-1");
                TestCar second = new TestCar(stage.cars().server().uri(), "taxi-2")) {
            joins(first);
            joins(second);
            RolloutEntry draft = stage.created(plan(""));
            assertThat(draft.size()).isEqualTo(2);
            stage.launched(SECOND_ALONE);

            RolloutEntry started = stage.approved(asked(stage, draft));

            assertThat(started.status()).isEqualTo(RolloutStatus.RUNNING);
            assertThat(cars(stage, draft.id())).containsExactly(first.id());
        }
    }

    @Test
    void carsThatAreNotNamedYetAreFreeForOthers() {
        try (RolloutStage stage = RolloutStage.open(folder, seed, 1, "");
                TestCar first = new TestCar(stage.cars().server().uri(), "taxi-1");
                TestCar second = new TestCar(stage.cars().server().uri(), "taxi-2")) {
            joins(first);
            joins(second);
            String later = InstantSource.system()
                    .instant()
                    .plus(Duration.ofHours(1))
                    .truncatedTo(ChronoUnit.MILLIS)
                    .toString();
            RolloutEntry scheduled =
                    stage.approved(asked(stage, stage.created(plan(", \"startAt\": \"" + later + "\""))));
            assertThat(scheduled.status()).isEqualTo(RolloutStatus.SCHEDULED);

            assertThat(stage.launched(SECOND_ALONE).status()).isEqualTo(RolloutStatus.RUNNING);
        }
    }

    @Test
    void carsElsewhereAreCountedAndNotNamedForWhoDoesNotSeeThem() {
        try (RolloutStage stage = RolloutStage.open(folder, seed, 1, "");
                TestCar first = new TestCar(stage.cars().server().uri(), "taxi-1");
                TestCar second = new TestCar(stage.cars().server().uri(), "taxi-2");
                TestCar third = new TestCar(stage.cars().server().uri(), "taxi-3")) {
            joins(first);
            RolloutEntry draft = stage.created(plan(", \"marginPercent\": 100"));
            joins(second);
            joins(third);
            moved(stage, second.id());
            stage.launched("""
                    {"name": "has two", "version": "%s", "phases": [{"name": "two", "cars": ["taxi-2", "taxi-3"]}]}""".formatted(UpdateStage.NEXT));
            RolloutEntry started = stage.approved(asked(stage, draft));
            Person munich =
                    stage.cars().server().person("mona", Role.RELEASE_MANAGER, new Scope(Set.of("munich"), Set.of()));

            assertThat(claimed(munich, started.id())).hasToString("{\"count\":2,\"cars\":[\"taxi-3\"]}");
            assertThat(claimed(stage.manager(), started.id()))
                    .hasToString("{\"count\":2,\"cars\":[\"taxi-2\",\"taxi-3\"]}");
            assertThat(munich.get("/api/v1/rollouts/" + started.id() + "/report")
                            .data(RolloutReport.class)
                            .excluded())
                    .containsEntry(ReasonCode.CONFLICTING_ROLLOUT, List.of(third.id()));
        }
    }

    private static void moved(RolloutStage stage, CarId car) {
        Person admin = stage.cars().server().admin();
        String path = "/api/v1/cars/" + car;
        Person.Reply reply = admin.send(
                "PATCH",
                path,
                Optional.of("{\"region\":\"berlin\"}"),
                "If-Match",
                admin.get(path).header("ETag"));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    private static JsonNode claimed(Person reader, String rollout) {
        for (JsonNode decision :
                reader.get("/api/v1/rollouts/" + rollout + "/decisions").data()) {
            if (decision.path("type").asText().equals("CarsNamed")) {
                return decision.path("claimed");
            }
        }
        throw new AssertionError("no cars were named");
    }

    @Test
    void aMarginNeedsAQueryToFollow() {
        try (RolloutStage stage = RolloutStage.open(folder, seed, 1, "")) {
            Person.Reply reply = stage.manager().post("/api/v1/rollouts", """
                    {"name": "stays", "version": "%s", "marginPercent": 5,
                     "phases": [{"name": "all", "query": "region:*"}]}""".formatted(UpdateStage.NEXT));

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.body()).contains("marginPercent");
        }
    }
}
