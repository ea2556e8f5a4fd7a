package pitwall.client.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.client.AccessTokens;
import pitwall.client.Answer;
import pitwall.client.ExportOutcome;
import pitwall.client.FleetLogs;
import pitwall.client.LogWish;
import pitwall.fleet.CarId;
import pitwall.fleet.LogLevel;
import pitwall.protocol.Json;
import pitwall.protocol.rest.ApiEnvelope;
import pitwall.protocol.rest.LogHistogram;
import pitwall.protocol.rest.LogLine;
import pitwall.protocol.rest.LogPage;

class LogReadingTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final LogWish WISH = new LogWish(
            "region:munich",
            Set.of(new CarId("car-2"), new CarId("car-1")),
            LogLevel.WARN,
            NOON.minusSeconds(60),
            NOON,
            Set.of("update"),
            "a&b",
            "c+",
            Map.of("attempt", "2"));

    @TempDir
    Path folder;

    private final ScriptedApi api = new ScriptedApi();
    private ServerConnection server;
    private FleetLogs logs;

    @BeforeEach
    void connect() throws Exception {
        server = api.connection();
        logs = new LogReading(new Asking(server, new AccessTokens() {
            @Override
            public Access current() {
                return new Access.Granted("token-1");
            }

            @Override
            public Access renewed(String old) {
                return new Access.SignInNeeded();
            }
        }));
    }

    @AfterEach
    void close() {
        server.close();
        api.close();
    }

    private void answer(Object data) {
        api.then(context -> {
            assertThat(context.queryParam("query")).isEqualTo("region:munich");
            assertThat(context.queryParam("car")).isEqualTo("car-1,car-2");
            assertThat(context.queryParam("level")).isEqualTo("warn");
            assertThat(context.queryParam("from")).isEqualTo("2026-11-21T11:59:00Z");
            assertThat(context.queryParam("to")).isEqualTo("2026-11-21T12:00:00Z");
            assertThat(context.queryParam("source")).isEqualTo("update");
            assertThat(context.queryParam("text")).isEqualTo("a&b");
            assertThat(context.queryParam("regex")).isEqualTo("c+");
            assertThat(context.queryParams("field")).containsExactly("attempt=2");
            context.contentType("application/json").result(Json.text(new ApiEnvelope<>(data, Map.of(), NOON)));
        });
    }

    @Test
    void aPageIsAskedForWithEveryConditionAndReadAsItIs() {
        LogLine line = new LogLine(
                7, new CarId("car-1"), NOON, NOON, 1, 3, LogLevel.ERROR, "update", "failed", Map.of("attempt", "2"));
        LogPage page = new LogPage(List.of(line), 7L, true, NOON, 12, NOON);
        answer(page);

        assertThat(logs.search(WISH, FleetLogs.Order.OLDEST, 4L, 10).join()).isEqualTo(new Answer.Given<>(page));
    }

    @Test
    void aHistogramIsReadAsItIs() {
        LogHistogram histogram = new LogHistogram(
                NOON,
                NOON.plusSeconds(60),
                Duration.ofMinutes(1),
                List.of(new LogHistogram.Bucket(NOON, 1, 2, 3, 4)),
                10,
                true,
                null);
        answer(histogram);

        assertThat(logs.histogram(WISH, 1).join()).isEqualTo(new Answer.Given<>(histogram));
    }

    @Test
    void anExportIsAFile() throws Exception {
        api.then(context -> {
            assertThat(context.queryParam("format")).isEqualTo("text");
            assertThat(context.queryParam("order")).isEqualTo("newest");
            context.contentType("text/plain").result("# format: pitwall-logs-1\n");
        });
        Path file = folder.resolve("logs.txt");

        assertThat(logs.export(WISH, FleetLogs.Order.NEWEST, FleetLogs.Form.TEXT, file)
                        .join())
                .isEqualTo(new ExportOutcome.Saved(file, 25));
        assertThat(Files.readString(file)).startsWith("# format");
    }

    @Test
    void theServersOwnLogIsAskedForByItsOwnRoutes() throws Exception {
        LogWish own = new LogWish(
                LogWish.Origin.SERVER,
                null,
                Set.of(),
                LogLevel.WARN,
                null,
                null,
                Set.of("http.Pipeline"),
                null,
                null,
                Map.of("correlation", "c-7"));
        LogLine line = new LogLine(7, null, NOON, NOON, 2, 3, LogLevel.ERROR, "http.Pipeline", "failed", Map.of());
        LogPage page = new LogPage(List.of(line), null, false, NOON, 12, NOON);
        LogHistogram histogram = new LogHistogram(NOON, NOON, Duration.ZERO, List.of(), 0, true, null);
        answerOwn("/api/v1/server/logs", page);
        assertThat(logs.search(own, FleetLogs.Order.NEWEST, null, 10).join()).isEqualTo(new Answer.Given<>(page));
        answerOwn("/api/v1/server/logs/histogram", histogram);
        assertThat(logs.histogram(own, 1).join()).isEqualTo(new Answer.Given<>(histogram));
        Path file = folder.resolve("server.ndjson");
        api.then(context -> {
            assertThat(context.path()).isEqualTo("/api/v1/server/logs/export");
            context.contentType("application/x-ndjson").result("{}\n");
        });
        assertThat(logs.export(own, FleetLogs.Order.OLDEST, FleetLogs.Form.NDJSON, file)
                        .join())
                .isEqualTo(new ExportOutcome.Saved(file, 3));
    }

    private void answerOwn(String path, Object data) {
        api.then(context -> {
            assertThat(context.path()).isEqualTo(path);
            assertThat(context.queryParam("car")).isNull();
            assertThat(context.queryParam("query")).isNull();
            assertThat(context.queryParam("source")).isEqualTo("http.Pipeline");
            assertThat(context.queryParams("field")).containsExactly("correlation=c-7");
            context.contentType("application/json").result(Json.text(new ApiEnvelope<>(data, Map.of(), NOON)));
        });
    }
}
