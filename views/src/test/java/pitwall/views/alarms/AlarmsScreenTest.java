package pitwall.views.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import pitwall.client.AlarmAct;
import pitwall.client.Answer;
import pitwall.client.CommandOutcome;
import pitwall.client.FleetFrame;
import pitwall.fleet.CarId;
import pitwall.fleet.Role;
import pitwall.fleet.alarm.AlarmLevel;
import pitwall.fleet.alarm.JournalEntry.What;
import pitwall.fleet.alarm.Mute;
import pitwall.protocol.AlarmLoad;
import pitwall.protocol.rest.AlarmView;
import pitwall.protocol.rest.MuteAlarms;
import pitwall.views.desk.Destination;
import pitwall.views.fx.FleetModel;
import pitwall.views.testing.Frames;
import pitwall.views.testing.Pictures;
import pitwall.views.testing.SampleAlarms;
import pitwall.views.testing.SampleRollouts;
import pitwall.views.theme.Theme;

/// The strip and the screen in the whole window, with keys only.
@ExtendWith(ApplicationExtension.class)
class AlarmsScreenTest extends AlarmsWindow {
    @Start
    @Override
    void start(Stage stage) {
        super.start(stage);
    }

    @Test
    void theFirstAlarmIsOpenedWithItsGuidanceAndAcknowledgedWithTwoKeysAndAComment(FxRobot robot) {
        press(robot, KeyCode.F4);
        assertThat(texts()).anyMatch(text -> text.contains("roll back, or overrule the gate"));
        both(robot, "alarms-guidance-dark-1280x800");
        press(robot, KeyCode.F2);
        both(robot, "alarms-comment-dark-1280x800");
        robot.interact(() -> ((TextField) scene.getFocusOwner()).setText("pausing"));
        press(robot, KeyCode.ENTER);

        assertThat(ports.scriptedAlarms.done).containsExactly(new AlarmAct.Acknowledge(List.of("A-17"), "pausing"));
    }

    @Test
    void thePageOfARuleIsOpenedWithAKeyAndWithTheMouse(FxRobot robot) {
        String address = "https://wiki.example/gates/{object}";
        ports.scriptedAlarms.detail = new Answer.Given<>(SampleAlarms.detail(
                SampleAlarms.gate(), SampleAlarms.rule("rollout_gate_failed", AlarmLevel.P1, address)));
        press(robot, KeyCode.CONTROL, KeyCode.DIGIT7);
        press(robot, KeyCode.J);
        Hyperlink page = (Hyperlink) scene.lookup(".alarm-page");
        assertThat(page.isFocusTraversable()).isTrue();
        robot.interact(page::requestFocus);
        both(robot, "alarms-page-dark-1280x800");

        press(robot, KeyCode.ENTER);
        assertThat(ports.openedPages).containsExactly(URI.create("https://wiki.example/gates/R-118"));

        robot.interact(page::fire);
        assertThat(ports.openedPages).hasSize(2);
    }

    @Test
    void onTheScreenTheKeysActOnTheChosenAlarm(FxRobot robot) {
        press(robot, KeyCode.CONTROL, KeyCode.DIGIT7);
        press(robot, KeyCode.J);
        press(robot, KeyCode.J);
        press(robot, KeyCode.A);

        assertThat(ports.scriptedAlarms.done).containsExactly(new AlarmAct.Acknowledge(List.of("A-19"), null));
    }

    @Test
    void aPageWithAP1IsAcknowledgedAfterAQuestionAndOnlyWhatCanBeSeen(FxRobot robot) {
        press(robot, KeyCode.CONTROL, KeyCode.DIGIT7);
        press(robot, KeyCode.SHIFT, KeyCode.F2);
        robot.interact(() -> ((TextField) scene.lookup("#sheetReason")).setText("all known"));
        press(robot, KeyCode.CONTROL, KeyCode.ENTER);

        assertThat(ports.scriptedAlarms.done)
                .containsExactly(new AlarmAct.Acknowledge(List.of("A-17", "A-19", "A-18"), "all known"));
    }

