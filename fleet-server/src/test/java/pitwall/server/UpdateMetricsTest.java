package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.server.kit.Person;
import pitwall.server.kit.RolloutStage;
import pitwall.server.kit.UpdateStage;
import pitwall.testing.Seeds;

/// What Prometheus is told about updates (P-10, P-13, P-14).
class UpdateMetricsTest {
    @TempDir
    Path folder;

    private final long seed = Seeds.announced("updates that are counted").value();

    private static double figure(RolloutStage stage, String line) {
        String text =
                Person.stranger(stage.cars().server().uri()).get("/metrics").body();
        return text.lines()
                .filter(one -> one.startsWith(line + " "))
                .mapToDouble(one -> Double.parseDouble(one.substring(line.length() + 1)))
                .findFirst()
                .orElse(-1);
    }

    @Test
    void successesAndTheirTimesAreCountedOnceEach() {
        try (RolloutStage stage = RolloutStage.open(folder, seed, 4, "")) {
            assertThat(figure(stage, "pitwall_updates_seconds_count{kind=\"update\",result=\"succeeded\"}"))
                    .isZero();

            RolloutEntry started = stage.launched(RolloutStage.plan(""));
            assertThat(figure(stage, "pitwall_rollouts{status=\"running\"}")
                            + figure(stage, "pitwall_rollouts{status=\"soaking\"}"))
                    .isEqualTo(1);
            stage.awaitStatus(started.id(), RolloutStatus.COMPLETED);

            await().atMost(UpdateStage.PATIENCE)
                    .until(() -> figure(stage, "pitwall_rollouts_ended_seconds_count{status=\"completed\"}") == 1);
            assertThat(figure(stage, "pitwall_updates_seconds_count{kind=\"update\",result=\"succeeded\"}"))
                    .isEqualTo(4);
            assertThat(figure(stage, "pitwall_updates_seconds_sum{kind=\"update\",result=\"succeeded\"}"))
                    .isPositive();
            assertThat(figure(stage, "pitwall_rollouts{status=\"completed\"}")).isEqualTo(1);
        }
    }

    @Test
    void failuresAndRolloutsThatGoBackAreCountedAsSuch() {
        try (RolloutStage stage = RolloutStage.open(folder, seed, 3, "update=100%")) {
            RolloutEntry started = stage.launched(RolloutStage.plan(""));
            stage.awaitStatus(started.id(), RolloutStatus.ROLLED_BACK);

            await().atMost(UpdateStage.PATIENCE)
                    .until(() -> figure(stage, "pitwall_rollouts_ended_seconds_count{status=\"rolled_back\"}") == 1);
            double failed = figure(stage, "pitwall_updates_seconds_count{kind=\"update\",result=\"failed\"}")
                    + figure(stage, "pitwall_updates_seconds_count{kind=\"update\",result=\"rolled_back\"}");
            assertThat(failed).isPositive();
            assertThat(stage.progress(started.id()).stream().filter(car -> car.attempt() > 0))
                    .allSatisfy(car -> assertThat(stage.manager()
                                    .get("/api/v1/cars/" + car.car() + "/timeline")
                                    .data()
                                    .findValuesAsText("kind"))
                            .as("it failed, although it was sent back at once")
                            .containsOnlyOnce("update_failed"));
            assertThat(figure(stage, "pitwall_updates_seconds_count{kind=\"update\",result=\"succeeded\"}"))
                    .isZero();
        }
    }
}
