package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.CarId;
import pitwall.fleet.Role;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.rest.CarUpdate;
import pitwall.protocol.rest.RolloutAct;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.protocol.rest.RolloutOutlook;
import pitwall.server.kit.Person;
import pitwall.server.kit.TestServer;
import pitwall.server.kit.UpdateStage;
import pitwall.testing.Seeds;

/// Rollouts over REST with simulated cars that really install what they are given.
class StagedRolloutTest {
    @TempDir
    Path folder;

    private final long seed = Seeds.announced("a rollout").value();
    private UpdateStage stage;
    private Person approver;

    private void stage(int cars, String faults) {
        stage = new UpdateStage(TestServer.start(folder), cars, seed, faults);
        approver = stage.server().person("approver", Role.RELEASE_MANAGER, null);
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    private String plan(String more) {
        return """
                {"name": "%1$s everywhere", "version": "%1$s", "phases": [
                  {"name": "all", "query": "region:*", "canaryCars": 1, "waves": [40, 60], "soakMs": 500,
                   "minimumSample": 1 %2$s}]}
                """.formatted(UpdateStage.NEXT, more);
    }

    private RolloutEntry created(String plan) {
        Person.Reply reply = stage.manager.post("/api/v1/rollouts", plan);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply.data(RolloutEntry.class);
    }

    private RolloutEntry read(String id) {
        return stage.manager.get("/api/v1/rollouts/" + id).data(RolloutEntry.class);
    }

    private static RolloutAct because(String reason) {
        return new RolloutAct(reason, null, null, null);
    }

    private static Person.Reply act(Person person, RolloutEntry seen, String act, RolloutAct body) {
        return person.post(
                "/api/v1/rollouts/" + seen.id() + "/" + act, body, "If-Match", '"' + Long.toString(seen.revision()) + '"');
    }

    private static Person.Reply start(Person person, RolloutEntry seen) {
        return person.send(
                "POST",
                "/api/v1/rollouts/" + seen.id() + "/start",
                Optional.empty(),
                "If-Match",
                '"' + Long.toString(seen.revision()) + '"');
    }

    private RolloutEntry launched(String plan) {
        RolloutEntry draft = created(plan);
        RolloutEntry asked = start(stage.manager, draft).data(RolloutEntry.class);
        if (asked.status() == RolloutStatus.AWAITING_APPROVAL) {
            Person.Reply approved =
                    act(approver, asked, "approve", new RolloutAct(null, null, null, asked.planHash()));
            assertThat(approved.status()).as(approved.body()).isEqualTo(200);
            return approved.data(RolloutEntry.class);
        }
        return asked;
    }

    private RolloutEntry awaitStatus(String id, RolloutStatus... wanted) {
        await().atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(300))
                .until(() -> List.of(wanted).contains(read(id).status()));
        return read(id);
    }

    private List<CarUpdate> cars(String id) {
        return List.of(stage.manager.get("/api/v1/rollouts/" + id + "/cars?size=500").data(CarUpdate[].class));
    }

    private List<JsonNode> decisions(String id) {
        List<JsonNode> decisions = new ArrayList<>();
        int before;
        do {
            before = decisions.size();
            stage.manager
                    .get("/api/v1/rollouts/" + id + "/decisions?limit=500&after=" + before)
                    .data()
                    .forEach(decisions::add);
        } while (decisions.size() > before);
        return decisions;
    }

    @Test
    void canaryAndWavesReachEveryCarAndEachGetsOneIntent() {
        stage(8, "");

        RolloutEntry started = launched(plan(""));
        assertThat(started.phases().getFirst().waves()).containsExactly(1, 3, 4);
        RolloutEntry ended = awaitStatus(started.id(), RolloutStatus.COMPLETED, RolloutStatus.PAUSED);

        assertThat(ended.status()).isEqualTo(RolloutStatus.COMPLETED);
        assertThat(ended.cars()).isEqualTo(Map.of(CarStage.SUCCEEDED, 8));
        List<CarUpdate> cars = cars(started.id());
        assertThat(cars).hasSize(8).allSatisfy(car -> assertThat(car.attempt()).isEqualTo(1));
        Set<String> intents = new HashSet<>();
        cars.forEach(car -> intents.add(car.intent()));
        assertThat(intents).hasSize(8);
        List<JsonNode> decisions = decisions(started.id());
        for (int number = 1; number <= decisions.size(); number++) {
            assertThat(decisions.get(number - 1).path("number").asInt()).isEqualTo(number);
        }
        assertThat(decisions.stream().map(decision -> decision.path("type").asText()))
                .contains("Acted", "StatusChanged", "WaveReleased", "CarChanged", "GateRead");
    }

