package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static pitwall.server.kit.RolloutStage.act;
import static pitwall.server.kit.RolloutStage.because;
import static pitwall.server.kit.RolloutStage.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.Role;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.rest.CarUpdate;
import pitwall.protocol.rest.ReleaseEntry;
import pitwall.protocol.rest.RolloutAct;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.protocol.rest.UpdateCar;
import pitwall.server.kit.Person;
import pitwall.server.kit.RolloutStage;
import pitwall.server.kit.UpdateStage;
import pitwall.testing.Seeds;

/// The less usual ways of a rollout, over REST, while simulated cars really install.
class RolloutKindsTest {
    @TempDir
    Path folder;

    private final long seed = Seeds.announced("kinds of rollouts").value();

    private static String onto(String version, String kind) {
        return """
                {"name": "for all", "version": "%s", "kind": "%s", "phases": [{"name": "all", "query": "region:*", "soakMs": 200,
                 "successThreshold": 0, "failureLimit": 1, "minimumSample": 1, "canaryHealthy": false}]}
                """.formatted(version, kind);
    }

    private static String born(RolloutStage stage, CarId car) {
        return Objects.requireNonNull(stage.cars().desired(car).running()).version();
    }

    private static List<JsonNode> acts(RolloutStage stage, String id, String act) {
        return stage.decisions(id).stream()
                .filter(decision -> decision.path("act").asText().equals(act))
                .toList();
    }

    @Test
    void aLongSoakIsEndedEarlyWithAReason() {
        try (RolloutStage stage = RolloutStage.open(folder, seed, 2, "")) {
            RolloutEntry started = stage.launched(plan("").replace("\"soakMs\": 500", "\"soakMs\": 600000"));
            RolloutEntry soaking = stage.awaitStatus(started.id(), RolloutStatus.SOAKING);

            assertThat(act(stage.manager(), soaking, "advance", because(" ")).status())
                    .isEqualTo(400);
            Person.Reply reply = act(stage.manager(), soaking, "advance", because("The canary is fine"));

            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            stage.awaitSucceeded(started.id(), 2);
            assertThat(acts(stage, started.id(), "advance")).singleElement().satisfies(decision -> {
                assertThat(decision.path("reason").asText()).isEqualTo("The canary is fine");
                assertThat(decision.path("actor").asText()).isEqualTo("manager");
            });
        }
    }

    @Test
    void aGateThatSaidNoIsPassedByTwoPeopleOnly() {
        try (RolloutStage stage = RolloutStage.open(folder, seed, 3, "update=100%")) {
            RolloutEntry started = stage.launched(plan(", \"onBreach\": \"PAUSE_AND_ASK\""));
            RolloutEntry paused = stage.awaitStatus(started.id(), RolloutStatus.PAUSED);

            RolloutEntry asked = act(stage.manager(), paused, "advance", because("Known, go on"))
                    .data(RolloutEntry.class);
            assertThat(asked.status()).isEqualTo(RolloutStatus.PAUSED);
            assertThat(act(stage.manager(), asked, "approve", new RolloutAct(null, null, null, asked.planHash()))
                            .body())
                    .contains("SELF_APPROVAL");
            stage.approved(asked);

            await().atMost(Duration.ofSeconds(90))
                    .until(() -> stage.progress(started.id()).stream()
                                    .filter(car -> car.attempt() > 0)
                                    .count()
                            > 1);
            assertThat(stage.decisions(started.id()))
                    .anyMatch(decision -> decision.path("type").asText().equals("GateOverruled"));
        }
    }

    @Test
    void aRollbackToAVersionReachesOnlyCarsThatRanIt() {
        try (RolloutStage stage = RolloutStage.open(folder, seed, 4, "")) {
            String old = born(stage, stage.cars().cars().getFirst());
            Set<CarId> ranIt = Set.copyOf(stage.cars().cars().stream()
                    .filter(car -> born(stage, car).equals(old))
                    .toList());
            RolloutEntry forward = stage.launched(onto(UpdateStage.NEXT, "UPDATE"));
            stage.awaitStatus(forward.id(), RolloutStatus.COMPLETED);

            RolloutEntry back = stage.launched(onto(old, "ROLLBACK"));
            stage.awaitStatus(back.id(), RolloutStatus.COMPLETED);

            for (CarUpdate car : stage.progress(back.id())) {
                boolean ran = ranIt.contains(car.car());
                assertThat(car.stage()).isEqualTo(ran ? CarStage.SUCCEEDED : CarStage.EXCLUDED);
                assertThat(car.reason()).isEqualTo(ran ? null : ReasonCode.NO_ROLLBACK_TARGET);
                assertThat(born(stage, car.car())).isEqualTo(ran ? old : UpdateStage.NEXT);
            }
        }
    }

