package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
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
import pitwall.testing.SteppedClock;

/// Searches of stored lines, held against the same filter over what the cars wrote. One fleet for all tests: nothing
/// here changes it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // the fields are set in start, before every test
class LogStoreTest {
    private static final Instant START = Instant.parse("2026-11-21T09:00:00Z");
    private static final long SEED = 20_261_121;
    private static final List<String> WORDS =
            List.of("verify", "Signature", "retry 2/3", "100%", "a_b", "Straße", "key:7c1f", "slow", "\"quoted\"", "B");

    TestDatabase database = TestDatabase.SQLITE;

    private final SteppedClock clock = new SteppedClock(START);
    private final List<LogLine> written = new ArrayList<>();
    private TestServer server;
    private Person admin;

    @BeforeAll
    void start(@TempDir Path folder) {
        server = TestServer.start(database, folder, clock, settings -> settings);
        admin = server.admin();
        SplittableRandom random = new SplittableRandom(SEED);
        List<TestCar> cars = List.of(car("log-1"), car("log-2"), car("log-3"));
        long[] numbers = new long[cars.size()];
        for (int round = 0; round < 8; round++) {
            clock.advance(Duration.ofSeconds(37));
            for (int i = 0; i < cars.size(); i++) {
                TestCar car = cars.get(i);
                List<CarFrame.Line> lines = new ArrayList<>();
                for (int n = random.nextInt(1, 12); n > 0; n--) {
                    lines.add(line(++numbers[i], random));
                }
                car.awaitAck(car.log(lines));
                lines.forEach(line -> written.add(new LogLine(
                        written.size() + 1,
                        car.id(),
                        clock.instant(),
                        line.at(),
                        1,
                        line.number(),
                        line.level(),
                        line.source(),
                        line.message(),
                        line.fields())));
            }
        }
        cars.forEach(TestCar::close);
    }

    private TestCar car(String id) {
        return server.joinedCar(id);
    }

    private CarFrame.Line line(long number, SplittableRandom random) {
        return new CarFrame.Line(
                number,
                clock.instant().minusMillis(random.nextInt(5_000)),
                LogLevel.values()[random.nextInt(4)],
                random.nextBoolean() ? "update" : "modem",
                word(random) + " " + word(random) + " " + random.nextInt(10),
                random.nextBoolean() ? Map.of() : Map.of("attempt", "" + random.nextInt(3), "word", word(random)));
    }

