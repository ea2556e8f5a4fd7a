package pitwall.views.cars.detail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import pitwall.client.Answer;
import pitwall.client.CommandOutcome;
import pitwall.views.cars.detail.telemetry.CurveStory;
import pitwall.views.desk.Destination;
import pitwall.views.testing.Pictures;
import pitwall.views.theme.Theme;

/// Timeline, curves and log of a car in a window; each leaves a picture in `target/screens`.
@ExtendWith(ApplicationExtension.class)
class CarHistoryScreenTest extends CarWindow {
    @Start
    @Override
    void start(Stage shown) {
        super.start(shown);
    }

    @Test
    void aNoteWaitsInTheTimelineAsLocalUntilTheServerHasIt(FxRobot robot) {
        DetailStage car = open(robot, DetailStory.failed(), failed());
        car.noteOutcome = new CommandOutcome.Unconfirmed(new UUID(0, 1));
        robot.interact(() -> car.run("car.note"));
        robot.write("The seal is loose.", 0);
        robot.push(KeyCode.ENTER);
        assertThat(car.toasts)
                .contains(
                        "The note waits for a connection, and only as long as this program runs: nothing is remembered on this"
                                + " computer");
        assertThat(car.texts(".timeline-list .label")).contains("Note", "by a.huber · The seal is loose.", "local");
        Pictures.both(robot, car.scene(), car::theme, "car-note-local-dark-1280x800");

        car.noteOutcome = new CommandOutcome.Accepted(new UUID(0, 1));
        robot.interact(() -> {
            car.clock.advance(Duration.ofMinutes(1));
            car.fleet.tick();
            car.look();
        });
        assertThat(car.noteCommands).hasSize(2);
        assertThat(car.texts(".timeline-list .label")).doesNotContain("local");
        robot.interact(() -> car.run("car.note"));
        Pictures.both(robot, car.scene(), car::theme, "car-note-write-dark-1280x800");
    }

    @Test
    void aGapIsDrawnAsOneAndALateReportSaysSo(FxRobot robot) {
        DetailStage car = open(robot, DetailStory.failed(), failed());

        List<String> lines = car.texts(".timeline-list .label");

        assertThat(lines).contains("No data 13:19:51\u00a0UTC – 13:33:49\u00a0UTC (13\u00a0min)", "messages lost: 3");
        assertThat(lines).contains("car time 13:27:51.000 · arrived 6\u00a0min late", "#88231", "charge_end");
        assertThat(car.texts(".timeline-count")).containsExactly("11 events, all there are");
    }

    @Test
    void theEventsBeforeTheFailureAreOneKeyEach(FxRobot robot) {
        DetailStage car = open(
                robot,
                DetailStory.failed(),
                failed(),
                Locale.ENGLISH,
                new Destination.CarPart(DetailStory.CAR, Destination.CarPart.Part.TIMELINE));
        assertThat(selected(robot)).isEqualTo(88_231);

        robot.interact(() -> car.run("car.earlier"));
        assertThat(selected(robot)).isEqualTo(88_230);
        robot.interact(() -> car.run("car.earlier"));
        assertThat(selected(robot)).isEqualTo(88_212);
        robot.interact(() -> car.run("car.later"));
        assertThat(selected(robot)).isEqualTo(88_230);

        robot.interact(() -> car.run("car.logs"));
        Pictures.both(robot, car.scene(), car::theme, "car-logs-dark-1280x800");
        assertThat(car.texts(".logs-pane .label")).contains("keeping 4.2.1").doesNotContain("trip ended");
    }

    @Test
    void theEventThatIsPointedAtLeadsToItsLog(FxRobot robot) {
        DetailStage car = open(
                robot,
                DetailStory.failed(),
                failed(),
                Locale.ENGLISH,
                new Destination.CarPart(DetailStory.CAR, Destination.CarPart.Part.TIMELINE));

        robot.interact(() -> car.button("logs ±2 min").fire());

        assertThat(car.texts(".logs-pane .label")).contains("keeping 4.2.1").doesNotContain("trip ended");
    }

    @ParameterizedTest
    @EnumSource(
            value = Theme.class,
            names = {"DARK", "LIGHT", "HIGH_CONTRAST"})
    void figuresAreCurvesWithTheirHistoryTheirGapsAndTheirLimits(Theme theme, FxRobot robot) {
        ScriptedFiles files = DetailStory.failed();
        files.telemetry = new Answer.Given<>(CurveStory.before(DetailStory.NOW, Duration.ofHours(1)));
        DetailStage car = open(robot, files, failed());
        robot.interact(() -> car.theme(theme));
        robot.interact(() -> car.run("car.tab-telemetry"));
        robot.interact(() -> hear(car));

        Pictures.save(robot, car.scene(), name("telemetry", theme));
        assertThat(car.texts(".telemetry-name")).startsWith("Battery", "CPU", "Temperature");
        assertThat(car.texts(".telemetry-now").getFirst()).isEqualTo("60\u00a0%");
        assertThat(car.texts(".telemetry-range .label")).contains("update needs 30\u00a0%", "busy above 80\u00a0%");
        assertThat(car.texts(".curve-strip .label")).contains("Last hour", "Battery", "60\u00a0%");

        robot.interact(() -> car.button("As a table").fire());
        Pictures.save(robot, car.scene(), name("telemetry-table", theme));
        assertThat(car.texts(".telemetry-pane .table-cell")).contains("41");
    }

