package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.Workload;
import pitwall.protocol.CarFrame;
import pitwall.protocol.CarServerFrame;
import pitwall.protocol.Protocol;
import pitwall.server.kit.Person;
import pitwall.server.kit.TestCar;
import pitwall.server.kit.TestServer;
import pitwall.testing.SteppedClock;

/// M4: what a car said once and says again, or somebody in its name, has no effect a second time.
class ReplayedCarLinkTest {
    /// Seconds, each with a report, an event and a line.
    private static final int DRIVEN = 20;

    @TempDir
    Path folder;

    private final SteppedClock clock = SteppedClock.atFixtures();
    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(folder, clock, settings -> settings);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /// Whoever recorded a car's link plays it on a connection of their own.
    @Test
    void aRecordedLinkThatIsPlayedAgainChangesNothing() {
        try (TestCar car = server.joinedCar("car-1")) {
            drive(car);
            Traces before = traces("car-1");
            try (TestCar thief = new TestCar(server.uri(), "car-1")) {
                thief.play(car.recorded());
                assertThat(thief.next()).isInstanceOf(CarServerFrame.Challenge.class);
                assertThat(thief.next())
                        .isInstanceOfSatisfying(
                                CarServerFrame.Refusal.class,
                                refusal -> assertThat(refusal.code()).isEqualTo("IDENTITY"));
                assertThat(thief.closeCode()).isEqualTo(Protocol.CLOSE_IDENTITY);
            }

            assertThat(traces("car-1")).isEqualTo(before);
            car.log(clock.instant(), "the car itself goes on");
            car.awaitAck(car.seq());
        }
    }

    /// The same frames, but behind a hello that the car's own key signed: a car that lost count.
    @Test
    void framesThatWereTakenBeforeAreAcknowledgedAndChangeNothing() {
        try (TestCar car = server.joinedCar("car-1")) {
            drive(car);
            List<String> recorded = car.recorded();
            car.join(1, null);
            Traces before = traces("car-1");

            recorded.stream().skip(1).forEach(car::sendText);
            car.log(clock.instant(), "the first that is new");
            car.awaitAck(car.seq());

            Traces after = traces("car-1");
            assertThat(after.car()).isEqualTo(before.car());
            assertThat(after.timeline()).isEqualTo(before.timeline());
            assertThat(after.lines())
                    .hasSize(DRIVEN + 1)
                    .startsWith(before.lines().toArray(String[]::new));
        }
    }

    private void drive(TestCar car) {
        for (int second = 0; second < DRIVEN; second++) {
            clock.advance(Duration.ofSeconds(1));
            Workload workload = second % 2 == 0 ? Workload.RUNNING : Workload.STOPPED;
            car.report(clock.instant(), TestCar.condition(workload, null), second);
            car.send(new CarFrame.Event(car.nextSeq(), clock.instant(), "door_opened", null, Map.of()));
            car.log(clock.instant(), "line " + second);
            car.awaitAck(car.seq());
        }
    }

    /// All that a car's frames can change.
    private record Traces(JsonNode car, JsonNode timeline, List<String> lines) {}

    private Traces traces(String car) {
        Person admin = server.admin();
        return new Traces(
                admin.get("/api/v1/cars/" + car).data(),
                admin.get("/api/v1/cars/" + car + "/timeline?limit=500").data(),
                admin.get("/api/v1/cars/" + car + "/logs").data().findValuesAsText("message"));
    }
}
