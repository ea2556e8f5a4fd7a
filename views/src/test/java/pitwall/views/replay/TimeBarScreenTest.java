package pitwall.views.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import pitwall.client.FleetSnapshot;
import pitwall.client.past.Bookmark;
import pitwall.client.past.PastEvent;
import pitwall.testing.FleetFixtures;
import pitwall.testing.SteppedClock;
import pitwall.views.desk.Destination;
import pitwall.views.fx.FleetModel;
import pitwall.views.preferences.PreferencesModel;
import pitwall.views.shell.Console;
import pitwall.views.testing.Frames;
import pitwall.views.testing.LastScreen;
import pitwall.views.testing.MemoryPorts;
import pitwall.views.testing.Pictures;
import pitwall.views.testing.PlainScreen;
import pitwall.views.testing.SampleAlarms;
import pitwall.views.testing.SampleRollouts;
import pitwall.views.theme.Appearance;
import pitwall.views.theme.Themes;

/// The bar in the whole window, with keys only.
@ExtendWith(ApplicationExtension.class)
class TimeBarScreenTest {
    private final FleetModel live = new FleetModel(new SteppedClock(Frames.NOW));
    private final MemoryPorts ports = new MemoryPorts();
    private final SeenBefore seen = new SeenBefore();
    private final HappenedBefore happened = new HappenedBefore();
    private final MarkedBefore marked = new MarkedBefore();
    private PreferencesModel preferences;
    private Console console;
    private Scene scene;

    @Start
    private void start(Stage stage) {
        ports.past = seen;
        ports.pastEvents = happened;
        ports.bookmarks = marked;
        preferences = new PreferencesModel(ports);
        Themes themes = new Themes(Appearance.DEFAULT, new SimpleObjectProperty<>(ColorScheme.DARK));
        console = new Console(
                themes,
                FleetModel.over(live),
                ports.all(),
                preferences,
                List.of(PlainScreen.kind("cars", "shell.nav.cars", "Ctrl+2")),
                Runnable::run);
        scene = new Scene(console.root(), 1280, 800);
        themes.dress(scene);
        LastScreen.open(stage, scene, console);
    }

    @BeforeEach
    void begin(FxRobot robot) {
        FleetSnapshot picture = FleetSnapshot.of(List.of(FleetFixtures.wellCar("WBA-1")));
        seen.saw(ago(100), picture);
        seen.saw(ago(0), picture);
        for (int minute = 1; minute < 100; minute++) {
            happened.cars(ago(minute), 1 + minute * 7 % 23);
            if (minute % 9 < 3) {
                happened.cars(ago(minute).plusSeconds(20), 60);
            }
        }
        happened.saw(new PastEvent.RolloutMoved(ago(80), SampleRollouts.running()));
        happened.saw(new PastEvent.AlarmCame(ago(31), SampleAlarms.silent(4)));
        happened.saw(new PastEvent.AlarmCame(ago(30), SampleAlarms.gate()));
        happened.saw(new PastEvent.RolloutMoved(ago(29), SampleRollouts.pausedByGate()));
        happened.saw(new PastEvent.AlarmCame(ago(12), SampleAlarms.silent(5)));
        robot.interact(() -> {
            live.accept(Frames.of(Frames.live(), Frames.operator()));
            console.open(new Destination.Cars(""));
        });
    }

    @Test
    void theKeysLeadFromAlarmToAlarmAndFromRolloutToRollout(FxRobot robot) {
        press(robot, KeyCode.F7);
        press(robot, KeyCode.SHIFT, KeyCode.COMMA);
        assertThat(moment()).isEqualTo(ago(12));
        press(robot, KeyCode.SHIFT, KeyCode.COMMA);
        assertThat(moment()).isEqualTo(ago(30));
        assertThat(scene.lookup(".time-rollout")).isInstanceOfSatisfying(Labeled.class, label -> {
            assertThat(label.getText()).isEqualTo("●R-118");
            assertThat(label.getWidth()).isGreaterThan(40);
        });
        both(robot, "replay-marks-dark-1280x800");
        press(robot, KeyCode.ALT, KeyCode.COMMA);
        assertThat(moment()).isEqualTo(ago(80));
        press(robot, KeyCode.ALT, KeyCode.PERIOD);
        assertThat(moment()).isEqualTo(ago(29));
        press(robot, KeyCode.PERIOD);
        assertThat(moment()).isEqualTo(ago(29).plusSeconds(20));

        press(robot, KeyCode.ALT, KeyCode.PERIOD);
        assertThat(((Labeled) scene.lookup(".time-trouble")).getText()).isEqualTo("Nothing after that");
        assertThat(scene.lookup(".time-line").getAccessibleText())
                .contains("Alarms on it: 3, steps of rollouts: 2, changes of cars:");
        both(robot, "replay-marks-end-dark-1280x800");
    }

