package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.Connectivity;
import pitwall.fleet.LogLevel;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.Workload;
import pitwall.protocol.CarFrame;
import pitwall.protocol.CarServerFrame;
import pitwall.protocol.Protocol;
import pitwall.server.kit.TestCar;
import pitwall.server.kit.TestConsole;
import pitwall.server.kit.TestDatabase;
import pitwall.server.kit.TestServer;
import pitwall.testing.SteppedClock;

class CarLinkTest {
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
    void anUnknownCarWithoutATokenIsRefused() {
        try (TestCar car = new TestCar(server.uri(), "car-1")) {
            assertRefused(car, 1, null, "NOT_ENROLLED", Protocol.CLOSE_IDENTITY);
            assertRefused(car, 1, "a guess", "NOT_ENROLLED", Protocol.CLOSE_IDENTITY);
            assertThat(server.admin().get("/api/v1/cars/car-1").status()).isEqualTo(404);
        }
    }

    @Test
    void aKnownCarNeedsNoTokenTheSecondTime() {
        try (TestCar car = server.joinedCar("car-1")) {
            car.cut();

            assertThat(car.join(2, null).lastSeq()).isZero();
        }
    }

    @Test
    void aForeignKeyIsNotTheCar() {
        try (TestCar car = server.joinedCar("car-1");
                TestCar impostor = new TestCar(server.uri(), "car-1")) {
            assertRefused(impostor, 9, TestServer.ENROLMENT_KEY, "IDENTITY", Protocol.CLOSE_IDENTITY);
            assertRefused(impostor, 9, TestServer.ENROLMENT_KEY, "IDENTITY", Protocol.CLOSE_IDENTITY);
            assertThat(timeline("car-1")).containsOnlyOnce("foreign_key");

            car.report(clock.instant(), TestCar.condition(Workload.STOPPED, null), 50);
            car.awaitAck(2);
        }
    }

    @Test
    void aSignatureForAnotherConnectionIsWorthNothing() {
        try (TestCar car = new TestCar(server.uri(), "car-1")) {
            car.open();
            car.next();
            car.sendHello("another nonce", 1, TestServer.ENROLMENT_KEY);

            assertThat(car.next()).isInstanceOf(CarServerFrame.Refusal.class);
            assertThat(car.closeCode()).isEqualTo(Protocol.CLOSE_IDENTITY);
        }
    }

    @Test
    void aOneTimeTokenBindsTheKeyOfACarThatPeopleCreated() {
        server.createCar("car-1", "munich");
        String token = server.admin()
                .post("/api/v1/cars/car-1/enrolment")
                .data()
                .path("token")
                .asText();
        try (TestCar car = new TestCar(server.uri(), "car-1");
                TestCar second = new TestCar(server.uri(), "car-1")) {
            car.join(1, token);

            assertRefused(second, 2, token, "IDENTITY", Protocol.CLOSE_IDENTITY);
        }
    }

    @Test
    void aRemovedCarDoesNotComeBackWithTheFleetsKey() {
        try (TestCar car = server.joinedCar("car-1")) {
            server.admin().delete("/api/v1/cars/car-1", "If-Match", "\"1\"");

            assertThat(car.closeCode()).isEqualTo(Protocol.CLOSE_IDENTITY);
            assertRefused(car, 2, TestServer.ENROLMENT_KEY, "NOT_ENROLLED", Protocol.CLOSE_IDENTITY);
        }
    }

    @Test
    void anOlderRunOfACarIsRefused() {
        try (TestCar car = server.joinedCar("car-1")) {
            assertThat(car.join(1, null).lastSeq()).isEqualTo(1);
            assertThat(car.join(5, null).lastSeq()).isZero();

            assertRefused(car, 4, null, "FENCED", Protocol.CLOSE_FENCED);
        }
    }

    @Test
    void anOlderConnectionIsClosedWhenANewerOneTakesOver() {
        try (TestCar car = server.joinedCar("car-1");
                TestCar sameKey = car.twin()) {
            sameKey.join(1, null);

            assertThat(car.closeCode()).isEqualTo(Protocol.CLOSE_FENCED);
            sameKey.report(clock.instant(), TestCar.condition(Workload.STOPPED, null), 1);
            sameKey.awaitAck(2);
        }
    }

    @Test
    void aDuplicateIsAcknowledgedAndHasNoEffect() {
        try (TestCar car = server.joinedCar("car-1")) {
            CarFrame.Event event = new CarFrame.Event(2, clock.instant(), "door_opened", null, Map.of());
            car.send(event);
            car.awaitAck(2);
            car.send(event);
            car.awaitAck(2);

            assertThat(timeline("car-1")).containsOnlyOnce("door_opened");
        }
    }

    @Test
    void aGapIsTakenAndNoted() {
        try (TestCar car = server.joinedCar("car-1")) {
            car.skip(4);
            car.log(clock.instant(), "after the gap");
            car.awaitAck(6);

            assertThat(timeline("car-1")).contains("gap");
        }
    }

