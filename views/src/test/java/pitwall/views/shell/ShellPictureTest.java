package pitwall.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import pitwall.client.ConsoleMode;
import pitwall.client.Freshness;
import pitwall.testing.SteppedClock;
import pitwall.views.desk.Destination;
import pitwall.views.fx.FleetModel;
import pitwall.views.preferences.PreferencesModel;
import pitwall.views.testing.Frames;
import pitwall.views.testing.MemoryPorts;
import pitwall.views.testing.Pictures;
import pitwall.views.testing.PlainScreen;
import pitwall.views.theme.Appearance;
import pitwall.views.theme.Theme;
import pitwall.views.theme.Themes;

/// The frame in every mode and theme, as pictures in `target/screens`.
@ExtendWith(ApplicationExtension.class)
class ShellPictureTest {
    private final MemoryPorts ports = new MemoryPorts();
    private final FleetModel fleet = new FleetModel(SteppedClock.atFixtures());
    private PreferencesModel preferences;
    private Console console;
    private Scene scene;
    private Stage stage;

    @Start
    private void start(Stage shown) {
        stage = shown;
        preferences = new PreferencesModel(ports);
        Themes themes = new Themes(Appearance.DEFAULT, new SimpleObjectProperty<>(ColorScheme.DARK));
        console = new Console(
                themes, fleet, ports.all(), preferences, List.of(PlainScreen.kind("cars", "shell.nav.cars", "Ctrl+2")));
        scene = new Scene(console.root(), 1280, 800);
        themes.dress(scene);
        console.open(new Destination.Cars(""));
        stage.setScene(scene);
        stage.show();
    }

    @ParameterizedTest
    @CsvSource({"DARK", "LIGHT", "HIGH_CONTRAST"})
    void theFrameIsDrawnInEveryModeAndTheme(Theme theme, FxRobot robot) {
        robot.interact(() ->
                preferences.change(chosen -> chosen.with(chosen.appearance().withTheme(theme))));
        for (ConsoleMode mode : ConsoleMode.values()) {
            robot.interact(() -> fleet.accept(Frames.of(freshness(mode), Frames.operator())));
            Pictures.save(robot, scene, "shell-" + word(mode) + "-" + word(theme));
            assertThat(robot.lookup(".mode-pill").queryButton().getText()).startsWith(mode.name());
        }
    }

    private static Freshness freshness(ConsoleMode mode) {
        return switch (mode) {
            case LIVE -> Frames.live();
            case LAGGING -> Frames.lagging();
            case RECONNECTING -> Frames.reconnecting(Duration.ofSeconds(12));
            case OFFLINE -> Frames.offline();
            case REPLAY -> Frames.replay();
        };
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
