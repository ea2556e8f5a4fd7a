package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.LogLevel;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.protocol.CarFrame;
import pitwall.protocol.rest.LogHistogram;
import pitwall.protocol.rest.LogLine;
import pitwall.protocol.rest.LogPage;
import pitwall.server.kit.Person;
import pitwall.server.kit.TestCar;
import pitwall.server.kit.TestDatabase;
import pitwall.server.kit.TestServer;
import pitwall.server.logs.SpokenLine;
import pitwall.testing.SteppedClock;

/// The routes to what the server itself logs.
@SuppressWarnings("NullAway.Init") // the fields are set in start, before every test
class ServerLogApiTest {
    private static final Instant START = Instant.parse("2026-11-21T09:00:00Z");
    private static final String LINES = "/api/v1/server/logs?limit=1000&order=oldest";

    TestDatabase database = TestDatabase.SQLITE;

    @TempDir
    Path folder;

    private final SteppedClock clock = new SteppedClock(START);
    private final AtomicReference<Consumer<SpokenLine>> ear = new AtomicReference<>(line -> {});
    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(
                database,
                folder,
                clock,
                settings -> settings.withLogSource(listener -> {
                    ear.set(listener);
                    return () -> ear.set(line -> {});
                }));
        say(LogLevel.INFO, "stream.ConsoleHub", "a console came", Map.of());
        clock.advance(Duration.ofSeconds(60));
        say(LogLevel.WARN, "link.CarLink", "car secret-car sent nonsense", Map.of("correlation", "c-7"));
        clock.advance(Duration.ofSeconds(60));
        say(LogLevel.ERROR, "http.Pipeline", "GET /api/v1/cars failed, token=abcdefgh12345678", Map.of());
        clock.advance(Duration.ofSeconds(60));
        await().until(() -> found("").size() == 3);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void say(LogLevel level, String part, String message, Map<String, String> fields) {
        ear.get().accept(new SpokenLine(level, "pitwall.server." + part, message, fields, null));
    }

    private List<LogLine> found(String query) {
        Person.Reply reply = server.admin().get(LINES + query);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.data(LogPage.class).lines();
    }

    private List<Long> ids(String query) {
        return found(query).stream().map(LogLine::id).toList();
    }

    @Test
    void linesOfTheServerAreFoundAsThoseOfCarsAre() {
        assertThat(found(""))
                .extracting(LogLine::source)
                .containsExactly("stream.ConsoleHub", "link.CarLink", "http.Pipeline");
        assertThat(found("")).allSatisfy(line -> assertThat(line.car()).isNull());
        assertThat(found("").getLast().message())
                .startsWith("GET /api/v1/cars failed, ")
                .doesNotContain("abcdefgh");
        assertThat(server.admin().get(LINES).body()).doesNotContain("\"car\"");
        assertThat(ids("&level=warn")).containsExactly(2L, 3L);
        assertThat(ids("&text=NONSENSE")).containsExactly(2L);
        assertThat(ids("&regex=%5Ea%20console")).containsExactly(1L);
        assertThat(ids("&source=http.Pipeline,link.CarLink")).containsExactly(2L, 3L);
        assertThat(ids("&field=correlation%3Dc-7")).containsExactly(2L);
        assertThat(ids("&from=" + START.plusSeconds(60) + "&to=" + START.plusSeconds(120)))
                .containsExactly(2L);
        LogPage page = server.admin().get("/api/v1/server/logs?limit=2").data(LogPage.class);
        assertThat(page.lines()).extracting(LogLine::id).containsExactly(3L, 2L);
        assertThat(ids("&after=" + page.next())).containsExactly(3L);
        LogHistogram histogram =
                server.admin().get("/api/v1/server/logs/histogram?buckets=3").data(LogHistogram.class);
        assertThat(histogram.total()).isEqualTo(3);
        assertThat(histogram.complete()).isTrue();
    }

    @Test
    void linesOfCarsAndOfTheServerDoNotMix() {
        try (TestCar car = server.joinedCar("mix-1")) {
            car.awaitAck(car.log(
                    List.of(new CarFrame.Line(1, clock.instant(), LogLevel.INFO, "test", "from a car", Map.of()))));
        }
        assertThat(server.admin().get("/api/v1/logs").data(LogPage.class).lines())
                .extracting(LogLine::message)
                .containsExactly("from a car");
        assertThat(found("")).hasSize(3);
        assertThat(server.admin().get("/api/v1/server/logs?car=mix-1").status()).isEqualTo(400);
        assertThat(server.admin().get("/api/v1/server/logs?query=id:mix-1").status())
                .isEqualTo(400);
    }

    @Test
    void anExportSaysWhatItHoldsAndIsWrittenDown() {
        Person.Reply text = server.admin().get("/api/v1/server/logs/export?format=text&level=warn&order=oldest");
        assertThat(text.status()).isEqualTo(200);
        assertThat(text.body())
                .contains("# lines: 2", " WARN  (server) link.CarLink: car secret-car sent nonsense correlation=c-7")
                .doesNotContain("abcdefgh12345678");
        assertThat(server.admin()
                        .get("/api/v1/server/logs/export?format=json")
                        .json()
                        .path("lines"))
                .hasSize(3);
        assertThat(server.admin()
                        .get("/api/v1/audit?action=SERVER_LOG_EXPORT")
                        .data()
                        .findValuesAsText("result"))
                .containsExactly("ACCEPTED", "ACCEPTED");
    }

    @Test
    void onlyWhoReadsTheTrailOfTheWholeFleetIsToldAnything() {
        Person viewer = server.person("sl-viewer", Role.VIEWER, null);
        Person berlin = server.person("sl-berlin", Role.OPERATOR, new Scope(Set.of("berlin"), Set.of()));
        for (String path : List.of("", "/histogram", "/export")) {
            assertThat(viewer.get("/api/v1/server/logs" + path).code()).isEqualTo("FORBIDDEN");
            Person.Reply part = berlin.get("/api/v1/server/logs" + path);
            assertThat(part.code()).isEqualTo("OUT_OF_SCOPE");
            assertThat(part.body()).doesNotContain("secret-car");
        }
        assertThat(server.person("sl-operator", Role.OPERATOR, null)
                        .get("/api/v1/server/logs")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whatWasSaidIsThereAfterARestart() {
        server.restart();
        await().until(() -> found("").size() == 3);
        say(LogLevel.INFO, "FleetServer", "back", Map.of());
        await().until(() -> found("").size() == 4);

        assertThat(found("")).extracting(LogLine::id).containsExactly(1L, 2L, 3L, 4L);
        assertThat(found("").getLast().boot()).isEqualTo(2);
    }
}