    private static String word(SplittableRandom random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private List<LogLine> found(String query) {
        Person.Reply reply = admin.get("/api/v1/logs?limit=1000" + query);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.data(LogPage.class).lines();
    }

    private static String param(String name, String value) {
        return "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private List<LogLine> expected(Predicate<LogLine> filter) {
        return written.stream()
                .filter(filter)
                .sorted(Comparator.comparingLong(LogLine::id).reversed())
                .toList();
    }

    @Test
    void everyLineIsFoundAsItWasWritten() {
        assertThat(found("")).isEqualTo(expected(line -> true));
        assertThat(found("&order=oldest")).isEqualTo(written);
    }

    @Test
    void whatIsFoundIsWhatTheFilterLeavesOfWhatWasWritten() {
        for (String word : WORDS) {
            assertThat(found(param("text", word.toUpperCase(Locale.ROOT).replace("SS", "ß"))))
                    .as(word)
                    .isEqualTo(expected(line -> holds(line, word)));
        }
        assertThat(found("&level=warn"))
                .isEqualTo(expected(line -> line.level() == LogLevel.ERROR || line.level() == LogLevel.WARN));
        assertThat(found("&car=log-2,log-3&source=update"))
                .isEqualTo(expected(
                        line -> !line.speaker().equals("log-1") && line.source().equals("update")));
        assertThat(found(param("query", "id:log-1")))
                .isEqualTo(expected(line -> line.speaker().equals("log-1")));
        assertThat(found(param("field", "attempt=2") + param("field", "word=B")))
                .isEqualTo(expected(line -> line.fields().equals(Map.of("attempt", "2", "word", "B"))));
        assertThat(found(param("regex", "retry \\d/3.*[3-5]$")))
                .isEqualTo(expected(line -> line.message().matches(".*retry \\d/3.*[3-5]")));
        Instant from = START.plusSeconds(74);
        Instant to = START.plusSeconds(37 * 5);
        assertThat(found("&from=" + from + "&to=" + to + "&level=info"))
                .isEqualTo(expected(
                        line -> !line.at().isBefore(from) && line.at().isBefore(to) && line.level() != LogLevel.DEBUG));
    }

    private static boolean holds(LogLine line, String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return line.message().toLowerCase(Locale.ROOT).contains(lower)
                || line.source().contains(lower)
                || line.fields().entrySet().stream()
                        .anyMatch(field -> field.getKey().contains(lower)
                                || field.getValue().toLowerCase(Locale.ROOT).contains(lower));
    }

    @Test
    void pagesFollowOneAnotherWithoutHoleOrRepetition() {
        for (String order : List.of("newest", "oldest")) {
            List<LogLine> all = new ArrayList<>();
            String place = "";
            int pages = 0;
            do {
                LogPage page = admin.get("/api/v1/logs?limit=7&level=info&order=" + order + place)
                        .data(LogPage.class);
                all.addAll(page.lines());
                place = page.next() == null ? "end" : "&after=" + page.next();
                assertThat(page.exhausted()).isFalse();
                pages++;
            } while (!place.equals("end"));

            assertThat(pages).isGreaterThan(5);
            assertThat(all).isEqualTo(found("&level=info&order=" + order));
        }
    }

    @Test
    void theHistogramAddsUpToWhatTheSearchFinds() {
        for (String filter : List.of("", "&level=warn", param("text", "verify"), param("regex", "^B"), "&car=log-1")) {
            LogHistogram histogram =
                    admin.get("/api/v1/logs/histogram?buckets=13" + filter).data(LogHistogram.class);
            List<LogLine> lines = found(filter);

            assertThat(histogram.total()).as(filter).isEqualTo(lines.size());
            assertThat(histogram.complete()).isTrue();
            assertThat(histogram.buckets()).hasSizeBetween(12, 13).allSatisfy(bucket -> {
                Instant end = bucket.at().plus(histogram.width());
                List<LogLine> inside = lines.stream()
                        .filter(line ->
                                !line.at().isBefore(bucket.at()) && line.at().isBefore(end))
                        .toList();
                assertThat(bucket.total()).isEqualTo(inside.size());
                assertThat(bucket.error())
                        .isEqualTo(inside.stream()
                                .filter(line -> line.level() == LogLevel.ERROR)
                                .count());
            });
        }
    }

    @Test
    void whoIsNotResponsibleForACarDoesNotFindItsLines() {
        Person berlin = server.person("lo-berlin", Role.OPERATOR, new Scope(Set.of("berlin"), Set.of()));

        assertThat(berlin.get("/api/v1/logs").data(LogPage.class).lines()).isEmpty();
        assertThat(berlin.get("/api/v1/logs?car=log-1").data(LogPage.class).lines())
                .isEmpty();
        assertThat(berlin.get("/api/v1/logs/histogram").data(LogHistogram.class).total())
                .isZero();
        assertThat(berlin.get("/api/v1/logs/export").body().lines()).hasSize(1);
    }

    @Test
    void whatMeansNothingIsRefused() {
        for (String bad : List.of(
                "level=loud",
                "from=yesterday",
                "order=random",
                "limit=0",
                "after=-1",
                "field=x",
                "text=",
                "regex=%28",
                "regex=" + "a".repeat(301),
                "regex=%28a%7B100%7D%29%7B100%7D",
                "car=Not%20An%20Id",
                "what=ever",
                "from=2026-11-21T09:00:00Z&to=2026-11-21T08:00:00Z")) {
            Person.Reply reply = admin.get("/api/v1/logs?" + bad);
            assertThat(reply.status()).as(bad + " " + reply.body()).isEqualTo(400);
        }
        assertThat(admin.get("/api/v1/logs?query=battery%3A%3Cx").code()).isEqualTo("BAD_QUERY");
    }

    @Test
    void anExportSaysWhatItHolds() {
        Person.Reply lines = admin.get("/api/v1/logs/export?level=warn&order=oldest");
        List<LogLine> wanted = found("&level=warn&order=oldest");

        assertThat(lines.header("Content-Type")).startsWith("application/x-ndjson");
        List<String> rows = lines.body().lines().toList();
        assertThat(rows.getFirst())
                .contains(
                        "\"exportedBy\":\"admin\"",
                        "\"lines\":" + wanted.size(),
                        "\"cut\":false",
                        "\"level\":\"warn\"");
        assertThat(rows.getFirst())
                .contains(
                        "\"source\":\"server\"",
                        "\"range\":{\"from\":\"" + wanted.getFirst().at() + "\",\"to\":\""
                                + wanted.getLast().at() + "\"}");
        assertThat(rows).hasSize(wanted.size() + 1);

        Person.Reply json = admin.get("/api/v1/logs/export?format=json&limit=5");
        assertThat(json.json().path("lines")).hasSize(5);
        assertThat(json.json().path("header").path("cut").asBoolean()).isTrue();
        assertThat(json.json().path("lines").path(0).path("id").asLong()).isEqualTo(written.size());

        List<String> text = admin.get("/api/v1/logs/export?format=text&level=error")
                .body()
                .lines()
                .toList();
        assertThat(text.getFirst()).isEqualTo("# format: pitwall-logs-1");
        assertThat(text.stream().filter(line -> line.contains(" ERROR log-")))
                .hasSize(found("&level=error").size());
        assertThat(admin.get("/api/v1/audit?action=LOG_EXPORT&limit=500").data().findValuesAsText("action"))
                .hasSizeGreaterThanOrEqualTo(3);
    }
}
