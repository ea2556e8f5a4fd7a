package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.Car;
import pitwall.fleet.Role;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.HistoryPage;
import pitwall.protocol.rest.HistoryCoverage;
import pitwall.protocol.rest.HistoryCoverage.Span;
import pitwall.server.kit.Person;
import pitwall.server.kit.ScopeStage;
import pitwall.server.kit.TestCar;
import pitwall.server.kit.TestDatabase;
import pitwall.server.kit.TestServer;
import pitwall.testing.SteppedClock;

/// How the fleet was, as whoever asks is told it.
class HistoryApiTest {
    TestDatabase database = TestDatabase.SQLITE;

    @TempDir
    Path folder;

    private final SteppedClock clock = SteppedClock.atFixtures();
    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(database, folder, clock, settings -> settings);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void carsAreThereFromWhenTheyCameUntilTheyWent() {
        Instant before = kept();
        server.createCar("car-m", "munich");
        Instant there = kept();
        server.admin().delete("/api/v1/cars/car-m", "If-Match", "\"1\"");
        Instant gone = kept();

        assertThat(ids(server.admin(), before)).isEmpty();
        assertThat(ids(server.admin(), there)).containsExactly("car-m");
        assertThat(ids(server.admin(), gone)).isEmpty();
        HistoryPage all = page(server.admin(), "?step=PT10S&from=" + before + "&to=" + gone);
        assertThat(all.stepSeconds()).isEqualTo(10);
        assertThat(all.next()).isNull();
        assertThat(all.steps().getFirst().begins()).isTrue();
        assertThat(all.steps().stream().flatMap(step -> step.changes().stream()))
                .satisfiesExactly(
                        came -> assertThat(came).isInstanceOf(FleetEvent.CarCreated.class),
                        went -> assertThat(went).isInstanceOf(FleetEvent.CarRemoved.class));
    }

    @Test
    void whoSeesAPartIsToldOfThatPart() {
        server.createCar("car-m", "munich");
        server.createCar("car-b", "berlin");
        Instant there = kept();
        Person scoped = server.person("vera", Role.VIEWER, ScopeStage.MUNICH);

        assertThat(ids(server.admin(), there)).containsExactly("car-b", "car-m");
        Person.Reply told = scoped.get("/api/v1/history/cars?step=PT10S&from=" + there + "&to=" + there);
        assertThat(told.body()).contains("car-m").doesNotContain("car-b").doesNotContain("berlin");
    }

    @Test
    void placesAreAsExactAsTheReaderMayKnow() {
        try (TestCar car = server.joinedCar("car-1")) {
            await().until(() -> server.admin().get("/api/v1/cars/car-1").body().contains("48.137154"));
            Instant there = kept();
            String path = "/api/v1/history/cars?step=PT10S&from=" + there + "&to=" + there;

            assertThat(server.admin().get(path).body()).contains("48.137154");
            assertThat(server.person("vera", Role.VIEWER, null).get(path).body())
                    .contains("48.14")
                    .doesNotContain("48.137");
            assertThat(server.person("gast", Role.GUEST, null).get(path).body())
                    .contains("car-1")
                    .doesNotContain("latitude");
            assertThat(car.id().value()).isEqualTo("car-1");
        }
    }

    @Test
    void aServerThatWasOffKnowsWhatWasBeforeAndNothingBetween() {
        server.createCar("car-m", "munich");
        Instant there = kept();

        server.restart(() -> clock.advance(Duration.ofHours(1)));
        Instant later = kept();

        assertThat(spans()).hasSize(2);
        assertThat(ids(server.admin(), there)).containsExactly("car-m");
        assertThat(ids(server.admin(), later)).containsExactly("car-m");
        assertThat(steps(server.admin(), later.minusSeconds(1_800))).isEmpty();
    }

    @Test
    void aQuestionThatCannotBeAnsweredIsRefused() {
        for (String query : new String[] {
            "?from=yesterday",
            "?from=2099-01-01T00:00:00Z",
            "?from=2020-01-01T00:00:00Z",
            "?step=PT0S",
            "?step=long",
            "?after=x",
            "?after=c1.1.1",
            "?car=1"
        }) {
            assertThat(server.admin().get("/api/v1/history/cars" + query).status())
                    .as(query)
                    .isEqualTo(400);
        }
        assertThat(server.admin().get("/api/v1/history?tier=1").status()).isEqualTo(400);
    }

    /// Lets time pass until it is kept how the fleet is, and says when that was.
    private Instant kept() {
        Instant now = clock.instant();
        return await().until(
                        () -> {
                            clock.advance(Duration.ofSeconds(2));
                            return spans();
                        },
                        spans -> !spans.isEmpty() && !spans.getLast().to().isBefore(now))
                .getLast()
                .to();
    }

    private List<Span> spans() {
        return server.admin()
                .get("/api/v1/history")
                .data(HistoryCoverage.class)
                .steps()
                .getFirst()
                .spans();
    }

    private static HistoryPage page(Person person, String query) {
        return person.get("/api/v1/history/cars" + query).data(HistoryPage.class);
    }

    private static List<HistoryPage.Step> steps(Person person, Instant at) {
        return page(person, "?step=PT10S&from=" + at + "&to=" + at).steps();
    }

    private static Set<String> ids(Person person, Instant at) {
        Set<String> ids = new TreeSet<>();
        for (HistoryPage.Step step : steps(person, at)) {
            for (FleetEvent event : step.changes()) {
                if (event instanceof FleetEvent.CarCreated(Car car)) {
                    ids.add(car.id().value());
                }
            }
        }
        return ids;
    }
}
