package pitwall.checks.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was said about an alarm outlives the server that was told.
class AlarmKillTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void anAcknowledgementThatWasAnsweredSurvivesAKill() throws Exception {
        try (KilledServer server = new KilledServer(folder);
                ServerView admin = server.admin()) {
            admin.put("/api/v1/alarm-rules/never_came", rule());
            admin.post("/api/v1/cars", Map.of("id", "car-1", "region", "munich", "version", "4.2.0"));
            String alarm = await().atMost(PATIENCE)
                    .until(() -> admin.get("/api/v1/alarms").path("data"), alarms -> alarms.size() == 1)
                    .path(0)
                    .path("id")
                    .asText();
            admin.post("/api/v1/alarms/" + alarm + "/acknowledge", Map.of("comment", "looking"));

            server.killAndRestart();

            JsonNode known = admin.get("/api/v1/alarms/" + alarm).path("data");
            assertThat(known.at("/alarm/state").asText()).isEqualTo("ACKED_ACTIVE");
            assertThat(known.at("/alarm/acknowledgement/comment").asText()).isEqualTo("looking");
            assertThat(known.path("journal").findValuesAsText("what")).containsExactly("ACKNOWLEDGED", "RAISED");
        }
    }

    private static Map<String, Object> rule() {
        return Map.of(
                "name",
                "never_came",
                "condition",
                "cars online:never region:munich",
                "level",
                "P1",
                "text",
                "{object} never came",
                "meaning",
                "m",
                "consequence",
                "c",
                "action",
                "a",
                "link",
                "car:{object}",
                "channels",
                List.of());
    }
}
