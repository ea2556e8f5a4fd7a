package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.LogLevel;
import pitwall.fleet.Role;
import pitwall.protocol.CarFrame;
import pitwall.protocol.rest.LogLine;
import pitwall.protocol.rest.LogPage;
import pitwall.server.kit.Person;
import pitwall.server.kit.TestCar;
import pitwall.server.kit.TestDatabase;
import pitwall.server.kit.TestServer;
import pitwall.server.logs.LogSettings;
import pitwall.testing.SteppedClock;

/// What is let in, what stays, and what is taken out of it.
@SuppressWarnings("NullAway.Init") // every test starts its own server first
class LogKeepingTest {
    private static final Instant START = Instant.parse("2026-11-21T09:00:00Z");

    TestDatabase database = TestDatabase.SQLITE;

    @TempDir
    Path folder;

    private final SteppedClock clock = new SteppedClock(START);
    private TestServer server;

    private void start(UnaryOperator<LogSettings> change) {
        server = TestServer.start(
                database, folder, clock, settings -> settings.withLogs(change.apply(LogSettings.DEFAULT)));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private CarFrame.Line line(long number, String message, Map<String, String> fields) {
        return new CarFrame.Line(number, clock.instant(), LogLevel.INFO, "test", message, fields);
    }

    private List<CarFrame.Line> lines(long from, long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(n -> line(n, "line " + n, Map.of()))
                .toList();
    }

    private List<LogLine> stored(Person person, String query) {
        return person.get("/api/v1/logs?order=oldest&limit=1000" + query)
                .data(LogPage.class)
                .lines();
    }

    private List<LogLine> stored() {
        return stored(server.admin(), "");
    }

    @Test
    void everythingAcknowledgedIsThereAfterARestartAndNumbersGoOn() {
        start(settings -> settings);
        TestCar car = server.joinedCar("keep-1");
        for (int frame = 0; frame < 6; frame++) {
            car.awaitAck(car.log(lines(frame * 30 + 1, frame * 30 + 30)));
        }
        List<LogLine> before = stored();
        assertThat(before).hasSize(180);
        assertThat(server.admin().get("/api/v1/cars/keep-1/logs").data()).hasSize(100);

        server.restart();
        assertThat(stored()).isEqualTo(before);
        TestCar again = car.twin();
        again.join(2, null);
        again.awaitAck(again.log(lines(1, 1)));

        LogLine newest = stored().getLast();
        assertThat(newest.id()).isEqualTo(before.getLast().id() + 1);
        assertThat(newest.boot()).isEqualTo(2);
        again.close();
    }

    @Test
    void aCarThatWritesTooMuchIsCutAndItsLogSaysByHowMuch() {
        start(settings -> settings.taking(1, 40));
        TestCar car = server.joinedCar("flood-1");
        car.awaitAck(car.log(lines(1, 100)));
        car.awaitAck(car.log(lines(101, 150)));

        await().until(() -> stored().stream().anyMatch(line -> line.source().equals(LogLine.SERVER)));
        await().until(() -> stored(server.admin(), "&source=pitwall").stream()
                        .mapToLong(line -> Long.parseLong(line.fields().getOrDefault("dropped", "0")))
                        .sum()
                == 150 - stored(server.admin(), "&source=test").size());
        LogLine note = stored(server.admin(), "&source=pitwall").getFirst();
        assertThat(note.message()).endsWith("lines dropped: the car wrote more than 1 lines a second.");
        assertThat(note.fields().get("numbers")).startsWith("41-");
        assertThat(note.sequence()).isZero();
        car.close();
    }

    @Test
    void whatIsTooOldAndWhatIsTooMuchGoes() {
        start(settings -> settings.keeping(Duration.ofMinutes(5), 50, 1_000_000));
        TestCar car = server.joinedCar("old-1");
        car.awaitAck(car.log(lines(1, 80)));
        clock.advance(Duration.ofMinutes(1));
        await().until(() -> stored().size() == 50);
        assertThat(stored().getFirst().sequence()).isEqualTo(31);

        clock.advance(Duration.ofMinutes(2));
        car.awaitAck(car.log(lines(81, 90)));
        clock.advance(Duration.ofMinutes(3).plusSeconds(1));
        await().until(() -> stored().size() == 10);
        assertThat(stored().getFirst().sequence()).isEqualTo(81);
        car.close();
    }

    @Test
    void theLinesOfACarThatIsRemovedGoWithIt() {
        start(settings -> settings);
        TestCar gone = server.joinedCar("gone-1");
        TestCar left = server.joinedCar("left-1");
        gone.awaitAck(gone.log(lines(1, 5)));
        left.awaitAck(left.log(lines(1, 5)));
        gone.close();
        String tag = server.admin().get("/api/v1/cars/gone-1").header("ETag");

        assertThat(server.admin().delete("/api/v1/cars/gone-1", "If-Match", tag).status())
                .isEqualTo(204);

        assertThat(stored())
                .hasSize(5)
                .allSatisfy(line -> assertThat(line.speaker()).isEqualTo("left-1"));
        left.close();
    }

    @Test
    void secretsAreGoneAndPositionsAreRoundForWhomTheyConcernNothing() {
        start(settings -> settings);
        TestCar car = server.joinedCar("redact-1");
        car.awaitAck(car.log(List.of(
                line(1, "login with password=hunter2 for WBA73AB0X0P012345", Map.of("api_key", "0123456789abcdef")),
                line(2, "parked at 48.137154, 11.576124", Map.of("gps.lat", "48.137154", "speed", "48.137154")))));

        List<LogLine> seen = stored();
        assertThat(seen.getFirst().message()).doesNotContain("hunter2").contains("WBA…2345");
        assertThat(seen.getFirst().fields().get("api_key")).startsWith("‹redacted:");
        assertThat(seen.getLast().message()).isEqualTo("parked at 48.137154, 11.576124");

        Person viewer = server.person("redact-viewer", Role.VIEWER, null);
        LogLine rounded = stored(viewer, "").getLast();
        assertThat(rounded.message()).isEqualTo("parked at 48.14, 11.58");
        assertThat(rounded.fields()).isEqualTo(Map.of("gps.lat", "48.14", "speed", "48.137154"));
        assertThat(stored(viewer, "&text=11.576124")).isEmpty();
        assertThat(stored(viewer, "&text=11.58")).hasSize(1);
        assertThat(stored(viewer, "&field=gps.lat%3D48.137154")).isEmpty();
        assertThat(viewer.get("/api/v1/logs/export").body())
                .contains("48.14, 11.58")
                .doesNotContain("11.576124");
        car.close();
    }

    @Test
    void aSearchEndsWithItsTimeAndGoesOnWhereItEnded() {
        start(settings -> settings.searching(Duration.ofNanos(1)));
        TestCar car = server.joinedCar("slow-1");
        car.awaitAck(car.log(lines(1, 90)));

        int pages = 0;
        int found = 0;
        String place = "";
        do {
            LogPage page = server.admin()
                    .get("/api/v1/logs?regex=(line)%2B.*0%24" + place)
                    .data(LogPage.class);
            found += page.lines().size();
            assertThat(page.exhausted()).isEqualTo(page.next() != null);
            place = page.next() == null ? "end" : "&after=" + page.next();
            pages++;
        } while (!place.equals("end"));

        assertThat(found).isEqualTo(9);
        assertThat(pages).isGreaterThan(3);
        car.close();
    }
}