    @Test
    void aReleaseForOtherModelsOrHardwareIsNeverOffered() {
        try (RolloutStage stage = RolloutStage.open(folder, seed, 2, "")) {
            stage.cars().publish("5.1.0", 510, Set.of("another-model"), Set.of());
            stage.cars().publish("5.2.0", 520, Set.of(), Set.of("ecu-9"));
            CarId car = stage.cars().cars().getFirst();

            assertThat(refusal(stage, car, "5.1.0")).contains("MODEL_MISMATCH");
            assertThat(refusal(stage, car, "5.2.0")).contains("HARDWARE_MISMATCH");
            RolloutEntry started = stage.launched(onto("5.2.0", "UPDATE"));
            stage.awaitStatus(started.id(), RolloutStatus.COMPLETED);

            assertThat(stage.progress(started.id())).hasSize(2).allSatisfy(one -> {
                assertThat(one.stage()).isEqualTo(CarStage.EXCLUDED);
                assertThat(one.reason()).isEqualTo(ReasonCode.HARDWARE_MISMATCH);
                assertThat(one.attempt()).isZero();
            });
        }
    }

    @Test
    void aReleaseForNewerAgentsIsNeverOfferedAndThePlanSaysWhy() {
        try (RolloutStage stage = RolloutStage.open(folder, seed, 2, "")) {
            stage.cars().publishForAgents("5.1.0", 510, "999.0");
            stage.cars().publishForAgents("5.2.0", 520, "0.0.1");
            CarId car = stage.cars().cars().getFirst();

            assertThat(stage.manager()
                            .get("/api/v1/releases/5.1.0")
                            .data(ReleaseEntry.class)
                            .minimumAgent())
                    .isEqualTo("999.0");
            assertThat(refusal(stage, car, "5.1.0")).contains("AGENT_TOO_OLD");
            RolloutEntry started = stage.launched(onto("5.1.0", "UPDATE"));
            stage.awaitStatus(started.id(), RolloutStatus.COMPLETED);
            assertThat(stage.progress(started.id())).hasSize(2).allSatisfy(one -> {
                assertThat(one.stage()).isEqualTo(CarStage.EXCLUDED);
                assertThat(one.reason()).isEqualTo(ReasonCode.AGENT_TOO_OLD);
            });

            RolloutEntry fitting = stage.launched(onto("5.2.0", "UPDATE"));
            stage.awaitStatus(fitting.id(), RolloutStatus.COMPLETED);
            assertThat(stage.progress(fitting.id()))
                    .allSatisfy(one -> assertThat(one.stage()).isEqualTo(CarStage.SUCCEEDED));
        }
    }

    private static String refusal(RolloutStage stage, CarId car, String version) {
        Person.Reply reply =
                stage.manager().post("/api/v1/cars/" + car + "/update", new UpdateCar(version, null, null, null));
        assertThat(reply.code()).isEqualTo("UPDATE_IMPOSSIBLE");
        return reply.body();
    }

    @Test
    void aCarThatLeftTheFirstRingStopsTheNextWaveOfWhoMayOnlyStartThere() {
        try (RolloutStage stage = RolloutStage.open(folder, seed, 2, "")) {
            stage.cars().cars().forEach(car -> ring(stage, car, 0));
            Person olga = stage.cars().server().person("olga", Role.OPERATOR, null);
            Person.Reply created =
                    olga.post("/api/v1/rollouts", plan("").replace("\"soakMs\": 500", "\"soakMs\": 60000"));
            RolloutEntry asked =
                    act(olga, created.data(RolloutEntry.class), "start").data(RolloutEntry.class);
            RolloutEntry started = asked.status() == RolloutStatus.AWAITING_APPROVAL ? stage.approved(asked) : asked;
            RolloutEntry soaking = stage.awaitStatus(started.id(), RolloutStatus.SOAKING);
            CarId next = stage.progress(soaking.id()).stream()
                    .filter(car -> car.stage() == CarStage.WAITING)
                    .findFirst()
                    .orElseThrow()
                    .car();

            ring(stage, next, 2);
            assertThat(act(stage.manager(), stage.read(soaking.id()), "advance", because("Seen enough."))
                            .status())
                    .isEqualTo(200);
            RolloutEntry paused = stage.awaitStatus(started.id(), RolloutStatus.PAUSED);

            assertThat(Objects.requireNonNull(paused.pause()).person()).isEqualTo("pitwall");
            assertThat(acts(stage, started.id(), "pause")
                            .getFirst()
                            .path("reason")
                            .asText())
                    .contains("olga may not start cars beyond ring 0");
            assertThat(stage.progress(started.id()).stream()
                            .filter(car -> car.car().equals(next)))
                    .allSatisfy(car -> assertThat(car.attempt()).isZero());
        }
    }

    private static void ring(RolloutStage stage, CarId id, int ring) {
        Person admin = stage.cars().server().admin();
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            Person.Reply seen = admin.get("/api/v1/cars/" + id);
            return admin.patch("/api/v1/cars/" + id, "{\"ring\": " + ring + "}", "If-Match", seen.header("ETag"))
                            .status()
                    == 200;
        });
        assertThat(admin.get("/api/v1/cars/" + id).data(Car.class).info().ring())
                .isEqualTo(ring);
    }
}
