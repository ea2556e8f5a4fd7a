package pitwall.views.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import pitwall.client.Answer;
import pitwall.client.ChannelAct;
import pitwall.client.CommandOutcome;
import pitwall.client.FleetFrame;
import pitwall.fleet.Role;
import pitwall.protocol.rest.AlertsAdopted;
import pitwall.protocol.rest.ChannelSecrets;
import pitwall.protocol.rest.ChannelTest;
import pitwall.testing.SteppedClock;
import pitwall.views.desk.Destination;
import pitwall.views.desk.ScreenKind;
import pitwall.views.fx.FleetModel;
import pitwall.views.preferences.PreferencesModel;
import pitwall.views.shell.Console;
import pitwall.views.testing.Frames;
import pitwall.views.testing.LastScreen;
import pitwall.views.testing.MemoryPorts;
import pitwall.views.testing.Pictures;
import pitwall.views.testing.PlainScreen;
import pitwall.views.testing.SampleAlarms;
import pitwall.views.testing.SampleChannels;
import pitwall.views.testing.SampleRollouts;
import pitwall.views.theme.Appearance;
import pitwall.views.theme.Themes;

/// Who is told outside, in the whole window.
@ExtendWith(ApplicationExtension.class)
class ChannelsScreenTest {
    private static final String SIGNING = "whsec_" + "a".repeat(32);

    private final SteppedClock clock = new SteppedClock(Frames.NOW);
    private final FleetModel fleet = new FleetModel(clock);
    private final MemoryPorts ports = new MemoryPorts();
    private PreferencesModel preferences;
    private Console console;
    private Scene scene;
    private final List<AlarmsScreen> screens = new ArrayList<>();

    @TempDir
    Path folder;

    @Start
    private void start(Stage stage) {
        preferences = new PreferencesModel(ports);
        Themes themes = new Themes(Appearance.DEFAULT, new SimpleObjectProperty<>(ColorScheme.DARK));
        console = new Console(themes, fleet, ports.all(), preferences, kinds(themes), Runnable::run);
        scene = new Scene(console.root(), 1280, 800);
        themes.dress(scene);
        LastScreen.open(stage, scene, console);
    }

    private List<ScreenKind> kinds(Themes themes) {
        AlarmsParts parts = new AlarmsParts(
                fleet,
                ports.alarms,
                themes,
                Runnable::run,
                Runnable::run,
                clock,
                () -> ports.offline,
                ports.pins,
                ports.openedPages::add);
        return List.of(
                PlainScreen.kind("cars", "shell.nav.cars", "Ctrl+2"),
                new ScreenKind("alarms", "alarms.title", "mdi2b-bell-outline", "Ctrl+7", surroundings -> {
                    screens.add(new AlarmsScreen(parts, surroundings));
                    return screens.getLast();
                }));
    }

    @BeforeEach
    void begin(FxRobot robot) {
        ports.scriptedAlarms.channels = new Answer.Given<>(List.of(SampleChannels.mail(), SampleChannels.pager(4)));
        ports.scriptedAlarms.deliveries = new Answer.Given<>(SampleChannels.deliveries());
        see(robot, SampleAlarms.frame(Frames.live(), SampleAlarms.many()));
        robot.interact(() -> console.open(new Destination.Alarms(Destination.Alarms.Tab.CHANNELS, "")));
    }

    @Test
    void aChannelIsWrittenDownWithASecretThatNobodySeesAgain(FxRobot robot) {
        choose(robot, 0, 1);
        assertThat(texts())
                .contains("not through: the receiver answered 503", "waits, 3 tries, next 12:00:40")
                .contains("Take the secret headers away (Authorization)");
        both(robot, "channels-dark-1280x800");
        write(robot, "#channelSIGNING", SIGNING);
        robot.interact(() -> lookup("#channelSIGNING").requestFocus());
        press(robot, KeyCode.CONTROL, KeyCode.ENTER);
        both(robot, "channels-ask-dark-1280x800");
        assertThat(texts()).as("how many cars it is about").contains("none");
        press(robot, KeyCode.CONTROL, KeyCode.ENTER);

        assertThat(ports.scriptedAlarms.acts).singleElement().satisfies(act -> {
            ChannelAct.Save save = (ChannelAct.Save) act;
            assertThat(save.revision()).isEqualTo(4);
            assertThat(save.channel().secrets()).isEqualTo(new ChannelSecrets(SIGNING, null));
        });
        assertThat(tab().form()).as("nothing of what was typed is kept").isEmpty();
        assertThat(inputs()).doesNotContain(SIGNING);
    }

