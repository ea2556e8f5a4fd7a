package pitwall.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import pitwall.client.FleetBoard;
import pitwall.client.FleetSnapshot;
import pitwall.client.Freshness;
import pitwall.client.SeenAlarms;
import pitwall.fleet.Car;
import pitwall.protocol.AlarmLoad;
import pitwall.protocol.rest.AlarmView;
import pitwall.testing.FleetFixtures;
import pitwall.testing.SteppedClock;
import pitwall.views.desk.Destination;
import pitwall.views.fx.FleetModel;
import pitwall.views.preferences.PreferencesModel;
import pitwall.views.testing.Frames;
import pitwall.views.testing.LastScreen;
import pitwall.views.testing.MemoryPorts;
import pitwall.views.testing.Pictures;
import pitwall.views.testing.PlainScreen;
import pitwall.views.testing.SampleAlarms;
import pitwall.views.theme.Appearance;
import pitwall.views.theme.Theme;
import pitwall.views.theme.Themes;

/// What the status bar offers after a break of the connection.
@ExtendWith(ApplicationExtension.class)
class MissedOfferScreenTest {
    private final MemoryPorts ports = new MemoryPorts();
    private final FleetModel fleet = new FleetModel(new SteppedClock(Frames.NOW));
    private final List<Car> cars = FleetFixtures.cars(40, 7);
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
        console.open(new Destination.Cars(""));
        LastScreen.open(stage, scene, console);
    }

    private void see(FxRobot robot, Freshness freshness, List<AlarmView> alarms) {
        FleetBoard board = new FleetBoard(List.of(), null, new SeenAlarms(alarms, AlarmLoad.NONE));
        robot.interact(() -> {
            fleet.accept(Frames.of(
                    freshness, Frames.operator(), FleetSnapshot.of(cars).beside(board, List.of())));
            fleet.tick();
        });
    }

    private Hyperlink offer() {
        return (Hyperlink) scene.lookup(".status-line #missed");
    }

    @Test
    void theOfferSaysHowMuchAndGoesWhenItIsTaken(FxRobot robot) {
        see(robot, Frames.live(), List.of(SampleAlarms.gate()));
        assertThat(offer().isVisible()).isFalse();
        see(robot, Frames.offline(), List.of(SampleAlarms.gate()));
        see(robot, Frames.live(), List.of(SampleAlarms.gate(), SampleAlarms.silent(4)));
        assertThat(offer().getText()).isEqualTo("What changed while offline (1 alarm)");
        both(robot, "missed-offline-dark-1280x800");
        robot.interact(() -> offer().fire());
        assertThat(offer().isVisible()).isFalse();

        see(robot, Frames.reconnecting(Duration.ofSeconds(12)), List.of());
        see(robot, Frames.live(), List.of(SampleAlarms.silent(4)));
        assertThat(offer().getText()).startsWith("What changed in those ").endsWith(" (1 alarm)");
        assertThat(offer().getTooltip().getText()).startsWith("Since 12:00:00").endsWith("UTC: 1 alarm");
        both(robot, "missed-short-dark-1280x800");
        robot.interact(() -> preferences.change(chosen -> chosen.withLanguage(Locale.GERMAN)));
        see(robot, Frames.reconnecting(Duration.ofSeconds(12)), List.of());
        see(robot, Frames.live(), List.of(SampleAlarms.silent(4)));
        assertThat(offer().getText()).startsWith("Was sich in diesen ").endsWith(" geändert hat (1 Alarm)");
        both(robot, "missed-short-german-dark-1280x800");
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
