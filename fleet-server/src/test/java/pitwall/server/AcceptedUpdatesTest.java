package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.CarId;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.server.http.ApiRoute;
import pitwall.server.kit.AcceptedWrites;
import pitwall.server.kit.Person;
import pitwall.server.kit.RolloutStage;
import pitwall.server.kit.UpdateStage;
import pitwall.testing.Seeds;

/// Every route that changes something about updates is accepted from whoever may, and leaves exactly its entry (W-8).
class AcceptedUpdatesTest {
    private static final Set<ApiRoute> ROLLOUTS = EnumSet.of(
            ApiRoute.PREVIEW_ROLLOUT,
            ApiRoute.CREATE_ROLLOUT,
            ApiRoute.EDIT_ROLLOUT,
            ApiRoute.START_ROLLOUT,
            ApiRoute.REJECT_ROLLOUT,
            ApiRoute.APPROVE_ROLLOUT,
            ApiRoute.PAUSE_ROLLOUT,
            ApiRoute.RESUME_ROLLOUT,
            ApiRoute.ADVANCE_ROLLOUT,
            ApiRoute.ROLL_BACK_ROLLOUT);

    private static final Set<ApiRoute> SHORT_WAYS = EnumSet.of(
            ApiRoute.LAUNCH_ROLLOUT,
            ApiRoute.ABORT_ROLLOUT,
            ApiRoute.BULK_UPDATE,
            ApiRoute.PUT_DESIRED_STATE,
            ApiRoute.UPDATE_CAR,
            ApiRoute.ROLL_BACK_CAR,
            ApiRoute.UPDATE_DEVICE);

    private static final Set<ApiRoute> AFTER_FAILURES = EnumSet.of(ApiRoute.RETRY_ROLLOUT);

    /// Every route that is asked in this test.
    static final Set<ApiRoute> ROUTES = EnumSet.copyOf(
            Stream.of(ROLLOUTS, SHORT_WAYS, AFTER_FAILURES).flatMap(Set::stream).toList());

    private static final String BECAUSE = "{\"reason\":\"because\"}";

    @TempDir
    Path folder;

    private final long seed = Seeds.announced("updates that are asked for").value();

    private static String tag(RolloutEntry seen) {
        return "\"" + seen.revision() + "\"";
    }

    private static Person.Reply accept(
            AcceptedWrites writes, ApiRoute route, Person person, RolloutEntry seen, String body) {
        return writes.accept(route, person, seen.id(), body, "If-Match", tag(seen));
    }

    @Test
    void rollouts() {
        try (RolloutStage stage = RolloutStage.open(folder, seed, 2, "");
                AcceptedWrites writes = new AcceptedWrites(stage.cars().server())) {
            Person manager = stage.manager();
            String plan = RolloutStage.plan("")
                    .replace("\"soakMs\": 500", "\"soakMs\": 600000")
                    .replace("\"phases\"", "\"approval\": true, \"phases\"");
            writes.accept(ApiRoute.PREVIEW_ROLLOUT, manager, "", plan);
            RolloutEntry draft =
                    writes.accept(ApiRoute.CREATE_ROLLOUT, manager, "", plan).data(RolloutEntry.class);
            RolloutEntry edited = accept(
                            writes, ApiRoute.EDIT_ROLLOUT, manager, draft, plan.replace("everywhere", "twice"))
                    .data(RolloutEntry.class);
            RolloutEntry asked =
                    accept(writes, ApiRoute.START_ROLLOUT, manager, edited, "").data(RolloutEntry.class);
            RolloutEntry rejected = accept(writes, ApiRoute.REJECT_ROLLOUT, stage.approver(), asked, BECAUSE)
                    .data(RolloutEntry.class);
            RolloutEntry again = accept(writes, ApiRoute.START_ROLLOUT, manager, rejected, "")
                    .data(RolloutEntry.class);
            accept(
                    writes,
                    ApiRoute.APPROVE_ROLLOUT,
                    stage.approver(),
                    again,
                    "{\"planHash\":\"" + again.planHash() + "\"}");
            RolloutEntry soaking = stage.awaitStatus(draft.id(), RolloutStatus.SOAKING);
            accept(writes, ApiRoute.PAUSE_ROLLOUT, manager, soaking, BECAUSE);
            RolloutEntry paused = stage.awaitStatus(draft.id(), RolloutStatus.PAUSED);
            accept(writes, ApiRoute.RESUME_ROLLOUT, manager, paused, "");
            RolloutEntry resumed = stage.awaitStatus(draft.id(), RolloutStatus.SOAKING);
            accept(writes, ApiRoute.ADVANCE_ROLLOUT, manager, resumed, BECAUSE);
            stage.awaitSucceeded(draft.id(), 2);
            accept(writes, ApiRoute.ROLL_BACK_ROLLOUT, manager, stage.read(draft.id()), BECAUSE);

            assertThat(writes.accepted()).isEqualTo(ROLLOUTS);
        }
    }