    @Test
    void aMomentIsMarkedListedGoneToAndDeleted(FxRobot robot) {
        marked.kept.put(ago(45), new Bookmark(ago(45), "before the second wave"));
        press(robot, KeyCode.F7);
        press(robot, KeyCode.SHIFT, KeyCode.COMMA);
        press(robot, KeyCode.B);
        robot.write("silent again");
        press(robot, KeyCode.ENTER);
        both(robot, "replay-bookmarks-dark-1280x800");
        assertThat(marked.kept.get(ago(12))).isEqualTo(new Bookmark(ago(12), "silent again"));

        press(robot, KeyCode.HOME);
        press(robot, KeyCode.ENTER);
        assertThat(moment()).isEqualTo(ago(45));
        both(robot, "replay-bookmark-flags-dark-1280x800");
        press(robot, KeyCode.B);
        press(robot, KeyCode.TAB);
        press(robot, KeyCode.HOME);
        press(robot, KeyCode.DELETE);
        assertThat(marked.kept).containsOnlyKeys(ago(12));
    }

    @Test
    void byWhichTimeThePastIsToldIsChosenWithTheKeysAndStays(FxRobot robot) {
        press(robot, KeyCode.F7);
        press(robot, KeyCode.TAB);
        assertThat(scene.getFocusOwner()).isSameAs(reckoning());
        assertThat(reckoning().getText()).isEqualTo("as known");
        assertThat(sentence()).isEmpty();

        press(robot, KeyCode.SPACE);
        press(robot, KeyCode.DOWN);
        press(robot, KeyCode.DOWN);
        press(robot, KeyCode.ENTER);
        assertThat(reckoning().getText()).isEqualTo("as happened");
        assertThat(sentence())
                .isEqualTo(
                        "Timelines and logs stand at the own time of the cars; everything else has only that of the server.");
        both(robot, "replay-as-happened-dark-1280x800");

        press(robot, KeyCode.F7);
        press(robot, KeyCode.F7);
        assertThat(reckoning().getText()).isEqualTo("as happened");
        robot.interact(() -> preferences.change(chosen -> chosen.withLanguage(Locale.GERMAN)));
        press(robot, KeyCode.F7);
        press(robot, KeyCode.F7);
        assertThat(reckoning().getText()).isEqualTo("wie geschehen");
        both(robot, "replay-as-happened-german-dark-1280x800");
    }

    private MenuButton reckoning() {
        return (MenuButton) scene.lookup(".time-reckoning");
    }

    private String sentence() {
        return ((Labeled) scene.lookup(".time-sentence")).getText();
    }

    @Test
    void inGermanEverythingHasRoom(FxRobot robot) {
        robot.interact(() -> preferences.change(chosen -> chosen.withLanguage(Locale.GERMAN)));
        press(robot, KeyCode.F7);
        press(robot, KeyCode.SHIFT, KeyCode.COMMA);
        robot.interact(() -> scene.getRoot().layout());
        both(robot, "replay-marks-german-dark-1280x800");

        for (Node node : scene.lookup(".time-bar").lookupAll(".button")) {
            Region button = (Region) node;
            assertThat(button.getWidth())
                    .as("%s", button.getAccessibleText())
                    .isGreaterThanOrEqualTo(Math.floor(button.prefWidth(-1)));
        }
    }

    @Test
    void aLinkToTheMomentLeadsThereAgain(FxRobot robot) {
        press(robot, KeyCode.F7);
        press(robot, KeyCode.SHIFT, KeyCode.COMMA);
        press(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
        String[] link = new String[1];
        robot.interact(() -> link[0] = Clipboard.getSystemClipboard().getString());
        assertThat(link[0]).isEqualTo("pitwall:cars?at=" + ago(12));

        press(robot, KeyCode.F7);
        assertThat(console.travel().isInPast()).isFalse();
        robot.interact(() -> console.follow(link[0]));
        assertThat(moment()).isEqualTo(ago(12));
    }

    private void press(FxRobot robot, KeyCode... keys) {
        robot.push(keys);
        WaitForAsyncUtils.waitForFxEvents();
        // Each answer comes back through the queue of the toolkit.
        for (int answers = 0; answers < 40; answers++) {
            WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(() -> {}));
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void both(FxRobot robot, String dark) {
        Pictures.both(
                robot,
                scene,
                theme -> preferences.change(
                        chosen -> chosen.with(chosen.appearance().withTheme(theme))),
                dark);
    }

    private Instant moment() {
        return console.travel().momentProperty().get().orElseThrow();
    }

    private static Instant ago(int minutes) {
        return Frames.NOW.minus(Duration.ofMinutes(minutes));
    }
}