    @Test
    void whatIsNotHeardAnyMoreIsHatchedAndHasNoValue(FxRobot robot) {
        ScriptedFiles files = DetailStory.failed();
        files.telemetry = new Answer.Given<>(CurveStory.before(DetailStory.NOW, Duration.ofHours(1)));
        DetailStage car = open(robot, files, failed());
        robot.interact(() -> car.run("car.tab-telemetry"));
        robot.interact(() -> {
            car.clock.advance(Duration.ofMinutes(8));
            car.look();
        });

        Pictures.both(robot, car.scene(), car::theme, "car-telemetry-stale-dark-1280x800");
        assertThat(car.texts(".telemetry-now")).containsOnly("—");
    }

    @Test
    void theKeysReadTheCurvesAndGoToWhatHappenedThen(FxRobot robot) {
        ScriptedFiles files = DetailStory.failed();
        files.telemetry = new Answer.Given<>(CurveStory.before(DetailStory.NOW, Duration.ofHours(1)));
        DetailStage car = open(robot, files, failed());
        robot.interact(() -> car.run("car.tab-telemetry"));

        robot.push(KeyCode.SHIFT, KeyCode.LEFT);
        robot.push(KeyCode.LEFT);
        assertThat(car.texts(".telemetry-span").getFirst())
                .startsWith("At 13:59:59")
                .contains("Enter");
        robot.push(KeyCode.ENTER);
        robot.interact(() -> car.run("car.earlier"));

        Pictures.both(robot, car.scene(), car::theme, "car-telemetry-cursor-dark-1280x800");
        assertThat(car.texts(".telemetry-name")).as("the curves stay in front").isNotEmpty();
        assertThat(car.texts(".telemetry-event").getFirst()).startsWith("Event of 2026-11-21 1");

        robot.interact(() -> car.run("car.logs"));
        assertThat(car.texts(".logs-pane .label"))
                .as("the log around the cursor")
                .anyMatch(text -> text.contains("13:59"));
    }

    @Test
    void withoutAConnectionCurvesSayWhatTheyAreOfOrThatNothingIsCached(FxRobot robot) {
        ScriptedFiles files = DetailStory.failed();
        files.telemetry =
                new Answer.Remembered<>(CurveStory.before(DetailStory.NOW, Duration.ofHours(1)), DetailStory.NOW);
        DetailStage car = open(robot, files, failed(), Locale.GERMAN, PLACE);
        robot.interact(() -> car.run("car.tab-telemetry"));
        Pictures.both(robot, car.scene(), car::theme, "car-telemetry-offline-german-dark-1280x800");
        assertThat(car.texts(".telemetry-pane .answer-age").getFirst()).isNotEmpty();

        robot.interact(() -> car.button("7 d").fire());
        assertThat(files.asked).contains("telemetry PT168H");
    }

    @Test
    void theLastErrorOfTheLogIsOneKeyAway(FxRobot robot) {
        DetailStage car = open(robot, DetailStory.failed(), failed());

        robot.interact(() -> car.run("car.last-error"));

        assertThat(car.texts(".logs-pane .list-cell:selected .label")).contains("signature does not hold");
    }

    @Test
    void whoGaveTheDesiredVersionIsOneClickAway(FxRobot robot) {
        DetailStage car = open(robot, DetailStory.failed(), failed());
        assertThat(robot.lookup(".timeline-trail").match(Node::isVisible).queryAll())
                .as("of no line that is not pointed at")
                .isEmpty();

        ListView<?> list = robot.lookup(".timeline-list").queryListView();
        int given = IntStream.range(0, list.getItems().size())
                .filter(line -> list.getItems().get(line).toString().contains("kind=desired,"))
                .findFirst()
                .orElseThrow();
        robot.interact(() -> list.getSelectionModel().clearAndSelect(given));
        robot.interact(() -> list.scrollTo(given));
        Pictures.both(robot, car.scene(), car::theme, "car-timeline-trail-dark-1280x800");
        robot.interact(() -> robot.lookup(".timeline-trail")
                .match(Node::isVisible)
                .queryAs(Hyperlink.class)
                .fire());

        assertThat(car.opened)
                .as("it was wanted of this car by itself")
                .containsExactly(new Destination.Audit("object:car id:" + DetailStory.CAR));
        robot.interact(() -> list.getSelectionModel().clearAndSelect(given - 1));
        assertThat(robot.lookup(".timeline-trail").match(Node::isVisible).queryAll())
                .as("nobody decided that the car was told")
                .isEmpty();
    }

    private long selected(FxRobot robot) {
        ListView<?> list = robot.lookup(".timeline-list").queryListView();
        return list.getSelectionModel().getSelectedItem() instanceof Object row
                ? Long.parseLong(row.toString().replaceAll(".*TimelineEntry\\[id=(\\d+),.*", "$1"))
                : -1;
    }

    /// A quarter of an hour, two minutes of which nobody heard the car.
    private static void hear(DetailStage car) {
        for (int second = 0; second < 900; second += 5) {
            car.clock.advance(Duration.ofSeconds(5));
            if (second < 300 || second > 420) {
                car.accept(DetailStory.live(
                        DetailStory.heard(car.clock.instant(), 74 - second / 60, 20 + second * 7 % 60), null));
            }
        }
    }
}
