package pitwall.views.cars;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.scene.control.ScrollPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import pitwall.client.FleetChanges;
import pitwall.client.FleetFrame;
import pitwall.client.Freshness;
import pitwall.client.SeenLog;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.LogEntry;
import pitwall.fleet.LogLevel;

/// The details of a car: its log as it comes, and what was asked of it.
@ExtendWith(ApplicationExtension.class)
class CarsDrawerTest {
    private final List<Car> fleet = new SampleFleet(3).cars(60);
    private final CarId car = fleet.get(4).id();
    private Stage stage;
    private CarsStage cars;

    @Start
    private void start(Stage shown) {
        stage = shown;
        cars = new CarsStage(shown, Locale.ENGLISH);
    }

    @Test
    void theLastLinesOfTheCarAreShownAsTheyCome(FxRobot robot) {
        open(robot, new Freshness.Live(Duration.ZERO));
        robot.interact(() -> cars.accept(withLogs(new Freshness.Live(Duration.ZERO), 3, 2)));
        scrollDown(robot);

        assertThat(cars.texts(".log-message")).endsWith("line 3", "line 4");
        assertThat(cars.texts(".log-error")).contains("error");
        cars.capture(robot, "cars-drawer-log");

        robot.interact(() -> cars.screen.arrive(new pitwall.views.desk.Destination.CarsView("battery-low")));
        assertThat(cars.queryText()).isEqualTo("battery:<30");
    }

    @Test
    void offlineTheLinesSayFromWhenTheyAre(FxRobot robot) {
        open(robot, new Freshness.Offline(SampleFleet.NOW, 3, null, Freshness.Trouble.UNREACHABLE));
        scrollDown(robot);

        assertThat(cars.texts(".log-message")).containsExactly("line 0", "line 1", "line 2");
        assertThat(cars.texts(".facet-title")).anyMatch(title -> title.startsWith("Log, as seen until 14:02:11"));
        cars.capture(robot, "cars-drawer-log-offline");
    }

    @Test
    void aLineCannotFormatItself(FxRobot robot) {
        open(robot, new Freshness.Live(Duration.ZERO));
        FleetFrame frame = withLogs(new Freshness.Live(Duration.ZERO), 0, 0);
        LogEntry hostile = new LogEntry(
                SampleFleet.NOW,
                SampleFleet.NOW,
                9,
                LogLevel.INFO,
                "update",
                "ok\n14:00 ERROR forged \u202Eesrever\u001B[31m",
                Map.of());
        robot.interact(() -> cars.accept(logged(frame, List.of(new SeenLog(car, hostile)))));

        assertThat(cars.texts(".log-message")).last().isEqualTo("ok\u242314:00 ERROR forged \u2423esrever\u2423[31m");
    }

    @Test
    void aCarThatAChangeIsOnItsWayToCarriesAMark(FxRobot robot) {
        open(robot, new Freshness.Live(Duration.ZERO));
        robot.interact(() -> cars.screen.pending().requested(car));

        assertThat(cars.texts(".pending-mark")).contains("…", "requested");
        cars.capture(robot, "cars-pending");

        robot.interact(() -> cars.screen.pending().ended(car));
        assertThat(cars.scene().getRoot().lookupAll(".table-row-cell .pending-mark"))
                .isEmpty();
    }

    @Test
    void theDrawerSpeaksGermanToo(FxRobot robot) {
        robot.interact(() -> cars = new CarsStage(stage, Locale.GERMAN));
        open(robot, new Freshness.Live(Duration.ZERO));
        robot.interact(() -> cars.screen.pending().requested(car));
        scrollDown(robot);

        assertThat(cars.texts(".log-error")).contains("Fehler");
        cars.capture(robot, "cars-drawer-log-de");
    }

    private void open(FxRobot robot, Freshness freshness) {
        robot.interact(() -> {
            cars.accept(withLogs(freshness, 0, 3));
            cars.query("id:" + car);
            cars.screen.details(car);
        });
        robot.interact(() -> cars.pulse());
    }

    private void scrollDown(FxRobot robot) {
        robot.interact(() -> ((ScrollPane) cars.scene().lookup(".car-drawer .scroll-pane")).setVvalue(1));
    }

    private FleetFrame withLogs(Freshness freshness, int from, int count) {
        List<SeenLog> lines = IntStream.range(from, from + count)
                .mapToObj(number -> new SeenLog(car, line(number)))
                .toList();
        return logged(SampleFleet.frame(fleet, freshness, FleetChanges.WHOLE), lines);
    }

    private static FleetFrame logged(FleetFrame frame, List<SeenLog> lines) {
        return new FleetFrame(
                frame.epoch(),
                frame.sequence(),
                frame.snapshot(),
                frame.changes(),
                lines,
                frame.freshness(),
                frame.session(),
                frame.asOf(),
                frame.serverAhead(),
                frame.clockEstimated(),
                frame.link());
    }

    private static LogEntry line(int number) {
        LogLevel level = LogLevel.values()[number % LogLevel.values().length];
        return new LogEntry(
                SampleFleet.NOW.minusSeconds(10 - number),
                SampleFleet.NOW,
                number,
                level,
                "update",
                "line " + number,
                Map.of());
    }
}
