package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.CarId;
import pitwall.fleet.Position;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.fleet.Workload;
import pitwall.protocol.ClientFrame;
import pitwall.protocol.ServerFrame;
import pitwall.protocol.ServerFrame.ResyncReason;
import pitwall.protocol.Topic;
import pitwall.protocol.rest.PatchCar;
import pitwall.protocol.rest.PatchUser;
import pitwall.server.kit.Person;
import pitwall.server.kit.TestCar;
import pitwall.server.kit.TestConsole;
import pitwall.server.kit.TestDatabase;
import pitwall.server.kit.TestServer;

class ConsoleStreamTest {
    TestDatabase database = TestDatabase.SQLITE;

    @TempDir
    Path folder;

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(database, folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aConsoleThatComesBackGetsWhatItMissed() {
        TestConsole before = TestConsole.watch(server.admin());
        server.createCar("car-1", "munich");
        before.until(console -> console.has("car-1"));
        before.cut();
        server.createCar("car-2", "munich");

        try (TestConsole after = TestConsole.resume(server.admin(), before)) {
            assertThat(after.take(ServerFrame.Welcome.class).resumed()).isTrue();
            after.until(console -> console.has("car-2"));
            assertThat(after.ids()).containsExactlyInAnyOrder(new CarId("car-1"), new CarId("car-2"));
            assertThat(after.texts()).noneMatch(text -> text.contains("\"type\":\"snapshot\""));
        }
    }

    @Test
    void aConsoleOfAnEarlierLifeOfTheServerGetsASnapshot() {
        TestConsole before = TestConsole.watch(server.admin());
        server.createCar("car-1", "munich");
        before.until(console -> console.has("car-1"));
        server.restart();

        try (TestConsole after = TestConsole.resume(server.admin(), before)) {
            assertThat(after.take(ServerFrame.Welcome.class).resumed()).isFalse();
            after.takeSnapshot();
            assertThat(after.ids()).containsExactly(new CarId("car-1"));
        }
    }

    @Test
    void anExactPictureIsNotResumedByAReaderOfRoundedPositions() {
        Person viewer = server.person("vera", Role.VIEWER, null);
        TestConsole before = TestConsole.watch(server.admin());

        try (TestConsole after = TestConsole.resume(viewer, before)) {
            assertThat(after.take(ServerFrame.Welcome.class).resumed()).isFalse();
            after.takeSnapshot();
        }
    }

    @Test
    void aReaderWithoutTheCapabilitySeesPositionsToAKilometre() {
        Person viewer = server.person("vera", Role.VIEWER, null);
        try (TestCar car = server.joinedCar("car-1");
                TestConsole exact = TestConsole.watch(server.admin());
                TestConsole rounded = TestConsole.watch(viewer)) {
            car.report(Instant.now(), TestCar.healthy(), 70);
            exact.until(console -> battery(console) == 70);
            rounded.until(console -> battery(console) == 70);

            assertThat(position(exact).latitude()).isEqualTo(48.137154);
            assertThat(position(rounded).latitude()).isEqualTo(48.14);
            assertThat(position(rounded).longitude()).isEqualTo(11.58);
            assertThat(String.join("\n", rounded.texts())).doesNotContain("48.137154");
        }
    }

    private static Integer battery(TestConsole console) {
        Integer battery = console.car("car-1").vitals().batteryPercent();
        return battery == null ? -1 : battery;
    }

    private static Position position(TestConsole console) {
        Position position = console.car("car-1").vitals().position();
        if (position == null) {
            throw new AssertionError("no position");
        }
        return position;
    }

    @Test
    void aScopeLimitsWhatAReaderSees() {
        Person local = server.person("lena", Role.OPERATOR, new Scope(Set.of("berlin"), Set.of()));
        server.createCar("car-m", "munich");
        server.createCar("car-b", "berlin");

        try (TestConsole console = TestConsole.watch(local)) {
            assertThat(console.ids()).containsExactly(new CarId("car-b"));

            move("car-m", "berlin");
            console.until(picture -> picture.has("car-m"));
            move("car-b", "munich");
            console.until(picture -> !picture.has("car-b"));
            assertThat(console.ids()).containsExactly(new CarId("car-m"));
        }
        assertThat(local.get("/api/v1/cars/car-b").status()).isEqualTo(404);
        assertThat(local.get("/api/v1/cars")
                        .json()
                        .path("metadata")
                        .path("total")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void whoSeesAPartOfTheFleetIsToldHowManyCarsAreHidden() {
        Person local = server.person("lena", Role.OPERATOR, new Scope(Set.of("berlin"), Set.of()));
        server.createCar("car-m", "munich");
        server.createCar("car-n", "munich");
        server.createCar("car-b", "berlin");

        assertThat(welcome(local).outsideScope()).isEqualTo(2);
        assertThat(welcome(server.admin()).outsideScope()).isNull();
    }

    @Test
    void theNumberOfHiddenCarsFollowsTheFleet() {
        Person local = server.person("lena", Role.OPERATOR, new Scope(Set.of("berlin"), Set.of()));
        server.createCar("car-m", "munich");
        try (TestConsole console = TestConsole.watch(local)) {
            server.createCar("car-n", "munich");
            hiddenUntil(console, 2);
            move("car-m", "berlin");
            hiddenUntil(console, 1);
            server.admin().delete("/api/v1/cars/car-n", "If-Match", "\"1\"");
            hiddenUntil(console, 0);
        }
    }

    private static void hiddenUntil(TestConsole console, int cars) {
        while (!Integer.valueOf(cars)
                .equals(console.take(ServerFrame.Heartbeat.class).outsideScope())) {
            // The next heartbeat may know.
        }
    }

    private static ServerFrame.Welcome welcome(Person person) {
        try (TestConsole console = TestConsole.connect(person)) {
            console.send(new ClientFrame.Hello("test", null, EnumSet.allOf(Topic.class), null));
            return console.take(ServerFrame.Welcome.class);
        }
    }

    private void move(String car, String region) {
        Person.Reply reply = server.admin()
                .patch(
                        "/api/v1/cars/" + car,
                        new PatchCar(null, region, null, null, null, null),
                        "If-Match",
                        server.admin().get("/api/v1/cars/" + car).header("ETag"));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    @Test
    void aQueryLimitsAStreamAndCarsEnterAndLeaveIt() {
        try (TestCar car = server.joinedCar("car-1");
                TestConsole failed = TestConsole.watch(server.admin(), "status:failed")) {
            assertThat(failed.ids()).isEmpty();

            car.report(Instant.now(), TestCar.condition(Workload.FAILED, ReasonCode.WORKLOAD_CRASHED), 70);
            failed.until(console -> console.has("car-1"));
            car.report(Instant.now(), TestCar.healthy(), 70);
            failed.until(console -> !console.has("car-1"));
        }
    }

    @Test
    void aCarEntersATimedViewByTheClockAlone() {
        try (TestCar car = server.joinedCar("car-1");
                TestConsole quiet = TestConsole.watch(server.admin(), "seen:>3s")) {
            car.cut();

            assertThat(quiet.ids()).isEmpty();
            quiet.until(console -> console.has("car-1"));
        }
    }

    @Test
    void aQueryWithoutMeaningIsRefusedAndTheConsoleMayAskAgain() {
        try (TestConsole console = TestConsole.connect(server.admin())) {
            console.send(new ClientFrame.Hello("test", null, Set.of(Topic.CARS), "region:munich colour:red"));

            ServerFrame.Refusal refusal = console.take(ServerFrame.Refusal.class);
            assertThat(refusal.code()).isEqualTo("BAD_QUERY");
            assertThat(refusal.position()).isEqualTo(14);

            console.send(new ClientFrame.Hello("test", null, Set.of(Topic.CARS), null));
            console.takeSnapshot();
        }
    }

    @Test
    void aSubscriptionChangesTheViewWithAFreshSnapshot() {
        server.createCar("car-m", "munich");
        server.createCar("car-b", "berlin");
        try (TestConsole console = TestConsole.watch(server.admin())) {
            console.send(new ClientFrame.Subscribe(Set.of(), "region:berlin"));

            assertThat(console.take(ServerFrame.Resync.class).reason()).isEqualTo(ResyncReason.SUBSCRIPTION);
            console.takeSnapshot();
            assertThat(console.ids()).containsExactly(new CarId("car-b"));
        }
    }

    @Test
    void whoDoesNotWantLogsGetsNone() {
        try (TestCar car = server.joinedCar("car-1");
                TestConsole console = TestConsole.watch(server.admin())) {
            console.send(new ClientFrame.Unsubscribe(Set.of(Topic.LOGS)));
            console.takeSnapshot();
            car.log(Instant.now(), "not for everybody");
            car.report(Instant.now(), TestCar.healthy(), 33);

            console.until(picture -> battery(picture) == 33);
            assertThat(String.join("\n", console.texts())).doesNotContain("not for everybody");
        }
    }

    @Test
    void aChangedRoleTakesEffectOnTheOpenStream() {
        Person operator = server.person("omar", Role.OPERATOR, null);
        try (TestCar car = server.joinedCar("car-1");
                TestConsole console = TestConsole.watch(operator)) {
            assertThat(car.seq()).isEqualTo(1);
            server.admin()
                    .patch("/api/v1/users/omar", new PatchUser(null, Role.VIEWER, null, null), "If-Match", "\"1\"");

            assertThat(console.take(ServerFrame.Resync.class).reason()).isEqualTo(ResyncReason.ACCESS);
            console.takeSnapshot();
            assertThat(position(console).latitude()).isEqualTo(48.14);
        }
    }

    @Test
    void aChangeSaysWhichRequestItIsTheEffectOf() {
        server.createCar("car-1", "munich");
        server.createCar("car-2", "berlin");
        try (TestConsole console = TestConsole.watch(server.admin());
                TestConsole berlin = TestConsole.watch(server.admin(), "region:berlin")) {
            assertThat(change("car-1", "for-one").status()).isEqualTo(200);
            assertThat(console.effect()).containsExactly("for-one");

            assertThat(change("car-2", "for-two").status()).isEqualTo(200);
            assertThat(console.effect()).containsExactly("for-two");
            assertThat(berlin.effect()).containsExactly("for-two");
        }
    }

    private Person.Reply change(String car, String correlation) {
        return server.admin()
                .patch("/api/v1/cars/" + car, "{\"ring\":3}", "If-Match", "\"1\"", "X-Correlation-Id", correlation);
    }

    @Test
    void whatIsMergedForASlowReaderKeepsEveryCause() {
        server.createCar("car-1", "munich");
        server.createCar("car-2", "munich");
        TestConsole before = TestConsole.watch(server.admin());
        before.cut();
        change("car-1", "for-one");
        change("car-2", "for-two");

        try (TestConsole after = TestConsole.resume(server.admin(), before)) {
            assertThat(after.effect()).containsExactly("for-one", "for-two");
        }
    }

    @Test
    void changesOfOneCarWithinAWindowAreOneChange() {
        try (TestCar car = server.joinedCar("car-1");
                TestConsole console = TestConsole.watch(server.admin())) {
            for (int battery = 60; battery > 40; battery--) {
                car.report(Instant.now(), TestCar.healthy(), battery);
            }
            console.until(picture -> battery(picture) == 41);

            long changes = console.texts().stream()
                    .filter(text -> text.contains("\"car_vitals\""))
                    .count();
            assertThat(changes).isLessThan(10);
        }
    }
}
