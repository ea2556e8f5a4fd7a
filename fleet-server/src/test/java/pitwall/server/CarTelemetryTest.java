package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.Precision;
import pitwall.fleet.Role;
import pitwall.protocol.rest.CarTelemetry;
import pitwall.protocol.rest.CarTrack;
import pitwall.server.kit.Person;
import pitwall.server.kit.TestCar;
import pitwall.server.kit.TestServer;
import pitwall.testing.SteppedClock;

class CarTelemetryTest {
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

    @Test
    void whatACarReportedIsAnsweredWithItsGap() {
        Instant start = clock.instant();
        try (TestCar car = server.joinedCar("car-1")) {
            report(car, 80);
            report(car, 79);
            clock.advance(Duration.ofMinutes(5));
            report(car, 70);
        }
        await().until(() -> values(telemetry("?points=2000")) == 3);

        CarTelemetry answer = telemetry("?metrics=battery,cpu&points=2000&from=" + start.minusSeconds(60));

        assertThat(answer.series()).extracting(CarTelemetry.Series::metric).containsExactly("battery", "cpu");
        assertThat(answer.series().getFirst().least()).contains(80, 79, 70);
        assertThat(answer.gaps())
                .contains(new CarTelemetry.Gap(start.plusSeconds(5 + 15), start.plusSeconds(10 + 5 * 60)));
        assertThat(answer.thresholds())
                .containsExactly(
                        new CarTelemetry.Threshold(
                                "battery", 30, CarTelemetry.Side.BELOW, CarTelemetry.Source.SAFETY_POLICY),
                        new CarTelemetry.Threshold("cpu", 80, CarTelemetry.Side.ABOVE, CarTelemetry.Source.SHIPPED));
        assertThat(telemetry("?points=1&last=PT2H").series().getFirst().least())
                .contains(70)
                .hasSizeLessThan(3);
    }

    @Test
    void theHistoryOutlivesAServerThatIsStopped() {
        try (TestCar car = server.joinedCar("car-1")) {
            report(car, 80);
            await().until(() -> values(telemetry("")) == 1);
        }

        server.restart();

        assertThat(values(telemetry(""))).isEqualTo(1);
    }

    @Test
    void aQuestionThatCannotBeAnsweredIsRefused() {
        server.joinedCar("car-1").close();

        for (String query : new String[] {
            "?metrics=wheels",
            "?points=0",
            "?points=2001",
            "?from=yesterday",
            "?from=2026-01-01T00:00:00Z",
            "?from=2099-01-01T00:00:00Z",
            "?last=PT0S",
            "?last=P32D",
            "?last=long",
            "?car=1"
        }) {
            assertThat(server.admin()
                            .get("/api/v1/cars/car-1/telemetry" + query)
                            .status())
                    .as(query)
                    .isEqualTo(400);
        }
        assertThat(server.admin().get("/api/v1/cars/car-2/telemetry").status()).isEqualTo(404);
    }

    private void report(TestCar car, int battery) {
        car.report(clock.instant(), TestCar.healthy(), battery);
        await().until(() -> server.admin()
                        .get("/api/v1/cars/car-1")
                        .data()
                        .path("vitals")
                        .path("batteryPercent")
                        .asInt()
                == battery);
        clock.advance(Duration.ofSeconds(5));
    }

    private CarTelemetry telemetry(String query) {
        return server.admin().get("/api/v1/cars/car-1/telemetry" + query).data(CarTelemetry.class);
    }

    private static long values(CarTelemetry telemetry) {
        return telemetry.series().getFirst().least().stream()
                .filter(Objects::nonNull)
                .count();
    }

    @Test
    void whereACarWasOutlivesTheServerAndIsToldAsExactlyAsTheReaderMayKnow() {
        server.person("viewer", Role.VIEWER, null);
        try (TestCar car = server.joinedCar("car-1")) {
            for (int i = 1; i <= 4; i++) {
                car.reportFrom(clock.advance(Duration.ofSeconds(20)), 48.1 + i * 0.001, 11.5);
            }
            car.reportFrom(clock.advance(Duration.ofMinutes(4)), 48.2, 11.6);
            await().until(() -> track(server.admin(), "").points().size() == 6);
        }

        server.restart();

        CarTrack exact = track(server.admin(), "");
        assertThat(exact.points()).hasSize(6);
        assertThat(exact.points()).filteredOn(CarTrack.Point::gap).hasSize(1);
        assertThat(exact.points().getLast().latitude()).isEqualTo(48.2);
        CarTrack coarse = track(Person.stranger(server.uri()).signIn("viewer", TestServer.PASSWORD), "?points=2");
        assertThat(coarse.precision()).isEqualTo(Precision.KILOMETRE);
        assertThat(coarse.points()).hasSizeLessThanOrEqualTo(2);
        assertThat(server.admin().get("/api/v1/cars/car-1/track?last=P8D").status())
                .isEqualTo(400);
        assertThat(server.admin().get("/api/v1/cars/car-2/track").status()).isEqualTo(404);
    }

    private static CarTrack track(Person person, String query) {
        return person.get("/api/v1/cars/car-1/track" + query).data(CarTrack.class);
    }
}
