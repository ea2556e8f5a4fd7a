package pitwall.client.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.client.ExportOutcome;
import pitwall.client.FleetLogs.Form;
import pitwall.fleet.CarId;
import pitwall.fleet.LogLevel;
import pitwall.protocol.Json;
import pitwall.protocol.rest.LogLine;

class LogFileTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final ObjectMapper JSON = Json.strict();

    @TempDir
    private Path folder;

    private final List<LogLine> lines =
            LongStream.rangeClosed(1, 2_345).mapToObj(LogFileTest::line).toList();

    @Test
    void linesOfJsonAreReadAgain() throws IOException {
        Path file = write(Form.NDJSON);

        List<String> written = Files.readAllLines(file);
        JsonNode header = JSON.readTree(written.getFirst()).get("header");
        assertThat(header.get("lines").asInt()).isEqualTo(2_345);
        assertThat(header.get("query").get("text").asText()).isEqualTo("car:WBA-1 level:warn+");
        assertThat(header.get("source").asText()).isEqualTo("cache");
        assertThat(header.get("cacheAgeSeconds").asLong()).isEqualTo(2_820);
        assertThat(header.get("redacted").asBoolean()).isTrue();
        assertThat(header.get("exportedAtEstimated").asBoolean()).isTrue();
        List<LogLine> read = new ArrayList<>();
        for (String each : written.subList(1, written.size())) {
            read.add(JSON.readValue(each, LogLine.class));
        }
        assertThat(read).isEqualTo(lines);
    }

    @Test
    void jsonIsReadAgain() throws IOException {
        JsonNode whole = JSON.readTree(write(Form.JSON).toFile());

        List<LogLine> read = new ArrayList<>();
        for (JsonNode each : whole.get("lines")) {
            read.add(JSON.treeToValue(each, LogLine.class));
        }
        assertThat(read).isEqualTo(lines);
        assertThat(whole.get("header").get("range").get("from").asText()).isNotEmpty();
    }

    @Test
    void textSaysEverythingToPeople() throws IOException {
        List<String> written = Files.readAllLines(write(Form.TEXT));

        assertThat(written).contains("# source: cache", "# lines: 2345");
        assertThat(written.getLast())
                .isEqualTo("2026-11-21T12:39:05Z     WARN  WBA-1 update: retry \"2345\", größer key=7c1f");
    }

    @Test
    void whatIsCancelledLeavesNothing() {
        Path file = folder.resolve("logs.ndjson");

        ExportOutcome outcome = new LogFile(Form.NDJSON, header()).write(file, lines.iterator(), _ -> {}, () -> true);

        assertThat(outcome).isInstanceOf(ExportOutcome.Broken.class);
        assertThat(folder).isEmptyDirectory();
    }

    private Path write(Form form) {
        Path file = folder.resolve("logs");
        List<Integer> told = new ArrayList<>();
        ExportOutcome outcome = new LogFile(form, header()).write(file, lines.iterator(), told::add, () -> false);
        assertThat(outcome).isInstanceOf(ExportOutcome.Saved.class);
        assertThat(told).containsExactly(1_000, 2_000);
        return file;
    }

    private LogFile.Header header() {
        return new LogFile.Header(
                "car:WBA-1 level:warn+",
                "a.huber",
                lines.getFirst().at(),
                lines.getLast().at(),
                "cache",
                NOON,
                2_820L,
                lines.size(),
                NOON.plusSeconds(2_820),
                true);
    }

    private static LogLine line(long n) {
        return new LogLine(
                n,
                new CarId("WBA-1"),
                NOON.plusSeconds(n),
                NOON.plusSeconds(n),
                1,
                n,
                LogLevel.WARN,
                "update",
                "retry \"" + n + "\", größer",
                Map.of("key", "7c1f"));
    }
}
