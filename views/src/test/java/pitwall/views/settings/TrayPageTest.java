package pitwall.views.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
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
import pitwall.views.tray.Tray;
import pitwall.views.tray.TrayChoice;
import pitwall.views.tray.TrayMood;
import pitwall.views.tray.TrayView;

/// The choice of an icon in the notification area, as a person makes it.
@ExtendWith(ApplicationExtension.class)
class TrayPageTest {
    private static final String MISSING = "This desktop shows no notification area now";

    private final MemoryPorts ports = new MemoryPorts();
    private final FleetModel fleet = new FleetModel(new SteppedClock(Frames.NOW));
    private PreferencesModel preferences;
    private Console console;
    private Scene scene;

    @Start
    private void start(Stage stage) {
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
        fleet.accept(SampleAlarms.frame(Frames.live(), List.of()));
    }

    @Test
    void iconIsThereFromTheChoiceOnAndItIsSaidWhereItCannotBe(FxRobot robot) {
        ports.tray.answer = Tray.Place.NONE;
        open(robot);
        assertThat(chosen()).isEqualTo("None");
        assertThat(sentences()).noneMatch(text -> text.startsWith(MISSING));

        press(robot, "As the desktop");
        assertThat(TrayChoice.of(preferences.get())).isEqualTo(TrayChoice.DESKTOP);
        assertThat(ports.tray.now).contains(new TrayView(TrayMood.LIVE, true, "The fleet is live"));
        assertThat(sentences()).as("nobody knows yet").noneMatch(text -> text.startsWith(MISSING));

        robot.interact(() -> ports.tray.answer(Tray.Place.MISSING));
        assertThat(sentences()).anyMatch(text -> text.startsWith(MISSING));
        Pictures.save(robot, scene, "settings-tray-missing-dark-1280x800");

        robot.interact(() -> ports.tray.answer(Tray.Place.SHOWN));
        assertThat(sentences()).noneMatch(text -> text.startsWith(MISSING));

        press(robot, "Dark");
        assertThat(ports.tray.now).contains(new TrayView(TrayMood.LIVE, false, "The fleet is live"));
        robot.interact(() -> preferences.change(before ->
                before.withLanguage(Locale.GERMAN).with(before.appearance().withTheme(Theme.LIGHT))));
        open(robot);
        assertThat(chosen()).isEqualTo("Dunkel");
        Pictures.save(robot, scene, "settings-tray-german-light-1280x800");

        press(robot, "Keines");
        assertThat(ports.tray.now).isEmpty();
    }

    private void open(FxRobot robot) {
        robot.interact(() -> console.open(new Destination.Settings()));
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> {
            @SuppressWarnings("unchecked")
            ListView<SettingsPage> pages = (ListView<SettingsPage>) scene.lookup(".list-view");
            pages.getItems().stream()
                    .filter(page -> page.id().equals("appearance"))
                    .forEach(pages.getSelectionModel()::select);
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void press(FxRobot robot, String words) {
        RadioButton button = choices().stream()
                .filter(choice -> choice.getText().equals(words))
                .findFirst()
                .orElseThrow();
        robot.interact(button::fire);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private String chosen() {
        return choices().stream()
                .filter(RadioButton::isSelected)
                .map(RadioButton::getText)
                .findFirst()
                .orElse("");
    }

    private List<RadioButton> choices() {
        return scene.getRoot().lookup("#trays").lookupAll(".radio-button").stream()
                .map(RadioButton.class::cast)
                .toList();
    }

    private List<String> sentences() {
        return scene.getRoot().lookupAll(".label").stream()
                .filter(Node::isVisible)
                .map(node -> ((Labeled) node).getText())
                .toList();
    }
}
