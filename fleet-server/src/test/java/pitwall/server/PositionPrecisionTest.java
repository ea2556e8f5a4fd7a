package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.Precision;
import pitwall.fleet.Role;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.rest.CarTrack;
import pitwall.server.kit.Person;
import pitwall.server.kit.TestCar;
import pitwall.server.kit.TestConsole;
import pitwall.server.kit.TestServer;

/// A car at 48.137154/11.576124, as everybody is told it who may know no more than its region, or a kilometre.
class PositionPrecisionTest {
    private static final String AROUND = "/api/v1/cars?query=area:48/11%3B49/12";
    private static final String LOG_AROUND = "/api/v1/logs?query=area:48.13/11.57%3B48.138/11.577";

    @TempDir
    Path folder;

    private TestServer server;
    private TestCar car;
    private Person guest;
    private Person viewer;

    @BeforeEach
    void start() {
        server = TestServer.start(folder);
        car = server.joinedCar("car-1");
        guest = server.person("gast", Role.GUEST, null);
        viewer = server.person("vera", Role.VIEWER, null);
    }

    @AfterEach
    void stop() {
        car.close();
        server.close();
    }

    private void awaitPosition() {
        await().until(() -> server.admin().get("/api/v1/cars/car-1").body().contains("48.137154"));
    }

    @Test
    void theStreamTellsAGuestTheRegionOfACarAndNoPosition() {
        try (TestConsole exact = TestConsole.watch(server.admin());
                TestConsole byRegion = TestConsole.watch(guest)) {
            car.report(Instant.now(), TestCar.healthy(), 70);
            exact.until(console -> console.car("car-1").vitals().position() != null);
            byRegion.until(console ->
                    Integer.valueOf(70).equals(console.car("car-1").vitals().batteryPercent()));

            assertThat(byRegion.car("car-1").info().region()).isNotEmpty();
            assertThat(byRegion.car("car-1").vitals().position()).isNull();
            assertThat(String.join("\n", byRegion.texts())).doesNotContain("latitude");
        }
    }

    @Test
    void soDoRestAndEveryQuestionForAnArea() {
        awaitPosition();

        assertThat(guest.get("/api/v1/cars/car-1").body()).doesNotContain("latitude");
        assertThat(guest.get("/api/v1/cars").body()).contains("car-1").doesNotContain("latitude");
        assertThat(viewer.get(AROUND).body()).contains("car-1");
        assertThat(guest.get(AROUND).body()).doesNotContain("car-1");
        try (TestConsole console = TestConsole.watch(guest, "area:48/11;49/12")) {
            assertThat(console.ids()).isEmpty();
        }
    }

    @Test
    void aTrackIsEmptyAndSaysWhy() {
        awaitPosition();

        CarTrack track = guest.get("/api/v1/cars/car-1/track").data(CarTrack.class);

        assertThat(track.precision()).isEqualTo(Precision.REGION);
        assertThat(track.points()).isEmpty();
    }

    @Test
    void linesOfTheStreamAreToldAsExactlyAsPositionsAre() {
        try (TestConsole rounded = TestConsole.watch(viewer);
                TestConsole byRegion = TestConsole.watch(guest)) {
            car.log(Instant.now(), "parked at 48.137154, 11.576124");

            assertThat(rounded.event(FleetEvent.LogAppended.class).entry().message())
                    .isEqualTo("parked at 48.14, 11.58");
            assertThat(byRegion.event(FleetEvent.LogAppended.class).entry().message())
                    .isEqualTo("parked at ‹position›");
        }
    }

    @Test
    void nobodyFindsACarByTheAreaThatItsLinesAreAskedFor() {
        awaitPosition();
        car.log(Instant.now(), "door opened");
        await().until(() -> server.admin().get(LOG_AROUND).body().contains("door opened"));

        assertThat(viewer.get(LOG_AROUND).body()).doesNotContain("door opened");
        assertThat(guest.get(LOG_AROUND).body()).doesNotContain("door opened");
        assertThat(guest.get("/api/v1/logs").body()).contains("door opened");
    }
}
