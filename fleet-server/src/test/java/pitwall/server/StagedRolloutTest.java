package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.server.kit.RolloutStage.act;
import static pitwall.server.kit.RolloutStage.because;
import static pitwall.server.kit.RolloutStage.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.CarId;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.rest.CarUpdate;
import pitwall.protocol.rest.RolloutAct;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.protocol.rest.RolloutOutlook;
import pitwall.server.kit.Person;
import pitwall.server.kit.RolloutStage;
import pitwall.server.kit.TestDatabase;
import pitwall.testing.Seeds;

/// Rollouts over REST with simulated cars that really install what they are given.
class StagedRolloutTest {
    @TempDir
    Path folder;

    private final long seed = Seeds.announced("a rollout").value();

    TestDatabase database = TestDatabase.SQLITE;

    private RolloutStage stage(int cars, String faults) {
        return RolloutStage.open(database, folder, seed, cars, faults);
    }

    @Test
    void canaryAndWavesReachEveryCarAndEachGetsOneIntent() {
        try (RolloutStage stage = stage(8, "")) {
            RolloutEntry started = stage.launched(plan(""));
            assertThat(started.phases().getFirst().waves()).containsExactly(1, 3, 4);
            RolloutEntry ended = stage.awaitStatus(
                    started.id(), RolloutStatus.COMPLETED, RolloutStatus.PAUSED, RolloutStatus.ROLLED_BACK);

            assertThat(ended.status()).isEqualTo(RolloutStatus.COMPLETED);
            assertThat(ended.cars()).isEqualTo(Map.of(CarStage.SUCCEEDED, 8));
            List<CarUpdate> cars = stage.progress(started.id());
            assertThat(cars)
                    .hasSize(8)
                    .allSatisfy(car -> assertThat(car.attempt()).isEqualTo(1));
            assertThat(cars.stream().map(CarUpdate::intent).collect(Collectors.toSet()))
                    .hasSize(8);
            List<JsonNode> decisions = stage.decisions(started.id());
            for (int number = 1; number <= decisions.size(); number++) {
                assertThat(decisions.get(number - 1).path("number").asInt()).isEqualTo(number);
            }
            assertThat(decisions.stream().map(decision -> decision.path("type").asText()))
                    .contains("Acted", "StatusChanged", "WaveReleased", "CarChanged", "GateRead");
        }
    }

    @Test
    void aReleaseThatMakesCarsSickIsTakenBackByItself() {
        try (RolloutStage stage = stage(6, "update=100%")) {
            RolloutEntry started = stage.launched(plan(""));
            RolloutEntry ended = stage.awaitStatus(started.id(), RolloutStatus.ROLLED_BACK);

            assertThat(ended.cars().getOrDefault(CarStage.SUCCEEDED, 0)).isZero();
            assertThat(stage.progress(started.id()).stream().filter(car -> car.attempt() > 0))
                    .as("only the canary was asked")
                    .hasSize(1);
            for (CarId car : stage.cars().cars()) {
                assertThat(Objects.requireNonNull(stage.cars().desired(car).running())
                                .version())
                        .startsWith("4.");
            }
        }
    }

    @Test
    void nobodyApprovesTheirOwnRolloutAndAnotherPlanIsNotApproved() {
        try (RolloutStage stage = stage(2, "")) {
            RolloutEntry asked =
                    act(stage.manager(), stage.created(plan("")), "start").data(RolloutEntry.class);

            assertThat(asked.status()).isEqualTo(RolloutStatus.AWAITING_APPROVAL);
            Person.Reply own =
                    act(stage.manager(), asked, "approve", new RolloutAct(null, null, null, asked.planHash()));
            assertThat(own.status()).isEqualTo(409);
            assertThat(own.body()).contains("SELF_APPROVAL");
            Person.Reply other =
                    act(stage.approver(), asked, "approve", new RolloutAct(null, null, null, "0".repeat(64)));
            assertThat(other.body()).contains("PLAN_CHANGED");
            assertThat(stage.read(asked.id()).status()).isEqualTo(RolloutStatus.AWAITING_APPROVAL);
            assertThat(stage.progress(asked.id()))
                    .allSatisfy(car -> assertThat(car.attempt()).isZero());
        }
    }