    @Test
    void whatIsWrongIsSaidBesideItAndWhatSomebodyWritesStaysWhileTheServerTellsMore(FxRobot robot) {
        robot.interact(() -> console.open(new Destination.Alarms(Destination.Alarms.Tab.CHANNELS, "")));
        robot.interact(() -> tab().node().create());
        write(robot, "#channelNAME", "Pager");
        write(robot, "#channelURL", "alerts.example.org?key=1");
        write(robot, "#channelSIGNING", "guess");
        both(robot, "channels-wrong-dark-1280x800");
        assertThat(texts())
                .contains(
                        "Up to 64 small letters, digits, _ . and -",
                        "An address such as https://alerts.example.org/hook, without a query",
                        "whsec_ and 24 to 64 bytes as Base64");
        assertThat(lookup("#channelSave").isDisabled()).isTrue();

        choose(robot, 0, 1);
        write(robot, "#channelREGIONS", "hamburg");
        ports.scriptedAlarms.channels = new Answer.Given<>(List.of(SampleChannels.mail(), SampleChannels.pager(5)));
        robot.interact(() -> tab().ask());
        assertThat(inputs()).contains("hamburg");
        assertThat(tab().form().flatMap(ChannelForm::base).orElseThrow().revision())
                .as("what is written is based on what was seen")
                .isEqualTo(4);
        ports.scriptedAlarms.outcome = new CommandOutcome.Refused(
                new CommandOutcome.Reason.ByServer(412, "OTHER_REVISION", "Somebody was quicker.", "corr-9"));
        robot.interact(() -> ((ButtonBase) lookup("#channelSave")).fire());
        press(robot, KeyCode.CONTROL, KeyCode.ENTER);
        both(robot, "channels-quicker-dark-1280x800");
        assertThat(texts()).anyMatch(text -> text.startsWith("Somebody wrote this channel down meanwhile."));
        assertThat(inputs()).contains("hamburg");
    }

    @Test
    void aTestAndWhatWasGivenUpAreAskedForAndTold(FxRobot robot) {
        ports.scriptedAlarms.test = new Answer.Given<>(new ChannelTest(false, 503, "the receiver answered 503", 240));
        choose(robot, 0, 1);
        robot.interact(() -> ((ButtonBase) lookup("#channelTest")).fire());
        assertThat(texts()).contains("Not through: the receiver answered 503");
        robot.interact(() -> tab().ask());
        assertThat(texts())
                .as("stays while nothing of the channel changes")
                .contains("Not through: the receiver answered 503");

        choose(robot, 1, 1);
        assertThat(texts()).contains("Only what was given up is told again");
        choose(robot, 1, 2);
        both(robot, "channels-test-dark-1280x800");
        robot.interact(() -> button("Tell again").fire());
        robot.interact(() -> button("Tell again what was given up").fire());
        assertThat(ports.scriptedAlarms.acts)
                .containsExactly(new ChannelAct.RetryOne(42), new ChannelAct.RetryAll("pager"));
    }

    @Test
    void aChannelIsRemovedAfterItsNameWasTyped(FxRobot robot) {
        choose(robot, 0, 1);
        robot.interact(() -> button("Remove").fire());
        both(robot, "channels-remove-dark-1280x800");
        assertThat(texts()).contains("Nobody is told through it any more; 3 messages that wait are not sent.");
        press(robot, KeyCode.CONTROL, KeyCode.ENTER);
        assertThat(ports.scriptedAlarms.acts).as("its name was not typed").isEmpty();
    }

    @Test
    void fromThePaletteANewChannelBeginsAtItsNameWhereverOneWas(FxRobot robot) {
        robot.interact(() -> console.open(new Destination.Alarms(Destination.Alarms.Tab.ACTIVE, "")));
        press(robot, KeyCode.CONTROL, KeyCode.K);
        robot.interact(() -> ((TextInputControl) scene.getFocusOwner()).setText("> New channel"));
        press(robot, KeyCode.ENTER);
        assertThat(scene.getFocusOwner().getId()).isEqualTo("channelNAME");

        robot.interact(() -> console.open(new Destination.Alarms(Destination.Alarms.Tab.ACTIVE, "")));
        press(robot, KeyCode.CONTROL, KeyCode.N);
        assertThat(scene.getFocusOwner().getId()).isEqualTo("ruleNAME");
    }

