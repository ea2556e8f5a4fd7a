package pitwall.views.cars.detail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import pitwall.client.AlarmAct;
import pitwall.client.Answer;
import pitwall.client.FleetBoard;
import pitwall.client.FleetFrame;
import pitwall.client.Freshness;
import pitwall.client.SeenAlarms;
import pitwall.fleet.Capability;
import pitwall.fleet.Convergence;
import pitwall.fleet.Motion;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.alarm.AlarmObject;
import pitwall.fleet.alarm.JournalEntry.What;
import pitwall.protocol.AlarmLoad;
import pitwall.protocol.rest.AlarmJournalLine;
import pitwall.protocol.rest.AlarmView;
import pitwall.views.testing.Pictures;
import pitwall.views.testing.SampleAlarms;

/// The alarms of a car are acknowledged where the car is looked at.
@ExtendWith(ApplicationExtension.class)
class CarAlarmsScreenTest extends CarWindow {
    private final List<AlarmView> all = SampleAlarms.many();

    @Start
    @Override
    void start(Stage shown) {
        super.start(shown);
    }

    private FleetFrame alarmed(Freshness freshness) {
        FleetFrame frame = DetailStory.frame(
                DetailStory.car(Convergence.FAILED, Motion.PARKED, ReasonCode.SIGNATURE_INVALID, "4.3.0"),
                null,
                freshness,
                Set.of(Capability.values()));
        FleetBoard board = new FleetBoard(List.of(), null, new SeenAlarms(all, AlarmLoad.NONE));
        return new FleetFrame(
                frame.epoch(),
                frame.sequence(),
                frame.snapshot().beside(board, List.of()),
                frame.changes(),
                frame.logs(),
                frame.freshness(),
                frame.session(),
                frame.asOf(),
                frame.serverAhead(),
                frame.clockEstimated(),
                frame.link());
    }

    private FleetFrame live() {
        return alarmed(new Freshness.Live(Duration.ZERO));
    }

    @Test
    void anAlarmOfTheCarIsAcknowledgedBesideIt(FxRobot robot) {
        DetailStage car = open(robot, DetailStory.failed(), live());
        Pictures.both(robot, car.scene(), car::theme, "car-alarms-dark-1280x800");
        assertThat(car.texts(".object-alarm .hyperlink"))
                .singleElement()
                .asString()
                .contains("The update of WBA-00041 failed");

        robot.interact(() -> car.button("Acknowledge").fire());

        assertThat(car.alarms.done).containsExactly(new AlarmAct.Acknowledge(List.of("A-18"), null));
    }

    @Test
    void theTimelineTellsWhenItCame(FxRobot robot) {
        DetailStage car = open(robot, DetailStory.failed(), live());
        assertThat(car.texts(".timeline-list .label"))
                .contains("Alarm", "The update of WBA-00041 failed: SIGNATURE_INVALID");

        robot.interact(() -> car.button("Alarm").fire());
        Pictures.both(robot, car.scene(), car::theme, "car-timeline-alarms-dark-1280x800");

        assertThat(car.texts(".timeline-list .timeline-what"))
                .containsOnlyOnce("Alarm")
                .doesNotContain("Online");
    }

    @Test
    void anAlarmThatIsOverStaysInTheTimeline(FxRobot robot) {
        ScriptedFiles files = DetailStory.failed();
        AlarmObject object = AlarmObject.car("WBA-00041", "berlin", "i4", null);
        files.alarms = new Answer.Given<>(List.of(
                new AlarmJournalLine(
                        9,
                        DetailStory.NOW.minusSeconds(900),
                        What.CLEARED,
                        "A-9",
                        "cpu_high",
                        object,
                        null,
                        null,
                        null),
                new AlarmJournalLine(
                        8,
                        DetailStory.NOW.minusSeconds(1_500),
                        What.RAISED,
                        "A-9",
                        "cpu_high",
                        object,
                        null,
                        null,
                        "93 %")));
        DetailStage car = open(robot, files, live());
        robot.interact(() -> car.button("Alarm").fire());
        Pictures.both(robot, car.scene(), car::theme, "car-timeline-alarms-over-dark-1280x800");

        assertThat(car.texts(".timeline-list .timeline-what"))
                .filteredOn(text -> text.startsWith("Alarm"))
                .as("the one that is not over is of an earlier day")
                .containsExactly("Alarm cleared", "Alarm", "Alarm");
        assertThat(car.texts(".timeline-list .timeline-details")).contains("cpu_high · 93 %");
    }

    @Test
    void theKeyOfAlarmsActsOnThatOfTheCarWhileItIsInFront(FxRobot robot) {
        DetailStage car = open(robot, DetailStory.failed(), live());
        assertThat(car.desk.chosenProperty().get().get()).map(AlarmView::id).contains("A-18");

        robot.interact(() -> car.screen().hidden());

        assertThat(car.desk.chosenProperty().get().get()).isEmpty();
    }

    @Test
    void inThePastNothingIsAcknowledged(FxRobot robot) {
        DetailStage car = open(robot, DetailStory.failed(), alarmed(new Freshness.Replay(DetailStory.NOW)));

        assertThat(car.button("Acknowledge").isDisabled()).isTrue();
        assertThat(car.texts()).contains("You are looking at the past; return to live first");
    }
}
