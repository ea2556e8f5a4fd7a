package pitwall.views.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import pitwall.client.Answer;
import pitwall.client.FleetFrame;
import pitwall.fleet.alarm.JournalEntry.What;
import pitwall.protocol.rest.AlarmDetail;
import pitwall.protocol.rest.AlarmJournalLine;
import pitwall.protocol.rest.AlarmView;
import pitwall.views.desk.Destination;
import pitwall.views.testing.Frames;
import pitwall.views.testing.SampleAlarms;

/// What the screen says of a moment of the past.
@ExtendWith(ApplicationExtension.class)
class AlarmsPastScreenTest extends AlarmsWindow {
    private static final Instant THEN =
            Frames.of(Frames.replay(), Frames.simulated()).moment().orElseThrow();

    @Start
    @Override
    void start(Stage stage) {
        super.start(stage);
    }

    @Test
    void ofAMomentThatNobodySawItDoesNotSayThatThereWereNone(FxRobot robot) {
        ports.scriptedAlarms.journal = new Answer.Given<>(List.of(
                SampleAlarms.line(6, Frames.NOW.minusSeconds(2_531), What.CLEARED, SampleAlarms.gate(), null, null)));
        press(robot, KeyCode.CONTROL, KeyCode.DIGIT7);
        press(robot, KeyCode.F7);
        both(robot, "alarms-past-not-cached-dark-1280x800");

        assertThat(console.travel().isInPast()).isTrue();
        assertThat(texts())
                .anyMatch(text -> text.startsWith("Not cached on this computer."))
                .noneMatch(text -> text.startsWith("No active alarms"))
                .contains("Active —", "Unacknowledged —", "Shelved —", "load —/10 min", "standing — · chattering —");
    }

    @Test
    void theJournalAndTheDetailsEndAtTheMoment(FxRobot robot) {
        AlarmView gate = SampleAlarms.gate();
        ports.scriptedAlarms.pages = Optional.of(List.of(
                SampleAlarms.line(42, Frames.NOW, What.ACKNOWLEDGED, gate, "a.huber", "after the moment"),
                SampleAlarms.line(41, THEN.minusSeconds(20), What.RAISED_AGAIN, gate, null, "6.2 %"),
                SampleAlarms.line(40, THEN.minusSeconds(600), What.RAISED, gate, null, "6.0 %")));
        robot.interact(() -> console.open(new Destination.Alarms(Destination.Alarms.Tab.JOURNAL, "")));
        assertThat(texts()).contains("after the moment", "3 of 3 loaded lines");

        robot.interact(() -> shown.showPast(SampleAlarms.frame(Frames.replay(), SampleAlarms.many())));
        both(robot, "alarms-past-journal-dark-1280x800");
        assertThat(texts()).contains("6.2 %", "6.0 %", "2 of 2 loaded lines").doesNotContain("after the moment");

        AlarmDetail now = SampleAlarms.detail(gate);
        List<AlarmJournalLine> lines = new ArrayList<>(now.journal());
        lines.addFirst(SampleAlarms.line(42, Frames.NOW, What.ACKNOWLEDGED, gate, "a.huber", "after the moment"));
        lines.add(SampleAlarms.line(7, THEN.minusSeconds(60), What.RAISED, gate, null, "5.9 %"));
        ports.scriptedAlarms.detail = new Answer.Given<>(new AlarmDetail(gate, now.rule(), lines, now.earlier()));
        robot.interact(() -> console.open(new Destination.Alarms(Destination.Alarms.Tab.ACTIVE, gate.id())));
        both(robot, "alarms-past-detail-dark-1280x800");
        assertThat(texts())
                .anyMatch(text -> text.contains("5.9 %"))
                .noneMatch(text -> text.contains("after the moment"));
    }

    @Test
    void whereNobodyAnswersTheJournalOfThePastIsNotCached(FxRobot robot) {
        ports.scriptedAlarms.journal = new Answer.Unanswered<>();
        robot.interact(() -> shown.showPast(SampleAlarms.frame(Frames.replay(), SampleAlarms.many())));
        robot.interact(() -> console.open(new Destination.Alarms(Destination.Alarms.Tab.JOURNAL, "")));
        both(robot, "alarms-past-journal-not-cached-dark-1280x800");

        assertThat(texts()).anyMatch(text -> text.startsWith("Not cached on this computer."));
    }

    @Test
    void ofAServersToldMomentItDoesNotSayThatThereWereNoneEither(FxRobot robot) {
        press(robot, KeyCode.CONTROL, KeyCode.DIGIT7);
        FleetFrame told = Frames.of(
                Frames.replay(), Frames.simulated(), fleet.frame().snapshot().carsOnly());
        robot.interact(() -> shown.showPast(told));

        assertThat(texts())
                .anyMatch(text -> text.startsWith("Not cached on this computer."))
                .noneMatch(text -> text.startsWith("No active alarms"))
                .contains("Active —");
    }
}
