package pitwall.views.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import pitwall.testing.SteppedClock;
import pitwall.views.bell.AlarmRinger;
import pitwall.views.bell.SoundChoice;
import pitwall.views.bell.Speaker.Tone;
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
import pitwall.views.theme.Appearance;
import pitwall.views.theme.Theme;
import pitwall.views.theme.Themes;

/// The page about the sound of alarms, as a person uses it.
@ExtendWith(ApplicationExtension.class)
class SoundPageTest {
    private final SteppedClock clock = new SteppedClock(Frames.NOW);
    private final MemoryPorts ports = new MemoryPorts();
    private final FleetModel fleet = new FleetModel(clock);
    private PreferencesModel preferences;
    private Console console;
    private Scene scene;

    @Start
    private void start(Stage stage) {
        ports.scriptedAlarms.devices = List.of("Headset", "Ceiling");
        preferences = new PreferencesModel(ports);
        Themes themes = new Themes(Appearance.DEFAULT, new SimpleObjectProperty<>(ColorScheme.DARK));
        console = new Console(
                themes,
                fleet,
                ports.all(),
                preferences,
                List.of(PlainScreen.kind("cars", "shell.nav.cars", "Ctrl+2")),
                Runnable::run);
        scene = new Scene(console.root(), 1280, 800);
        themes.dress(scene);
        LastScreen.open(stage, scene, console);
    }

    @Test
    void volumeAndDeviceAreKeptTonesAreTriedAndQuietEndsByItself(FxRobot robot) {
        open(robot);
        both(robot, "settings-sound-dark-1280x800");
        assertThat(texts()).contains("sound on", "Headset", "What the system uses");

        press(robot, "50 %");
        press(robot, "Ceiling");
        assertThat(ports.scriptedAlarms.used).isEqualTo(new SoundChoice(50, "Ceiling"));
        assertThat(SoundChoice.of(preferences.get())).isEqualTo(new SoundChoice(50, "Ceiling"));

        press(robot, "Be quiet for 10 minutes");
        assertThat(texts()).anyMatch(text -> text.startsWith("sound off 10:00"));
        press(robot, "Play priority 1");
        press(robot, "Play priority 2");
        assertThat(ports.scriptedAlarms.played).containsExactly(Tone.P1, Tone.P2);
        both(robot, "settings-sound-quiet-dark-1280x800");

        clock.advance(AlarmRinger.QUIET);
        see(robot);
        assertThat(texts()).as("it is heard again").contains("sound on", "Be quiet for 10 minutes");
        robot.interact(() -> preferences.change(chosen -> chosen.withLanguage(Locale.GERMAN)));
        open(robot);
        both(robot, "settings-sound-german-dark-1280x800");
        assertThat(texts()).contains("Ton an", "Lautstärke");
    }

    private void open(FxRobot robot) {
        see(robot);
        robot.interact(() -> console.open(new Destination.Settings()));
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> {
            @SuppressWarnings("unchecked")
            ListView<SettingsPage> pages = (ListView<SettingsPage>) scene.lookup(".list-view");
            pages.getItems().stream()
                    .filter(page -> page.id().equals("sound"))
                    .forEach(pages.getSelectionModel()::select);
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void see(FxRobot robot) {
        robot.interact(() -> {
            fleet.accept(SampleAlarms.frame(Frames.live(), List.of()));
            fleet.tick();
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// The page again, because the settings are made anew with each change.
    private void both(FxRobot robot, String dark) {
        Pictures.save(robot, scene, dark);
        theme(robot, Theme.LIGHT);
        open(robot);
        Pictures.save(robot, scene, dark.replace("dark", "light"));
        theme(robot, Theme.DARK);
        open(robot);
    }

    private void theme(FxRobot robot, Theme theme) {
        robot.interact(() ->
                preferences.change(chosen -> chosen.with(chosen.appearance().withTheme(theme))));
    }

    private void press(FxRobot robot, String words) {
        robot.interact(() -> {
            ButtonBase button = null;
            for (Node node : scene.getRoot().lookupAll(".button")) {
                button = words.equals(((ButtonBase) node).getText()) ? (ButtonBase) node : button;
            }
            for (Node node : scene.getRoot().lookupAll(".radio-button")) {
                if (words.equals(((RadioButton) node).getText())) {
                    ((RadioButton) node).fire();
                }
            }
            if (button != null) {
                button.fire();
            }
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private List<String> texts() {
        return scene.getRoot().lookupAll("*").stream()
                .filter(Labeled.class::isInstance)
                .filter(Node::isVisible)
                .map(node -> ((Labeled) node).getText())
                .filter(text -> text != null)
                .toList();
    }
}
