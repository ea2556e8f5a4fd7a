package pitwall.views.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.event.ActionEvent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import pitwall.client.FleetSnapshot;
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
import pitwall.views.theme.Appearance;
import pitwall.views.theme.Theme;
import pitwall.views.theme.Themes;

/// A stretch that the server told, beside what was seen and what nobody knows.
@ExtendWith(ApplicationExtension.class)
class ServerSpanPictureTest {
    private final FleetModel live = new FleetModel(new SteppedClock(Frames.NOW));
    private final MemoryPorts ports = new MemoryPorts();
    private final SeenBefore seen = new SeenBefore();
    private PreferencesModel preferences;
    private Console console;
    private Scene scene;

    @Start
    private void start(Stage stage) {
        ports.past = seen;
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

    @ParameterizedTest
    @CsvSource({"DARK, false", "LIGHT, false", "DARK, true", "LIGHT, true"})
    void theBarTellsWhatTheServerToldFromWhatWasSeen(Theme theme, boolean carsOnly, FxRobot robot) {
        FleetSnapshot picture = FleetSnapshot.of(List.of(FleetFixtures.wellCar("WBA-1")));
        seen.saw(Frames.NOW.minus(Duration.ofMinutes(30)), picture);
        seen.saw(Frames.NOW, picture);
        robot.interact(() -> {
            preferences.change(chosen -> chosen.with(chosen.appearance().withTheme(theme)));
            live.accept(Frames.of(Frames.live(), Frames.operator()));
            console.open(new Destination.Cars(""));
        });
        robot.push(KeyCode.F7);
        seen.learns(Frames.NOW.minus(Duration.ofMinutes(80)), carsOnly ? picture.carsOnly() : picture);
        robot.interact(() ->
                robot.lookup(".time-bar TextField").queryTextInputControl().setText("-45m"));
        robot.interact(() ->
                robot.lookup(".time-bar TextField").queryTextInputControl().fireEvent(new ActionEvent()));

        String what = carsOnly ? "replay-cars-by-server-" : "replay-by-server-";
        Pictures.save(robot, scene, what + theme.name().toLowerCase(Locale.ROOT) + "-1280x800");
        assertThat(robot.lookup(".time-trouble").queryAs(Label.class).getText())
                .isEqualTo(carsOnly ? "From the server, in steps: cars only" : "From the server, in steps");
        assertThat(robot.lookup(".time-server").tryQuery()).isPresent();
    }
}