    @Test
    void inThePastTheStripStaysLiveAndNothingIsAcknowledged(FxRobot robot) {
        Button sentence = (Button) scene.lookup(".alarm-sentence");
        Button acknowledge = (Button) scene.lookup(".alarm-strip .band-button");
        String head = sentence.getText();
        press(robot, KeyCode.CONTROL, KeyCode.DIGIT7);
        List<AlarmView> then = SampleAlarms.many().stream()
                .filter(alarm -> !alarm.id().equals("A-17"))
                .toList();
        robot.interact(() -> shown.showPast(SampleAlarms.frame(Frames.replay(), then)));
        press(robot, KeyCode.J);
        press(robot, KeyCode.F2);
        press(robot, KeyCode.SHIFT, KeyCode.F2);
        both(robot, "alarms-past-dark-1280x800");

        assertThat(ports.scriptedAlarms.done).isEmpty();
        assertThat(scene.lookup("#sheetReason")).as("nothing is asked either").isNull();
        assertThat(sentence.getText()).isEqualTo(head).isNotEmpty();
        assertThat(acknowledge.isDisabled()).isTrue();
        String why = "You are looking at the past; return to live first";
        assertThat(((Labeled) scene.lookup(".alarm-strip .alarm-why")).getText())
                .isEqualTo(why);

        robot.interact(shown::showLive);
        assertThat(acknowledge.isDisabled()).isFalse();
    }

    @Test
    void aNewP1CallsBackWhoeverLooksAtThePast(FxRobot robot) {
        List<AlarmView> before = SampleAlarms.many().stream()
                .filter(alarm -> alarm.level() != AlarmLevel.P1)
                .toList();
        see(robot, SampleAlarms.frame(Frames.live(), before));
        press(robot, KeyCode.CONTROL, KeyCode.DIGIT7);
        robot.interact(() -> console.travel().goTo(Frames.NOW.minusSeconds(1_200)));
        Node band = scene.lookup("#newUrgentLive").getParent();
        assertThat(band.isVisible()).isFalse();

        see(robot, SampleAlarms.frame(Frames.live(), SampleAlarms.many()));
        both(robot, "alarms-new-p1-dark-1280x800");
        assertThat(band.isVisible()).isTrue();
        assertThat(texts()).contains("New priority 1", "A gate stopped rollout R-118: 6.2 % > 5 % in Munich wave 2");

        press(robot, KeyCode.F7);
        assertThat(band.isVisible()).isFalse();
        assertThat(console.travel().isInPast()).isFalse();
    }

    @Test
    void theKeysOfAllListsLeadFromAnAlarmToItsCar(FxRobot robot) {
        press(robot, KeyCode.CONTROL, KeyCode.DIGIT7);
        press(robot, KeyCode.J);
        press(robot, KeyCode.C);
        assertThat(texts()).contains("A-17 copied");
        press(robot, KeyCode.L);
        assertThat(logs.happened).as("it is about a rollout").isEmpty();

        press(robot, KeyCode.J);
        press(robot, KeyCode.J);
        press(robot, KeyCode.L);
        assertThat(logs.happened)
                .contains(new Destination.LogsAround(new CarId("WBA-00041"), Frames.NOW.minus(Duration.ofMinutes(4)))
                        .toString());
    }

    @Test
    void twoMarkedAlarmsLeadToTheirCarsSideBySideAndARowIsCopiedAsJson(FxRobot robot) {
        press(robot, KeyCode.CONTROL, KeyCode.DIGIT7);
        press(robot, KeyCode.J);
        press(robot, KeyCode.SPACE);
        press(robot, KeyCode.SHIFT, KeyCode.C);
        assertThat(texts()).contains("A-17 copied as JSON");
        for (int down = 0; down < 3; down++) {
            press(robot, KeyCode.J);
            press(robot, KeyCode.SPACE);
        }
        both(robot, "alarms-marked-dark-1280x800");
        press(robot, KeyCode.P);
        assertThat(ports.pins.isPinned(new CarId("WBA-00052"))).isTrue();
        press(robot, KeyCode.X);

        assertThat(compare.happened)
                .contains(new Destination.Compare(new CarId("WBA-00041"), new CarId("WBA-00052")).toString());
    }