    @Test
    void shortWays() {
        try (RolloutStage stage = RolloutStage.open(folder, seed, 4, "");
                AcceptedWrites writes = new AcceptedWrites(stage.cars().server())) {
            Person manager = stage.manager();
            CarId one = stage.cars().cars().getFirst();
            String born =
                    Objects.requireNonNull(stage.cars().desired(one).running()).version();
            writes.accept(ApiRoute.UPDATE_CAR, manager, one.value(), to(UpdateStage.NEXT));
            awaitUpdated(stage, one);
            writes.accept(ApiRoute.ROLL_BACK_CAR, manager, one.value(), to(born));
            awaitUpdated(stage, one);
            writes.accept(ApiRoute.UPDATE_DEVICE, manager, one.value(), to(UpdateStage.NEXT));
            RolloutEntry launched = writes.accept(
                            ApiRoute.LAUNCH_ROLLOUT,
                            manager,
                            "",
                            RolloutStage.plan("").replace("region:*", id(stage, 1)))
                    .data(RolloutEntry.class);
            writes.accept(ApiRoute.ABORT_ROLLOUT, manager, launched.id(), BECAUSE);
            writes.accept(
                    ApiRoute.BULK_UPDATE,
                    manager,
                    "",
                    "{\"version\":\"5.0.0\",\"cars\":[\"" + stage.cars().cars().get(2) + "\"]}");
            writes.accept(
                    ApiRoute.PUT_DESIRED_STATE,
                    manager,
                    "last",
                    "{\"version\":\"5.0.0\",\"query\":\"" + id(stage, 3) + "\"}");

            assertThat(writes.accepted()).isEqualTo(SHORT_WAYS);
        }
    }

    private static String to(String version) {
        return "{\"version\":\"" + version + "\"}";
    }

    private static String id(RolloutStage stage, int number) {
        return "id:" + stage.cars().cars().get(number);
    }

    private static void awaitUpdated(RolloutStage stage, CarId car) {
        await().atMost(UpdateStage.PATIENCE)
                .until(() -> stage.cars().update(car).stage() == CarStage.SUCCEEDED);
    }

    @Test
    void afterFailures() {
        try (RolloutStage stage = RolloutStage.open(folder, seed, 1, "update=100%");
                AcceptedWrites writes = new AcceptedWrites(stage.cars().server())) {
            String tolerant =
                    RolloutStage.plan(", \"successThreshold\": 0, \"failureLimit\": 1, \"canaryHealthy\": false");
            RolloutEntry started = stage.launched(tolerant);
            RolloutEntry over = stage.awaitStatus(started.id(), RolloutStatus.COMPLETED_WITH_FAILURES);
            accept(writes, ApiRoute.RETRY_ROLLOUT, stage.manager(), over, BECAUSE);

            assertThat(writes.accepted()).isEqualTo(AFTER_FAILURES);
        }
    }
}
