package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static pitwall.server.kit.RolloutStage.act;
import static pitwall.server.kit.RolloutStage.because;
import static pitwall.server.kit.RolloutStage.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.CarId;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.UpdateProgress;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.server.kit.RolloutStage;
import pitwall.server.kit.TestConsole;
import pitwall.server.kit.TestDatabase;
import pitwall.server.kit.UpdateStage;
import pitwall.testing.Seeds;

/// A rollout that is over is let go from memory, and nobody notices.
class PastRolloutTest {
    private final long seed = Seeds.announced("a rollout that is over").value();

    @TempDir
    Path folder;

    TestDatabase database = TestDatabase.SQLITE;

    @Test
    void whatIsOverIsReadFromDiskAndCanBeTakenUpAgain() {
        try (RolloutStage stage = RolloutStage.open(database, folder, seed, 3, "")) {
            RolloutEntry over = completed(stage);
            RolloutEntry dropped = stage.created(plan("").replace("everywhere", "never"));
            stage.manager().post("/api/v1/rollouts/" + dropped.id() + "/abort", because("Not needed."));
            CarId car = stage.cars().cars().getFirst();
            List<JsonNode> before = everythingAbout(over, car, stage);
            Map<CarId, UpdateProgress> updates = updates(stage, over);

            stage.cars().restart();

            assertThat(everythingAbout(over, car, stage)).isEqualTo(before);
            assertThat(updates(stage, over)).isEqualTo(updates);
            await().atMost(UpdateStage.PATIENCE)
                    .until(() -> stage.cars().fleet().online() == 3);
            assertThat(act(stage.manager(), stage.read(over.id()), "rollback", because("We want the old one"))
                            .status())
                    .isEqualTo(200);
            assertThat(stage.awaitStatus(over.id(), RolloutStatus.ROLLED_BACK).cars())
                    .isEqualTo(Map.of(CarStage.ROLLED_BACK, 3));
            assertThat(listed(stage, "?status=rolled_back")).containsExactly(over.id());
            assertThat(listed(stage, "?status=completed")).isEmpty();
        }
    }

    @Test
    void rolloutsThatWereOverBeforeThereWereCardsGetTheirs() {
        try (RolloutStage stage = RolloutStage.open(database, folder, seed, 2, "")) {
            RolloutEntry over = completed(stage);
            List<JsonNode> before = everythingAbout(over, stage.cars().cars().getFirst(), stage);
            String location = stage.cars().server().location();
            Jdbi.create(location.startsWith("jdbc:") ? location : "jdbc:sqlite:" + location)
                    .useHandle(sql -> sql.execute("delete from rollout_card"));

            stage.cars().restart();

            assertThat(everythingAbout(over, stage.cars().cars().getFirst(), stage))
                    .isEqualTo(before);
        }
    }

    /// How far the cars came with their newest update, as a console is told that has just come.
    private static Map<CarId, UpdateProgress> updates(RolloutStage stage, RolloutEntry over) {
        try (TestConsole console = TestConsole.watch(stage.manager())) {
            assertThat(console.rollout(over.id()).rollout().cars()).isEqualTo(Map.of(CarStage.SUCCEEDED, 3));
            assertThat(console.updates()).hasSize(3);
            return Map.copyOf(console.updates());
        }
    }

    private static RolloutEntry completed(RolloutStage stage) {
        RolloutEntry started = stage.launched(plan(""));
        return stage.awaitStatus(
                started.id(), RolloutStatus.COMPLETED, RolloutStatus.PAUSED, RolloutStatus.ROLLED_BACK);
    }

    private static List<String> listed(RolloutStage stage, String query) {
        return List.of(stage.manager().get("/api/v1/rollouts" + query).data(RolloutEntry[].class)).stream()
                .map(RolloutEntry::id)
                .toList();
    }

    /// All that REST says of it, but for the moment at which it was asked.
    private static List<JsonNode> everythingAbout(RolloutEntry rollout, CarId car, RolloutStage stage) {
        String path = "/api/v1/rollouts/" + rollout.id();
        List<JsonNode> all = new ArrayList<>();
        for (String one : List.of(
                "/api/v1/rollouts",
                "/api/v1/rollouts?single=true",
                "/api/v1/rollouts?text=everywhere&sort=size",
                path,
                path + "/cars",
                path + "/decisions",
                path + "/lanes",
                "/api/v1/cars/" + car + "/updates")) {
            JsonNode data = stage.manager().get(one).data();
            if (data instanceof ObjectNode object) {
                object.remove("at");
            }
            all.add(data);
        }
        return all;
    }
}