    @Test
    void aChatteringAlarmIsShelvedWithTwoKeysBesideItsReason(FxRobot robot) {
        press(robot, KeyCode.CONTROL, KeyCode.DIGIT7);
        press(robot, KeyCode.J);
        press(robot, KeyCode.J);
        press(robot, KeyCode.J);
        press(robot, KeyCode.S);
        assertThat(texts())
                .contains("15 min", "8 h", "End of shift")
                .anyMatch(text -> text.startsWith("2026-05-04 13:00:00"));
        both(robot, "alarms-shelve-dark-1280x800");
        robot.interact(() -> ((TextField) scene.getFocusOwner()).setText("the workshop has it"));
        press(robot, KeyCode.CONTROL, KeyCode.ENTER);

        assertThat(ports.scriptedAlarms.done)
                .containsExactly(new AlarmAct.Shelve("A-18", 60, false, "the workshop has it"));
    }

    @Test
    void aSilenceShowsWhatItWouldHideBeforeItIsDone(FxRobot robot) {
        ports.scriptedAlarms.mutes = new Answer.Given<>(List.of(SampleAlarms.mute()));
        press(robot, KeyCode.CONTROL, KeyCode.DIGIT7);
        press(robot, KeyCode.J);
        press(robot, KeyCode.J);
        press(robot, KeyCode.J);
        press(robot, KeyCode.N);
        assertThat(texts()).contains("Would hide 3 alarms now, and would have hidden 14 in the last 24 h");
        both(robot, "alarms-silence-dark-1280x800");
        robot.interact(() -> ((TextField) scene.lookup("#muteReason")).setText("works on the network"));
        press(robot, KeyCode.CONTROL, KeyCode.ENTER);

        assertThat(ports.scriptedAlarms.done)
                .containsExactly(new AlarmAct.Mute(new MuteAlarms(
                        Mute.Kind.SILENCE,
                        "update_failed",
                        "berlin",
                        null,
                        null,
                        null,
                        Frames.NOW.plusSeconds(3_600),
                        "works on the network")));
        robot.interact(() -> console.open(new Destination.Alarms(Destination.Alarms.Tab.SILENCED, "")));
        both(robot, "alarms-silenced-dark-1280x800");
        assertThat(texts()).contains("rule:car_offline region:berlin", "Silenced 1");
    }

    @Test
    void theJournalAndTheRulesLookAsTheyShould(FxRobot robot) {
        AlarmView gate = SampleAlarms.gate();
        ports.scriptedAlarms.journal = new Answer.Given<>(List.of(
                SampleAlarms.line(41, Frames.NOW.minusSeconds(20), What.ACKNOWLEDGED, gate, "a.huber", "pausing"),
                SampleAlarms.line(40, Frames.NOW.minusSeconds(600), What.RAISED, gate, null, "6.0 %")));
        ports.scriptedAlarms.rules = new Answer.Given<>(List.of(
                SampleAlarms.entry("rollout_gate_failed", AlarmLevel.P1, true),
                SampleAlarms.entry("update_failed", AlarmLevel.P2, true),
                SampleAlarms.entry("hot", AlarmLevel.P3, false)));
        robot.interact(() -> console.open(new Destination.Alarms(Destination.Alarms.Tab.JOURNAL, "")));
        both(robot, "alarms-journal-dark-1280x800");
        assertThat(texts()).contains("acknowledged", "pausing", "2 of 2 loaded lines");

        robot.interact(() -> console.open(new Destination.Alarms(Destination.Alarms.Tab.RULES, "")));
        robot.interact(() ->
                ((TableView<?>) scene.lookup(".alarm-list")).getSelectionModel().select(0));
        both(robot, "alarms-rules-dark-1280x800");
        robot.interact(() -> ((TextInputControl) scene.lookup("#ruleMEANING")).clear());
        robot.interact(() -> ((TextInputControl) scene.lookup("#ruleCONDITION")).setText("cpu_usage >"));
        both(robot, "alarms-rules-wrong-dark-1280x800");
        assertThat(texts()).contains("Cannot be followed before it has: meaning");
        theme(robot, Theme.LIGHT);
        robot.interact(() -> preferences.change(chosen -> chosen.withLanguage(Locale.GERMAN)));
        Pictures.save(robot, scene, "alarms-rules-german-light-1280x800");
    }

