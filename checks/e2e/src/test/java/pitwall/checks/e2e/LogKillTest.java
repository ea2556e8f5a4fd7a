package pitwall.checks.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.protocol.Json;
import pitwall.protocol.rest.LogLine;
import pitwall.simulator.SimulatedFleet;
import pitwall.simulator.SimulationSettings;
import pitwall.simulator.fault.FaultPlan;
import pitwall.testing.Seeds;

/// Log lines and a server that is killed with SIGKILL while cars write.
class LogKillTest {
    private static final ObjectMapper JSON = Json.tolerant();
    private static final int MANY = 200;

    @TempDir
    private Path folder;

    private final Seeds seeds = Seeds.announced("cars whose server is killed while they write logs");

    @Test
    void whatSomebodySawIsThereAfterAKillAndNothingIsMissingOrTwice() throws Exception {
        try (KilledServer server = new KilledServer(folder);
                ServerView admin = server.admin();
                SimulatedFleet fleet = SimulatedFleet.start(
                        new SimulationSettings(
                                        server.uri(), 4, seeds.value(), KilledServer.ENROLMENT_KEY, FaultPlan.NONE)
                                .calmed()
                                .withLogLinesPerMinute(SimulationSettings.MOST_LOG_LINES),
                        InstantSource.system())) {
            await().atMost(Duration.ofMinutes(1)).until(() -> lines(admin).size() >= MANY);
            List<LogLine> seen = lines(admin);

            server.killAndRestart();

            await().atMost(Duration.ofMinutes(1))
                    .ignoreExceptions()
                    .until(() -> lines(admin).size() >= seen.size() + MANY);
            List<LogLine> after = lines(admin);
            assertThat(after).containsAll(seen);
            assertThat(fleet.cars()).hasSize(4);
            Map<String, TreeSet<Long>> numbers = new TreeMap<>();
            Set<Long> ids = new HashSet<>();
            for (LogLine line : after) {
                assertThat(ids.add(line.id())).as("one id, one line").isTrue();
                if (line.sequence() == 0) {
                    continue;
                }
                assertThat(numbers.computeIfAbsent(line.car() + " " + line.boot(), _ -> new TreeSet<>())
                                .add(line.sequence()))
                        .as("line %s of %s is there once", line.sequence(), line.car())
                        .isTrue();
            }
            numbers.forEach((run, sequences) -> assertThat(sequences)
                    .as("no line of %s is missing", run)
                    .hasSize((int) (sequences.last() - sequences.first() + 1)));
        }
    }

    private static List<LogLine> lines(ServerView admin) throws Exception {
        List<LogLine> lines = new ArrayList<>();
        String after = "";
        while (true) {
            JsonNode page =
                    admin.get("/api/v1/logs?order=oldest&limit=1000" + after).path("data");
            for (JsonNode line : page.path("lines")) {
                lines.add(JSON.treeToValue(line, LogLine.class));
            }
            if (!page.has("next") || page.path("next").isNull()) {
                return lines;
            }
            after = "&after=" + page.path("next").asLong();
        }
    }
}
