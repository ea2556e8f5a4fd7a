package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.Car;
import pitwall.fleet.Role;
import pitwall.protocol.AlarmLoad;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.HistoryPage;
import pitwall.protocol.RolloutView;
import pitwall.protocol.rest.AlarmView;
import pitwall.protocol.rest.HistoryCoverage;
import pitwall.protocol.rest.HistoryCoverage.Span;
import pitwall.server.kit.Person;
import pitwall.server.kit.RolloutStage;
import pitwall.server.kit.ScopeStage;
import pitwall.server.kit.TestCar;
import pitwall.server.kit.TestConsole;
import pitwall.server.kit.TestDatabase;
import pitwall.server.kit.TestServer;
import pitwall.testing.SteppedClock;

/// How the fleet was, as whoever asks is told it.
class HistoryApiTest {
    private static final String RULE = """
            {"name":"never_came","condition":"cars online:never","level":"P2","text":"{object} never came",
             "meaning":"m","consequence":"c","action":"a","link":"car:{object}"}""";

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
                        quiet -> assertThat(quiet).isEqualTo(new FleetEvent.AlarmLoadChanged(AlarmLoad.NONE)),
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
    void rolloutsAndAlarmsAreThoseThatTheStreamHadThen() {
        server.server().publishSampleReleases();
        Person manager = server.person("manager", Role.RELEASE_MANAGER, null);
        Person scoped = server.person("vera", Role.VIEWER, ScopeStage.MUNICH);
        server.admin().send("PUT", "/api/v1/alarm-rules/never_came", Optional.of(RULE));
        try (TestConsole all = TestConsole.watch(server.admin());
                TestConsole part = TestConsole.watch(scoped)) {
            server.createCar("car-m", "munich");
            server.createCar("car-b", "berlin");
            String berlin = draft(manager, "car-b");
            String both = draft(manager, "car-m\",\"car-b");
            draft(manager, "car-m");
            all.until(seen -> seen.rollouts().size() == 3 && seen.alarms().size() == 2 && knowsOfBoth(seen));
            part.until(seen -> seen.rollouts().size() == 2 && seen.alarms().size() == 1 && knowsOfBoth(seen));
            assertThat(part.rollout(both).partial()).isTrue();
            Instant there = kept();
            Beside allThen = Beside.of(all);
            Beside partThen = Beside.of(part);

            ScopeStage.expect(
                    200, manager.post("/api/v1/rollouts/" + both + "/abort", RolloutStage.because("Not needed.")));
            String alarm = partThen.alarms().keySet().iterator().next();
            ScopeStage.expect(
                    200, server.admin().send("POST", "/api/v1/alarms/" + alarm + "/acknowledge", Optional.of("{}")));
            all.until(seen -> allThen.isAnotherThan(Beside.of(seen)));
            part.until(seen -> partThen.isAnotherThan(Beside.of(seen)));
            Instant later = kept();

            assertThat(Beside.at(server.admin(), there)).isEqualTo(allThen);
            assertThat(Beside.at(scoped, there)).isEqualTo(partThen);
            assertThat(Beside.at(server.admin(), later)).isEqualTo(Beside.of(all));
            assertThat(Beside.at(scoped, later)).isEqualTo(Beside.of(part));
            assertThat(scoped.get("/api/v1/history/cars?step=PT10S&from=" + there + "&to=" + later)
                            .body())
                    .contains(both)
                    .doesNotContain('"' + berlin + '"')
                    .doesNotContain("car-b")
                    .doesNotContain("berlin");
        }
    }

    /// How many alarms came is told after them.
    private static boolean knowsOfBoth(TestConsole console) {
        return new AlarmLoad(false, 2).equals(console.alarmLoad());
    }

    private static String draft(Person manager, String cars) {
        return ScopeStage.expect(201, manager.post("/api/v1/rollouts", ScopeStage.plan(cars)))
                .data()
                .path("id")
                .asText();
    }

    /// What there is beside cars.
    private record Beside(Map<String, RolloutView> rollouts, Map<String, AlarmView> alarms, AlarmLoad load) {
        boolean isAnotherThan(Beside other) {
            return !rollouts.equals(other.rollouts) && !alarms.equals(other.alarms);
        }

        static Beside of(TestConsole console) {
            return new Beside(
                    Map.copyOf(console.rollouts()),
                    Map.copyOf(console.alarms()),
                    Objects.requireNonNull(console.alarmLoad()));
        }

        static Beside at(Person person, Instant at) {
            Map<String, RolloutView> rollouts = new TreeMap<>();
            Map<String, AlarmView> alarms = new TreeMap<>();
            AlarmLoad load = null;
            for (FleetEvent event : steps(person, at).getFirst().changes()) {
                switch (event) {
                    case FleetEvent.RolloutCreated(var view) -> rollouts.put(view.id(), view);
                    case FleetEvent.AlarmChanged(var alarm) -> alarms.put(alarm.id(), alarm);
                    case FleetEvent.AlarmLoadChanged(var told) -> load = told;
                    default ->
                        assertThat(event)
                                .isInstanceOfAny(FleetEvent.CarCreated.class, FleetEvent.CarUpdateChanged.class);
                }
            }
            return new Beside(rollouts, alarms, Objects.requireNonNull(load));
        }
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
