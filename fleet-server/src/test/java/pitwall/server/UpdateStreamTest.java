package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.CarId;
import pitwall.fleet.Role;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Decision;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.UpdateProgress;
import pitwall.protocol.rest.RolloutAct;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.server.kit.Person;
import pitwall.server.kit.TestConsole;
import pitwall.server.kit.TestServer;
import pitwall.server.kit.UpdateStage;
import pitwall.testing.Seeds;

/// What consoles are told while simulated cars really install what they are given.
class UpdateStreamTest {
    private static final int CARS = 3;

    @TempDir
    Path folder;

    @Test
    void everyCarIsFollowedThereAndBack() {
        long seed = Seeds.announced("an update on the stream").value();
        try (UpdateStage stage = new UpdateStage(TestServer.start(folder), CARS, seed, "")) {
            Person approver = stage.server().person("approver", Role.RELEASE_MANAGER, null);
            try (TestConsole console = TestConsole.watch(stage.manager())) {
                RolloutEntry entry = launched(stage, approver);
                await(console, entry.id(), RolloutStatus.COMPLETED);

                assertThat(console.news(FleetEvent.DesiredNotified.class))
                        .as("each car said once that it knows")
                        .allSatisfy(one -> assertThat(one.rollout()).isEqualTo(entry.id()))
                        .extracting(FleetEvent.DesiredNotified::car)
                        .containsExactlyInAnyOrderElementsOf(stage.cars());
                List<FleetEvent.UpdateCompleted> completed = console.news(FleetEvent.UpdateCompleted.class);
                assertThat(completed).hasSize(CARS).allSatisfy(one -> {
                    assertThat(one.ending().rollout()).isEqualTo(entry.id());
                    assertThat(one.ending().version()).isEqualTo(UpdateStage.NEXT);
                });
                assertThat(new HashSet<>(completed.stream()
                                .map(one -> one.ending().car())
                                .toList()))
                        .isEqualTo(new HashSet<>(stage.cars()));
                for (CarId car : stage.cars()) {
                    assertThat(console.updates().get(car))
                            .isNotNull()
                            .extracting(UpdateProgress::stage)
                            .isEqualTo(CarStage.SUCCEEDED);
                }
                assertThat(console.news(FleetEvent.RolloutDecided.class))
                        .anyMatch(one -> one.decision() instanceof Decision.GateRead)
                        .anyMatch(one -> one.decision() instanceof Decision.WaveReleased);

                act(
                        stage.manager(),
                        console.rollout(entry.id()).rollout(),
                        "rollback",
                        new RolloutAct("No.", true, null, null));
                await(console, entry.id(), RolloutStatus.ROLLED_BACK);

                assertThat(console.news(FleetEvent.RollbackCompleted.class)).hasSize(CARS);
                try (TestConsole fresh = TestConsole.watch(stage.manager())) {
                    console.until(picture -> picture.seq() >= fresh.seq());
                    fresh.until(picture -> picture.seq() >= console.seq());
                    assertThat(fresh.rollouts()).isEqualTo(console.rollouts());
                    assertThat(fresh.updates()).isEqualTo(console.updates());
                }
            }
        }
    }

    private static void await(TestConsole console, String id, RolloutStatus status) {
        console.until(picture -> picture.rollouts().containsKey(id)
                && picture.rollout(id).rollout().status() == status);
    }

    private static RolloutEntry launched(UpdateStage stage, Person approver) {
        String plan = """
                {"name": "all", "version": "%s", "approval": true, "phases": [
                  {"name": "all", "query": "region:*", "canaryCars": 1, "soakMs": 500, "minimumSample": 1}]}
                """.formatted(UpdateStage.NEXT);
        RolloutEntry asked =
                stage.manager().post("/api/v1/rollouts/launch", plan).data(RolloutEntry.class);
        return act(approver, asked, "approve", new RolloutAct(null, null, null, asked.planHash()));
    }

    private static RolloutEntry act(Person person, RolloutEntry seen, String act, RolloutAct body) {
        Person.Reply reply = person.post(
                "/api/v1/rollouts/" + seen.id() + "/" + act,
                body,
                "If-Match",
                '"' + Long.toString(seen.revision()) + '"');
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.data(RolloutEntry.class);
    }
}