    @Test
    void aFileOfRulesShowsWhatItWouldChangeBeforeItIsTakenOver(FxRobot robot) throws IOException {
        Path file = Files.writeString(folder.resolve("alerts.yaml"), "alerts: []");
        ports.scriptedAlarms.adopted = new Answer.Given<>(new AlertsAdopted(
                List.of("high_cpu_usage", "device_offline"),
                List.of("car_offline"),
                List.of(),
                List.of("webhook-alerts.example.com"),
                List.of("email")));
        robot.interact(() -> console.open(new Destination.Alarms(Destination.Alarms.Tab.RULES, "")));
        robot.interact(() -> tab().take(file));
        WaitForAsyncUtils.waitForFxEvents();
        both(robot, "alerts-import-dark-1280x800");
        assertThat(texts()).contains("New rules: 2 (high_cpu_usage, device_offline)");
        press(robot, KeyCode.CONTROL, KeyCode.ENTER);
        assertThat(ports.scriptedAlarms.acts).containsExactly(new ChannelAct.ImportAlerts("alerts: []"));

        ports.scriptedAlarms.adopted =
                new Answer.Refused<>(422, "VALIDATION", "line 3: there is no condition", "corr-3");
        robot.interact(() -> tab().take(file));
        WaitForAsyncUtils.waitForFxEvents();
        both(robot, "alerts-import-wrong-dark-1280x800");
        assertThat(texts()).contains("The rules were not taken over.", "line 3: there is no condition");
        Path noText = Files.write(folder.resolve("x"), new byte[] {(byte) 0xff, 0});
        robot.interact(() -> tab().take(noText));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(texts()).contains("This is no text file of at most 256 KiB.");
    }

    @Test
    void whoMayNotIsToldWhyAndEachStateLooksAsItShould(FxRobot robot) {
        FleetFrame frame = SampleAlarms.frame(Frames.live(), SampleAlarms.many());
        see(robot, Frames.of(Frames.live(), SampleRollouts.as("a.guest", Role.OPERATOR), frame.snapshot()));
        choose(robot, 0, 1);
        both(robot, "channels-not-allowed-dark-1280x800");
        assertThat(texts())
                .anyMatch(
                        text -> text.startsWith("Needs the right “Change channels to people outside, and test them”"));
        assertThat(List.of("#channelSave", "#channelTest"))
                .allMatch(id -> lookup(id).isDisabled());

        see(robot, SampleAlarms.frame(Frames.offline(), SampleAlarms.many()));
        both(robot, "channels-offline-dark-1280x800");
        assertThat(texts()).contains("Needs a live connection");
        see(robot, frame);
        ports.scriptedAlarms.channels = new Answer.Given<>(List.of());
        ports.scriptedAlarms.deliveries =
                new Answer.Refused<>(503, "DATABASE_DOWN", "The database does not answer.", "corr-7");
        robot.interact(() -> tab().ask());
        both(robot, "channels-empty-dark-1280x800");
        assertThat(texts())
                .contains("Nobody outside is told: there is no channel.", "Choose a channel to read or change it.");
        ports.scriptedAlarms.channels = new Answer.Given<>(List.of(SampleChannels.mail(), SampleChannels.pager(6)));
        robot.interact(() -> preferences.change(chosen -> chosen.withLanguage(Locale.GERMAN)));
        robot.interact(() -> console.open(new Destination.Alarms(Destination.Alarms.Tab.CHANNELS, "")));
        choose(robot, 0, 0);
        both(robot, "channels-german-dark-1280x800");
    }

    private ChannelsTab tab() {
        return screens.getLast().channels();
    }

    private void choose(FxRobot robot, int list, int row) {
        robot.interact(() -> scene.getRoot().lookupAll(".alarm-list").stream()
                .filter(ChannelsScreenTest::isShown)
                .map(TableView.class::cast)
                .skip(list)
                .findFirst()
                .orElseThrow()
                .getSelectionModel()
                .select(row));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static boolean isShown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private Node lookup(String selector) {
        return scene.getRoot().lookup(selector);
    }

    private void write(FxRobot robot, String field, String text) {
        robot.interact(() -> {
            scene.getRoot().applyCss();
            ((TextInputControl) lookup(field)).setText(text);
        });
    }

    private ButtonBase button(String words) {
        return scene.getRoot().lookupAll(".button").stream()
                .map(ButtonBase.class::cast)
                .filter(button -> words.equals(button.getText()))
                .findFirst()
                .orElseThrow();
    }

    private void both(FxRobot robot, String dark) {
        Pictures.both(
                robot,
                scene,
                theme -> preferences.change(
                        chosen -> chosen.with(chosen.appearance().withTheme(theme))),
                dark);
    }

    private void see(FxRobot robot, FleetFrame frame) {
        robot.interact(() -> {
            fleet.accept(frame);
            fleet.tick();
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void press(FxRobot robot, KeyCode... stroke) {
        robot.interact(() -> scene.getWindow().requestFocus());
        robot.push(stroke);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private List<String> inputs() {
        return scene.getRoot().lookupAll(".text-input").stream()
                .map(node -> ((TextInputControl) node).getText())
                .toList();
    }

    /// What can be read once all of it is laid out.
    private List<String> texts() {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return scene.getRoot().lookupAll("*").stream()
                    .filter(Labeled.class::isInstance)
                    .filter(ChannelsScreenTest::isShown)
                    .map(node -> ((Labeled) node).getText())
                    .filter(text -> text != null)
                    .toList();
        });
    }
}
