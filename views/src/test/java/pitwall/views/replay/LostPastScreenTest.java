package pitwall.views.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import pitwall.testing.SteppedClock;
import pitwall.views.desk.Destination;
import pitwall.views.fx.FleetModel;
import pitwall.views.ports.OfflineStatus;
import pitwall.views.ports.OfflineStatus.Past;
import pitwall.views.ports.OfflineStatus.State;
import pitwall.views.preferences.PreferencesModel;
import pitwall.views.shell.Console;
import pitwall.views.testing.Frames;
import pitwall.views.testing.LastScreen;
import pitwall.views.testing.MemoryPorts;
import pitwall.views.testing.Pictures;
import pitwall.views.testing.PlainScreen;
import pitwall.views.theme.Appearance;
import pitwall.views.theme.Theme;
import pitwall.views.theme.Themes;

/// Whoever looks for the past is told why it is not there.
@ExtendWith(ApplicationExtension.class)
class LostPastScreenTest {
    private static final String ASIDE = "/home/a.huber/.local/share/pitwall/cache/4d/quarantine/history.mv.db";

    private final FleetModel live = new FleetModel(new SteppedClock(Frames.NOW));
    private final MemoryPorts ports = new MemoryPorts();
    private PreferencesModel preferences;
    private Console console;
    private Scene scene;

    @Start
    private void start(Stage stage) {
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
        robot.interact(() -> {
            live.accept(Frames.of(Frames.live(), Frames.operator()));
            console.open(new Destination.Cars(""));
        });
    }

    @Test
    void aPastThatIsNotKeptSaysSoWhereItIsLookedFor(FxRobot robot) throws TimeoutException {
        remember(robot, new Past(State.IN_USE, null));
        robot.push(KeyCode.F7);

        assertThat(kept().getText())
                .isEqualTo("Another Pitwall on this computer uses the file of the past (F7)."
                        + " This one keeps and shows none of it.");
        assertThat(kept().getWidth()).as("all of it is to be read").isGreaterThanOrEqualTo(kept().prefWidth(-1));
        both(robot, "replay-past-in-use-dark-1280x800");

        remember(robot, Past.WELL);
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, kept().managedProperty().not());
        assertThat(kept().getText()).isEmpty();
    }

    @Test
    void aPastThatWasSetAsideSaysWhere(FxRobot robot) {
        remember(robot, new Past(State.DAMAGED, ASIDE));
        robot.push(KeyCode.F7);

        assertThat(kept().getText())
                .startsWith("The file of the past (F7) was damaged. It is set aside as")
                .contains("history.mv.db");
        assertThat(kept().getTooltip().getText()).contains(ASIDE);
        both(robot, "replay-past-aside-dark-1280x800");
        robot.interact(() -> preferences.change(chosen -> chosen.withLanguage(Locale.GERMAN)));
        robot.push(KeyCode.F7);
        robot.push(KeyCode.F7);
        both(robot, "replay-past-aside-german-dark-1280x800");
    }

    @Test
    void theOfflineDataPageTellsIt(FxRobot robot) {
        remember(robot, new Past(State.DISK_FULL, null));
        robot.interact(() -> console.open(new Destination.CacheContents()));
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(texts())
                .contains("The disk is full. What is kept of the past (F7) stays; nothing is added. Free some space.");
        both(robot, "settings-offline-past-full-dark-1280x800");
    }

    private void remember(FxRobot robot, Past past) {
        OfflineStatus now = ports.offline;
        ports.offline = now.with(past);
        robot.interact(live::tick);
    }

    private Label kept() {
        return (Label) scene.lookup(".time-kept");
    }

    private List<String> texts() {
        return scene.getRoot().lookupAll(".label").stream()
                .map(node -> ((Labeled) node).getText())
                .toList();
    }

    private void both(FxRobot robot, String dark) {
        Pictures.both(
                robot,
                scene,
                theme -> preferences.change(
                        chosen -> chosen.with(chosen.appearance().withTheme(theme))),
                dark);
        robot.interact(() ->
                preferences.change(chosen -> chosen.with(chosen.appearance().withTheme(Theme.DARK))));
    }
}