    @Test
    void whoMayNotAcknowledgeReadsWhyAndTheServersNoIsTold(FxRobot robot) {
        FleetFrame frame = SampleAlarms.frame(Frames.live(), SampleAlarms.many());
        see(robot, Frames.of(Frames.live(), SampleRollouts.as("a.guest", Role.VIEWER), frame.snapshot()));
        press(robot, KeyCode.CONTROL, KeyCode.DIGIT7);
        press(robot, KeyCode.J);
        both(robot, "alarms-not-allowed-dark-1280x800");
        press(robot, KeyCode.F2);
        assertThat(ports.scriptedAlarms.done).isEmpty();
        assertThat(texts()).anyMatch(text -> text.startsWith("Needs the right “Acknowledge alarms”"));

        see(robot, frame);
        ports.scriptedAlarms.detail =
                new Answer.Refused<>(503, "DATABASE_DOWN", "The database does not answer.", "corr-7");
        ports.scriptedAlarms.outcome = new CommandOutcome.Refused(new CommandOutcome.Reason.ByServer(
                409, "ALARM_NOT_SHOWN", "The alarm is shelved, silenced or out of service: show it first.", "corr-8"));
        press(robot, KeyCode.J);
        press(robot, KeyCode.A);
        both(robot, "alarms-error-dark-1280x800");
        assertThat(texts()).contains("It was not acknowledged.", "The database does not answer.");
    }

    @Test
    void everyStateLooksAsItShould(FxRobot robot) throws TimeoutException {
        press(robot, KeyCode.CONTROL, KeyCode.DIGIT7);
        press(robot, KeyCode.J);
        both(robot, "alarms-dark-1280x800");
        assertThat(texts()).contains("Last 7 days: came 3 times");
        theme(robot, Theme.HIGH_CONTRAST);
        robot.interact(() ->
                preferences.change(chosen -> chosen.with(chosen.appearance().withReducedMotion(true))));
        Pictures.save(robot, scene, "alarms-high-contrast-still-1280x800");
        theme(robot, Theme.DARK);
        see(robot, SampleAlarms.frame(Frames.live(), SampleAlarms.flood(300), new AlarmLoad(true, 301)));
        both(robot, "alarms-flood-dark-1280x800");
        assertThat(texts())
                .contains("Alarm flood: 301/10 min", "▸ 200 with one cause: WBA-00001 was not heard for 10 minutes");
        see(robot, SampleAlarms.frame(Frames.offline(), SampleAlarms.many()));
        both(robot, "alarms-offline-dark-1280x800");
        assertThat(texts()).contains("sound off: no live feed", "Needs a live connection", "Ack — offline");
        see(robot, SampleAlarms.frame(Frames.live(), List.of()));
        both(robot, "alarms-empty-dark-1280x800");
        see(robot, FleetModel.NOTHING);
        until(() -> texts().stream().anyMatch(text -> text.startsWith("Not cached on this computer.")));
        both(robot, "alarms-not-cached-dark-1280x800");
        see(robot, SampleAlarms.frame(Frames.live(), SampleAlarms.many()));
        theme(robot, Theme.LIGHT);
        robot.interact(() -> preferences.change(chosen -> chosen.withLanguage(Locale.GERMAN)));
        press(robot, KeyCode.J);
        Pictures.save(robot, scene, "alarms-german-light-1280x800");
    }
}
