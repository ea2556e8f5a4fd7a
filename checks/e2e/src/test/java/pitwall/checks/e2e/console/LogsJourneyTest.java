package pitwall.checks.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.checks.e2e.console.Eventually.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.LogLevel;
import pitwall.protocol.Json;
import pitwall.protocol.rest.LogLine;

/// Logs of simulated cars in a real console over a real server, with keys only: the last error of a car is found, and
/// what was found is taken away and read again, with the server and without.
@UsesToolkit
class LogsJourneyTest {
    private static final ObjectMapper JSON = Json.strict();

    @TempDir
    private Path serverFolder;

    @TempDir
    private Path consoleFolder;

    @TempDir
    private Path exports;

    @Test
    void lastErrorOfACarIsFoundAndTakenAwayWithKeysOnly() throws IOException {
        try (RunningFleet fleet = new RunningFleet(serverFolder, 3, usual -> usual.withLogLinesPerMinute(2_000));
                ConsoleUnderTest console =
                        ConsoleUnderTest.open(consoleFolder.resolve("console"), InstantSource.system())) {
            console.signIn(fleet.uri(), fleet.password());
            eventually("live").until(() -> console.pill().startsWith("LIVE"));
            CountedKeys keys = new CountedKeys(console);

            keys.push(KeyCode.CONTROL, KeyCode.DIGIT5);
            eventually("lines of cars come by themselves").until(() -> shown(console) > 30);
            long everyLine = shown(console);
            keys.push(KeyCode.CONTROL, KeyCode.F)
                    .type("car:WBA-00001 level:error")
                    .push(KeyCode.ENTER);
            // Until the answer is there the lines of before are still shown.
            eventually("the car wrote an error").until(() -> shown(console) > 0 && shown(console) < everyLine);
            keys.push(KeyCode.SHIFT, KeyCode.E).push(KeyCode.ENTER);
            eventually("the error is shown whole")
                    .until(() -> console.text(".log-detail .strong").contains("error · WBA-00001"));
            assertThat(console.text(".log-foot > .log-place")).startsWith("line ");

            List<LogLine> saved = export(console, keys, exports.resolve("logs.ndjson"), "server");
            assertThat(saved).allSatisfy(line -> {
                assertThat(line.speaker()).isEqualTo("WBA-00001");
                assertThat(line.level()).isEqualTo(LogLevel.ERROR);
            });
            console.takePictures("journey-logs");

            fleet.stopServer();
            eventually("not live any more").until(() -> !console.pill().startsWith("LIVE"));
            keys.push(KeyCode.ESCAPE).push(KeyCode.ESCAPE).push(KeyCode.ESCAPE);
            eventually("what is remembered is shown where the server would have to be asked")
                    .until(() -> console.text(".log-source-note").contains("cached until"));
            eventually("all that is remembered is there").until(() -> shown(console) > saved.size());
            long all = shown(console);
            keys.push(KeyCode.CONTROL, KeyCode.F)
                    .type("car:WBA-00001 level:error")
                    .push(KeyCode.ENTER);
            eventually("only errors are left").until(() -> shown(console) >= saved.size() && shown(console) < all);
            List<LogLine> remembered = export(console, keys, exports.resolve("cached.ndjson"), "cache");
            assertThat(remembered)
                    .extracting(LogLine::entry)
                    .containsAll(saved.stream().map(LogLine::entry).toList());
            assertThat(remembered).allSatisfy(line -> assertThat(line.level()).isEqualTo(LogLevel.ERROR));
        }
    }

    private static long shown(ConsoleUnderTest console) {
        String digits = console.text(".log-counts > .log-shown")
                .replaceAll("[\\u00a0\\u202f]", "")
                .replaceAll("^shown (\\d+).*", "$1");
        return digits.isEmpty() || !digits.chars().allMatch(Character::isDigit) ? 0 : Long.parseLong(digits);
    }

    /// Exports what is shown and reads it again.
    private static List<LogLine> export(ConsoleUnderTest console, CountedKeys keys, Path file, String source)
            throws IOException {
        console.willChoose(file);
        keys.push(KeyCode.CONTROL, KeyCode.E);
        eventually("the file is there").until(() -> Files.exists(file));
        List<String> written = Files.readAllLines(file);
        JsonNode header = JSON.readTree(written.getFirst()).get("header");
        assertThat(header.get("source").asText()).isEqualTo(source);
        assertThat(header.get("redacted").asBoolean()).isTrue();
        assertThat(header.get("lines").asInt()).isEqualTo(written.size() - 1).isPositive();
        List<LogLine> lines = new ArrayList<>();
        for (String line : written.subList(1, written.size())) {
            lines.add(JSON.readValue(line, LogLine.class));
        }
        return lines;
    }
}
