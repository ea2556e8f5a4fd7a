package pitwall.views.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import pitwall.testing.SteppedClock;
import pitwall.views.desk.Destination;
import pitwall.views.desk.ScreenKind;
import pitwall.views.fx.FleetModel;
import pitwall.views.preferences.PreferencesModel;
import pitwall.views.shell.Console;
import pitwall.views.theme.Appearance;
import pitwall.views.theme.Themes;

/// What one test shows does not go on while the next one runs.
@ExtendWith(ApplicationExtension.class)
class LastScreenTest {
    private final FleetModel fleet = new FleetModel(SteppedClock.atFixtures());
    private Stage window;

    @Start
    private void start(Stage shown) {
        window = shown;
    }

    private PlainScreen console() {
        PlainScreen screen = new PlainScreen("cars");
        MemoryPorts ports = new MemoryPorts();
        Themes themes = new Themes(Appearance.DEFAULT, new SimpleObjectProperty<>(ColorScheme.DARK));
        Console console = new Console(
                themes,
                fleet,
                ports.all(),
                new PreferencesModel(ports),
                List.of(new ScreenKind("cars", "shell.nav.cars", "mdi2c-car-multiple", "Ctrl+2", _ -> screen)),
                Runnable::run);
        Scene scene = new Scene(console.root());
        themes.dress(scene);
        LastScreen.open(window, scene, console);
        console.open(new Destination.Cars(""));
        return screen;
    }

    @Test
    void aConsoleEndsWhenAnotherOneOrAScreenIsShown(FxRobot robot) {
        PlainScreen[] screens = new PlainScreen[2];
        robot.interact(() -> {
            screens[0] = console();
            screens[1] = console();
        });
        assertThat(screens[0].happened).endsWith("hidden");
        assertThat(screens[1].happened).doesNotContain("hidden");

        PlainScreen alone = new PlainScreen("alone");
        robot.interact(() -> LastScreen.now(window, alone));
        assertThat(screens[1].happened).endsWith("hidden");

        robot.interact(() -> {
            LastScreen.now(window, alone);
            console();
        });
        assertThat(alone.happened).containsExactly("hidden");
    }
}