    @Test
    void whatIsMissingIsNotAcknowledgedUntilItCame() {
        try (TestCar car = server.joinedCar("car-1")) {
            car.skip(1);
            car.log(clock.instant(), "after the gap");
            assertThat(car.next()).isEqualTo(new CarServerFrame.Ack(3, List.of(new CarServerFrame.Range(2, 2))));
            car.cut();
            assertThat(car.join(1, null).missing()).containsExactly(new CarServerFrame.Range(2, 2));

            car.send(new CarFrame.Event(2, clock.instant(), "door_opened", null, Map.of()));
            assertThat(car.next()).isEqualTo(new CarServerFrame.Ack(3));
            assertThat(timeline("car-1")).containsOnlyOnce("door_opened");
        }
    }

    @Test
    void aHoleOfTheTimeBeforeARestartCanStillBeFilled() {
        try (TestCar car = server.joinedCar("car-1")) {
            server.restart();
            try (TestCar again = car.at(server.uri())) {
                again.connect(1, null);
                again.skip(2);
                again.log(clock.instant(), "back");
                assertThat(again.next()).isEqualTo(new CarServerFrame.Ack(3, List.of(new CarServerFrame.Range(2, 2))));
                again.send(new CarFrame.Event(2, clock.instant(), "door_opened", null, Map.of()));
                assertThat(again.next()).isEqualTo(new CarServerFrame.Ack(3));
            }
            assertThat(timeline("car-1")).containsOnlyOnce("door_opened").doesNotContain("gap");
        }
    }

    @Test
    void theHistoryOfACarIsBounded(@TempDir Path other) {
        try (TestServer forgetful = TestServer.start(other, clock, settings -> settings.withTimelineEntries(20));
                TestCar car = forgetful.joinedCar("car-1")) {
            for (int i = 0; i < 90; i++) {
                car.send(new CarFrame.Event(car.nextSeq(), clock.instant(), "door_opened", null, Map.of()));
            }
            car.awaitAck(91);

            assertThat(forgetful
                            .admin()
                            .get("/api/v1/cars/car-1/timeline?limit=500")
                            .data()
                            .size())
                    .isBetween(20, 36);
        }
    }

    @Test
    void aLateEventIsKeptAndALateStateIsNot() {
        try (TestCar car = server.joinedCar("car-1")) {
            car.skip(2);
            car.report(clock.instant(), TestCar.condition(Workload.STOPPED, null), 50);
            car.awaitAck(4);
            car.send(new CarFrame.Event(2, clock.instant(), "door_opened", null, Map.of()));
            car.awaitAck(4);
            car.send(new CarFrame.State(3, clock.instant(), TestCar.healthy(), TestCar.readings(99)));
            car.log(clock.instant(), "to be sure");
            car.awaitAck(5);

            assertThat(timeline("car-1")).contains("door_opened");
            JsonNode status = server.admin().get("/api/v1/cars/car-1").data().path("status");
            assertThat(status.path("workload").asText()).isEqualTo("STOPPED");
        }
    }

    private List<String> timeline(String car) {
        return server.admin().get("/api/v1/cars/" + car + "/timeline").data().findValuesAsText("kind");
    }

    @Test
    void aSilentCarGoesOfflineAndComesBackWithItsNextReport() {
        try (TestCar car = server.joinedCar("car-1");
                TestConsole console = TestConsole.watch(server.admin())) {
            Instant heard = clock.instant();
            clock.advance(Duration.ofSeconds(61));
            console.until(picture -> picture.car("car-1").status().connectivity() == Connectivity.OFFLINE);
            assertThat(console.car("car-1").status().reason()).isEqualTo(ReasonCode.HEARTBEAT_TIMEOUT);
            assertThat(console.car("car-1").status().problemSince()).isEqualTo(clock.instant());

            car.report(clock.instant(), TestCar.healthy(), 40);
            console.until(picture -> picture.car("car-1").status().connectivity() == Connectivity.ONLINE);
            assertThat(console.car("car-1").status().reason()).isNull();
            assertThat(timeline("car-1")).contains("offline", "online");
            assertThat(server.admin().get("/api/v1/cars/car-1/timeline").body())
                    .as("since when it was silent")
                    .contains("\"heard\":\"" + heard + "\"");
        }
    }

    @Test
    void aStartedServerGivesCarsTimeToComeBack() {
        server.joinedCar("car-1").close();

        // Not before it is off: it would have given the car up itself.
        server.restart(() -> clock.advance(Duration.ofMinutes(30)));

        try (TestConsole console = TestConsole.watch(server.admin())) {
            assertThat(console.car("car-1").status().connectivity()).isEqualTo(Connectivity.ONLINE);
            clock.advance(Duration.ofSeconds(61));
            console.until(picture -> picture.car("car-1").status().connectivity() == Connectivity.OFFLINE);
        }
    }

    @Test
    void aClockThatIsFarOffIsAProblemOfItsOwn() {
        try (TestCar car = server.joinedCar("car-1");
                TestConsole console = TestConsole.watch(server.admin())) {
            car.report(clock.instant().plusSeconds(90), TestCar.healthy(), 40);

            console.until(picture ->
                    ReasonCode.CLOCK_SKEW.equals(picture.car("car-1").status().reason()));
        }
    }