    @Test
    void aReleaseThatMakesCarsSickIsTakenBackByItself() {
        stage(6, "update=100%");

        RolloutEntry started = launched(plan(""));
        RolloutEntry ended = awaitStatus(started.id(), RolloutStatus.ROLLED_BACK);

        assertThat(ended.cars().getOrDefault(CarStage.SUCCEEDED, 0)).isZero();
        assertThat(cars(started.id()).stream().filter(car -> car.attempt() > 0)).hasSizeLessThanOrEqualTo(1);
        for (CarId car : stage.cars()) {
            assertThat(Objects.requireNonNull(stage.desired(car).running()).version()).startsWith("4.");
        }
    }

    @Test
    void nobodyApprovesTheirOwnRolloutAndAnEditedOneIsAnother() {
        stage(2, "");
        RolloutEntry asked = start(stage.manager, created(plan(""))).data(RolloutEntry.class);

        assertThat(asked.status()).isEqualTo(RolloutStatus.AWAITING_APPROVAL);
        Person.Reply own = act(stage.manager, asked, "approve", new RolloutAct(null, null, null, asked.planHash()));
        assertThat(own.status()).isEqualTo(409);
        assertThat(own.body()).contains("SELF_APPROVAL");
        Person.Reply other = act(approver, asked, "approve", new RolloutAct(null, null, null, "0".repeat(64)));
        assertThat(other.body()).contains("PLAN_CHANGED");
        assertThat(read(asked.id()).status()).isEqualTo(RolloutStatus.AWAITING_APPROVAL);
        assertThat(cars(asked.id())).allSatisfy(car -> assertThat(car.attempt()).isZero());
    }

    @Test
    void whoActsOnWhatTheyNoLongerSeeIsToldSo() {
        stage(2, "");
        RolloutEntry started = launched(plan(""));

        Person.Reply late = act(approver, created(plan("")), "resume", because(""));
        assertThat(late.status()).isIn(409, 412);
        RolloutEntry stale = started;
        Person.Reply paused = stage.manager.post("/api/v1/rollouts/" + started.id() + "/pause", because("Wait."));
        assertThat(paused.status()).as(paused.body()).isIn(200, 409);
        if (paused.status() == 200) {
            assertThat(act(approver, stale, "rollback", because("Too late")).status())
                    .isEqualTo(412);
            RolloutEntry now = read(started.id());
            Person.Reply resumed = stage.manager.send(
                    "POST",
                    "/api/v1/rollouts/" + now.id() + "/resume",
                    Optional.empty(),
                    "If-Match",
                    '"' + Long.toString(now.revision()) + '"');
            assertThat(resumed.status()).as(resumed.body()).isEqualTo(200);
        }
        awaitStatus(started.id(), RolloutStatus.COMPLETED);
        RolloutEntry over = read(started.id());
        assertThat(act(stage.manager, over, "rollback", because("We want the old one")).status())
                .isEqualTo(200);
        RolloutEntry back = awaitStatus(started.id(), RolloutStatus.ROLLED_BACK);
        assertThat(back.cars()).isEqualTo(Map.of(CarStage.ROLLED_BACK, 2));
    }

    @Test
    void lookingAheadWritesNothing() {
        stage(3, "");

        Person.Reply reply = stage.manager.post("/api/v1/rollouts/preview", plan(""));
        RolloutOutlook outlook = reply.data(RolloutOutlook.class);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(outlook.phases().getFirst().cars()).isEqualTo(3);
        assertThat(outlook.approvalNeeded()).isTrue();
        assertThat(outlook.phases().getFirst().withoutWayBack()).isEmpty();
        assertThat(outlook.latest()).isAfter(outlook.earliest());
        assertThat(stage.manager.get("/api/v1/rollouts").data(RolloutEntry[].class)).isEmpty();
    }

    @Test
    void aRestartInTheMiddleGoesOnAndNoCarIsAskedTwice() {
        stage(30, "");
        RolloutEntry started = launched(plan(", \"parallel\": 4"));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> read(started.id()).cars().getOrDefault(CarStage.SUCCEEDED, 0) >= 5);

        int restarts = 0;
        while (read(started.id()).status() != RolloutStatus.COMPLETED && restarts < 3) {
            stage.restart();
            restarts++;
            int done = read(started.id()).cars().getOrDefault(CarStage.SUCCEEDED, 0);
            await().atMost(Duration.ofSeconds(90))
                    .until(() -> read(started.id()).status() == RolloutStatus.COMPLETED
                            || read(started.id()).cars().getOrDefault(CarStage.SUCCEEDED, 0) > done);
        }
        awaitStatus(started.id(), RolloutStatus.COMPLETED);

        assertThat(restarts).isPositive();
        assertThat(cars(started.id())).hasSize(30).allSatisfy(car -> {
            assertThat(car.stage()).isEqualTo(CarStage.SUCCEEDED);
            assertThat(car.attempt()).isEqualTo(1);
        });
        for (CarId car : stage.cars()) {
            assertThat(stage.desired(car).generation()).isEqualTo(1);
        }
    }
}
