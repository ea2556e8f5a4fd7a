package pitwall.views.cars.detail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import pitwall.client.Answer;
import pitwall.client.FleetFrame;
import pitwall.client.Freshness;
import pitwall.client.Reckoning;
import pitwall.fleet.Capability;
import pitwall.fleet.Convergence;
import pitwall.fleet.LogEntry;
import pitwall.fleet.LogLevel;
import pitwall.fleet.Motion;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.rollout.CarStage;
import pitwall.protocol.rest.TimelineEntry;
import pitwall.views.cars.detail.telemetry.CurveStory;
import pitwall.views.testing.Pictures;

/// A car at a moment of the past: what happened by then, and nothing that is only known of now.
@ExtendWith(ApplicationExtension.class)
class CarPastScreenTest extends CarWindow {
    private static final String UNKNOWN = "Not cached as of this moment. What is known of now says nothing of it.";
    private static final Instant THEN = DetailStory.NOW.minus(Duration.ofMinutes(20));

    @Start
    @Override
    void start(Stage shown) {
        super.start(shown);
    }

    private static FleetFrame then(Instant at) {
        FleetFrame frame = DetailStory.frame(
                DetailStory.car(Convergence.CONVERGED, Motion.PARKED, null, null),
                DetailStory.progress(CarStage.WAITING, null),
                new Freshness.Replay(at),
                Set.of(Capability.values()));
        return new FleetFrame(
                frame.epoch(),
                frame.sequence(),
                frame.snapshot(),
                frame.changes(),
                frame.logs(),
                frame.freshness(),
                frame.session(),
                at,
                frame.serverAhead(),
                frame.clockEstimated(),
                frame.link());
    }

    private static ScriptedFiles present() {
        ScriptedFiles files = DetailStory.failed();
        files.telemetry = new Answer.Given<>(CurveStory.before(DetailStory.NOW, Duration.ofHours(1)));
        return files;
    }

    @Test
    void onlyWhatHappenedByThenIsShownAndWhatIsKnownOfNowIsNot(FxRobot robot) {
        DetailStage car = open(robot, present(), failed());
        assertThat(car.texts(".timeline-list .label")).contains("#88231");

        robot.interact(() -> car.accept(then(THEN)));

        assertThat(car.texts(".timeline-list .label"))
                .contains("messages lost: 3")
                .doesNotContain("#88231");
        assertThat(car.texts(".answer-pane .label")).contains(UNKNOWN);
        Pictures.both(robot, car.scene(), car::theme, "car-past-dark-1280x800");

        robot.interact(() -> car.run("car.tab-versions"));
        assertThat(car.texts(".answer-pane .label")).contains(UNKNOWN);
        Pictures.both(robot, car.scene(), car::theme, "car-past-versions-dark-1280x800");

        robot.interact(() -> car.run("car.tab-telemetry"));
        Pictures.both(robot, car.scene(), car::theme, "car-past-telemetry-dark-1280x800");

        robot.interact(() -> {
            car.run("car.tab-timeline");
            car.accept(failed());
        });
        assertThat(car.texts(".timeline-list .label")).contains("#88231");
        assertThat(car.texts(".answer-pane .label")).doesNotContain(UNKNOWN);
    }

    @Test
    void anotherMomentShowsOtherEvents(FxRobot robot) {
        DetailStage car = open(robot, present(), then(THEN));
        int early = events(car);

        robot.interact(() -> car.accept(then(DetailStory.NOW.minusSeconds(30))));

        assertThat(events(car)).isGreaterThan(early);
        robot.interact(() -> car.accept(then(THEN)));
        assertThat(events(car)).isEqualTo(early);
    }

    @Test
    void asHappenedWhatCameLateStandsWhereItWas(FxRobot robot) {
        ScriptedFiles files = present();
        files.happened.add(
                0,
                new TimelineEntry(
                        88_240,
                        DetailStory.NOW.minusSeconds(5),
                        THEN.minusSeconds(40),
                        "blocked",
                        ReasonCode.BATTERY_LOW,
                        Map.of("step", "apply", "progress", "40")));
        files.logs = new Answer.Given<>(List.of(
                ScriptedFiles.line(THEN.minusSeconds(70), 1, LogLevel.INFO, "power", "charger unplugged"),
                ScriptedFiles.line(THEN.minusSeconds(20), 3, LogLevel.INFO, "update", "waits for the battery"),
                new LogEntry(
                        DetailStory.NOW.minusSeconds(5),
                        THEN.minusSeconds(41),
                        2,
                        LogLevel.WARN,
                        "update",
                        "blocked at 40 %",
                        Map.of())));
        DetailStage car = open(robot, files, then(THEN));
        assertThat(car.texts(".timeline-list .label")).doesNotContain("#88240");
        int known = events(car);

        robot.interact(() -> {
            car.fleet.reckon(Reckoning.AS_HAPPENED);
            car.look();
        });

        assertThat(events(car)).isEqualTo(known + 1);
        assertThat(car.texts(".timeline-list .warn-text"))
                .anyMatch(text -> text.endsWith("late · not known yet at this moment"));
        Pictures.both(robot, car.scene(), car::theme, "car-past-happened-dark-1280x800");
        robot.interact(() -> car.run("car.tab-logs"));
        assertThat(car.texts(".logs-pane .warn-text"))
                .anyMatch(text -> text.endsWith("late · not known yet at this moment"));
        Pictures.both(robot, car.scene(), car::theme, "car-past-happened-logs-dark-1280x800");

        robot.interact(() -> {
            car.fleet.reckon(Reckoning.AS_KNOWN);
            car.run("car.tab-timeline");
            car.look();
        });
        assertThat(events(car)).isEqualTo(known);
    }

    private static int events(DetailStage car) {
        return (int) car.texts(".timeline-list .label").stream()
                .filter(text -> text.startsWith("#"))
                .count();
    }
}