    @Test
    void whoActsOnWhatTheyNoLongerSeeIsToldSo() {
        try (RolloutStage stage = stage(2, "")) {
            RolloutEntry draft = stage.created(plan("").replace("500", "3000"));
            assertThat(act(stage.manager(), draft, "resume").status()).isEqualTo(409);
            RolloutEntry started =
                    stage.approved(act(stage.manager(), draft, "start").data(RolloutEntry.class));

            stage.awaitSucceeded(started.id(), 1);
            RolloutEntry seen = stage.read(started.id());
            Person.Reply paused = stage.manager().post("/api/v1/rollouts/" + started.id() + "/pause", because("Wait."));
            assertThat(paused.status()).as(paused.body()).isEqualTo(200);
            Person.Reply late = act(stage.approver(), seen, "rollback", because("Too late"));
            assertThat(late.status()).isEqualTo(412);
            assertThat(late.body()).contains("It was changed meanwhile");
            assertThat(act(stage.manager(), paused.data(RolloutEntry.class), "resume")
                            .status())
                    .isEqualTo(200);

            RolloutEntry over = stage.awaitStatus(started.id(), RolloutStatus.COMPLETED);
            assertThat(act(stage.manager(), over, "rollback", because("We want the old one"))
                            .status())
                    .isEqualTo(200);
            assertThat(stage.awaitStatus(started.id(), RolloutStatus.ROLLED_BACK)
                            .cars())
                    .isEqualTo(Map.of(CarStage.ROLLED_BACK, 2));
        }
    }

    @Test
    void lookingAheadWritesNothing() {
        try (RolloutStage stage = stage(3, "")) {
            Person.Reply reply = stage.manager().post("/api/v1/rollouts/preview", plan(""));
            RolloutOutlook outlook = reply.data(RolloutOutlook.class);

            assertThat(reply.status()).isEqualTo(200);
            assertThat(outlook.phases().getFirst().cars()).isEqualTo(3);
            assertThat(outlook.approvalNeeded()).isTrue();
            assertThat(outlook.phases().getFirst().withoutWayBack()).isEmpty();
            assertThat(outlook.latest()).isAfter(outlook.earliest());
            assertThat(stage.manager().get("/api/v1/rollouts").data(RolloutEntry[].class))
                    .isEmpty();
        }
    }

    @Test
    void aRestartInTheMiddleGoesOnAndNoCarIsAskedTwice() {
        try (RolloutStage stage = stage(12, "")) {
            RolloutEntry started = stage.launched(plan(", \"parallel\": 3"));
            stage.awaitSucceeded(started.id(), 2);
            stage.cars().restart();
            stage.awaitSucceeded(started.id(), 5);
            stage.cars().restart();
            stage.awaitStatus(started.id(), RolloutStatus.COMPLETED);

            assertThat(stage.progress(started.id())).hasSize(12).allSatisfy(car -> {
                assertThat(car.stage()).isEqualTo(CarStage.SUCCEEDED);
                assertThat(car.attempt()).isEqualTo(1);
            });
            for (CarId car : stage.cars().cars()) {
                assertThat(stage.cars().desired(car).generation()).isEqualTo(1);
            }
        }
    }

    @Test
    void aCarBelongsToOneRolloutFromItsLaunchOn() {
        try (RolloutStage stage = stage(3, "")) {
            RolloutEntry first = stage.created(plan(""));
            RolloutEntry second = stage.created(plan(""));
            assertThat(act(stage.manager(), first, "start").status()).isEqualTo(200);

            Person.Reply refused = act(stage.manager(), second, "start");
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.body()).contains("CONFLICTING_ROLLOUT", first.id() + " has 3");
            assertThat(stage.manager()
                            .post("/api/v1/rollouts/preview", plan(""))
                            .data(RolloutOutlook.class)
                            .phases()
                            .getFirst()
                            .conflicts())
                    .hasSize(3);

            stage.manager().post("/api/v1/rollouts/" + first.id() + "/abort", because("Not today."));
            assertThat(act(stage.manager(), second, "start").status()).isEqualTo(200);
        }
    }
}
