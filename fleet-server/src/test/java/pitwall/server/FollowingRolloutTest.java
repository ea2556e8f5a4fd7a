package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.CarId;
import pitwall.fleet.NetworkKind;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.rest.CarUpdate;
import pitwall.protocol.rest.RolloutDrift;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.protocol.rest.RolloutOutlook;
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
        return stage.decisions(id).stream()
                .filter(decision -> decision.path("type").asText().equals("CarsNamed"))
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
    void moreCarsThanWereApprovedMakeItADraftAgain() {
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

            RolloutEntry approved = stage.approved(asked);

            assertThat(approved.status()).isEqualTo(RolloutStatus.DRAFT);
            assertThat(approved.size()).isEqualTo(1);
            assertThat(named(stage, asked.id())).singleElement().satisfies(decision -> {
                assertThat(decision.path("taken").asBoolean()).isFalse();
                assertThat(decision.path("cars").asInt()).isEqualTo(2);
            });
        }
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