    @Test
    void sequencesGoOnAfterARestartOfTheServerWithoutAFalseGap() {
        try (TestCar car = server.joinedCar("car-1")) {
            for (int i = 0; i < 5; i++) {
                car.report(clock.instant(), TestCar.healthy(), 60 + i);
            }
            await().untilAsserted(() -> assertThat(server.admin()
                            .get("/api/v1/cars/car-1")
                            .data()
                            .path("vitals")
                            .path("batteryPercent")
                            .asInt())
                    .isEqualTo(64));
            server.restart();
            try (TestCar again = car.at(server.uri())) {
                again.connect(1, null);
                again.skip(6);
                again.log(Instant.EPOCH, "back");
                again.awaitAck(7);
            }
            assertThat(timeline("car-1")).doesNotContain("gap");
        }
    }

    @Test
    void onlyTheLastHundredLinesAreKept() {
        try (TestCar car = server.joinedCar("car-1")) {
            for (int frame = 0; frame < 3; frame++) {
                car.send(new CarFrame.Log(car.nextSeq(), lines(frame * 50)));
            }
            car.awaitAck(4);

            JsonNode lines = server.admin().get("/api/v1/cars/car-1/logs").data();
            assertThat(lines).hasSize(100);
            assertThat(lines.get(0).path("message").asText()).isEqualTo("line 50");
            assertThat(lines.get(99).path("message").asText()).isEqualTo("line 149");
        }
    }

    private List<CarFrame.Line> lines(int from) {
        return IntStream.range(from, from + 50)
                .mapToObj(n -> new CarFrame.Line(n, clock.instant(), LogLevel.INFO, "test", "line " + n, Map.of()))
                .toList();
    }

    @Test
    void whatACarSaysAboutItselfIsRedactedBeforeAnybodySeesIt() {
        try (TestCar car = server.joinedCar("car-1");
                TestConsole console = TestConsole.watch(server.admin())) {
            car.send(new CarFrame.Event(
                    car.nextSeq(), clock.instant(), "login", null, Map.of("password", "hunter2", "user", "ada")));
            car.log(clock.instant(), "connecting to mqtt://fleet:s3cr3t@broker");
            car.awaitAck(3);

            console.until(picture -> String.join("", picture.texts()).contains("connecting"));
            assertThat(String.join("", console.texts())).doesNotContain("s3cr3t");
            assertThat(server.admin().get("/api/v1/cars/car-1/timeline").body())
                    .contains("ada")
                    .doesNotContain("hunter2");
            assertThat(server.admin().get("/api/v1/cars/car-1/logs").body()).doesNotContain("s3cr3t");
        }
    }

    @Test
    void framesThatBreakTheRulesAreRefusedByName() {
        assertWrongFrame("{\"v\":1}", "BAD_VALUE", Protocol.CLOSE_BAD_FRAME);
        assertWrongFrame("[]", "NOT_JSON", Protocol.CLOSE_BAD_FRAME);
        assertWrongFrame(
                "{\"v\":9,\"n\":1,\"ts\":\"2026-01-01T00:00:00Z\",\"type\":\"car_log\","
                        + "\"body\":{\"seq\":2,\"lines\":[]}}",
                "WRONG_VERSION",
                Protocol.CLOSE_VERSION);
        assertWrongFrame(
                "{\"v\":1,\"n\":1,\"ts\":\"2026-01-01T00:00:00Z\",\"type\":\"car_event\","
                        + "\"body\":{\"seq\":2,\"at\":\"2026-01-01T00:00:00Z\",\"kind\":\"Not A Kind\",\"fields\":{}}}",
                "BAD_VALUE",
                Protocol.CLOSE_BAD_FRAME);
    }

    private void assertWrongFrame(String text, String code, int closeCode) {
        try (TestCar car = server.joinedCar("car-" + text.hashCode())) {
            car.sendText(text);
            CarServerFrame.Refusal refusal = (CarServerFrame.Refusal) car.next();

            assertThat(refusal.code()).as(text).isEqualTo(code);
            assertThat(car.closeCode()).as(text).isEqualTo(closeCode);
        }
    }

    @Test
    void aCarThatSendsTooFastIsClosed() {
        try (TestCar car = server.joinedCar("car-1")) {
            for (int i = 0; i < 150; i++) {
                car.report(clock.instant(), TestCar.healthy(), 50);
            }

            assertThat(car.closeCode()).isIn(Protocol.CLOSE_TOO_FAST, 1006);
        }
    }

    private static void assertRefused(TestCar car, long boot, @Nullable String enrolment, String code, int closeCode) {
        CarServerFrame answer = car.connect(boot, enrolment);

        assertThat(answer)
                .isInstanceOfSatisfying(
                        CarServerFrame.Refusal.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
        assertThat(car.closeCode()).isEqualTo(closeCode);
    }
}
