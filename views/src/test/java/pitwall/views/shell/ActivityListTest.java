package pitwall.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import pitwall.testing.SteppedClock;
import pitwall.views.desk.Destination;
import pitwall.views.desk.RunningTask;
import pitwall.views.desk.RunningTask.End;
import pitwall.views.desk.RunningTask.Way;
import pitwall.views.fx.FleetModel;
import pitwall.views.preferences.PreferencesModel;
import pitwall.views.testing.Frames;
import pitwall.views.testing.LastScreen;
import pitwall.views.testing.MemoryPorts;
import pitwall.views.testing.Pictures;
import pitwall.views.testing.PlainScreen;
import pitwall.views.theme.Appearance;
import pitwall.views.theme.Themes;

/// The activity list with a wish for cars on every step of its way, as pictures in `target/screens`.
@ExtendWith(ApplicationExtension.class)
class ActivityListTest {
    private final MemoryPorts ports = new MemoryPorts();
    private final FleetModel fleet = new FleetModel(SteppedClock.atFixtures());
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
        fleet.accept(Frames.of(Frames.live(), Frames.operator()));
        LastScreen.open(stage, scene, console);
    }

    private RunningTask wish(String car) {
        return console.navigator().request("4.3.0 requested for " + car, Optional.empty());
    }

    @Test
    void everyStepOfAWishHasItsWord(FxRobot robot) {
        robot.interact(() -> {
            wish("WBA-00041").end(End.PROVEN);
            wish("WBA-00042").end(End.EXPIRED);
            wish("WBA-00043").end(End.FAILED);
            wish("WBA-00044");
            wish("WBA-00045").recorded();
            wish("WBA-00046").onTheWay(Way.WAITING);
            wish("WBA-00047").onTheWay(Way.NOTIFIED);
            RunningTask several = console.navigator().request("4.3.0 requested for 112 cars", Optional.empty());
            several.onTheWay(Way.APPLYING);
            several.progress(43, 112);
        });
        look(robot, "activity-steps-dark-1280x800");

        assertThat(lines(robot))
                .startsWith(
                        "4.3.0 requested for 112 cars – applying",
                        "4.3.0 requested for WBA-00047 – notified",
                        "4.3.0 requested for WBA-00046 – recorded, not yet with a car",
                        "4.3.0 requested for WBA-00045 – recorded, effect still to be seen",
                        "4.3.0 requested for WBA-00044 – requested",
                        "4.3.0 requested for WBA-00043 – failed",
                        "4.3.0 requested for WBA-00042 – expired",
                        "4.3.0 requested for WBA-00041 – done");
    }

    @Test
    void aSecondPersonIsWaitedForAndMaySayNo(FxRobot robot) {
        robot.interact(() -> {
            wish("WBA-00041").onTheWay(Way.ASKED);
            RunningTask declined = wish("WBA-00042");
            declined.onTheWay(Way.ASKED);
            declined.end(End.DECLINED);
        });
        look(robot, "activity-asked-dark-1280x800");

        assertThat(lines(robot))
                .startsWith(
                        "4.3.0 requested for WBA-00042 – a second person said no",
                        "4.3.0 requested for WBA-00041 – waits for a second person");
    }

    /// A list would keep this key to itself.
    @Test
    void escapeClosesTheListAndTheFocusIsWhereItWas(FxRobot robot) {
        robot.interact(() -> wish("WBA-00041"));
        robot.clickOn("#activity");
        assertThat(scene.getFocusOwner()).isInstanceOf(ListView.class);

        robot.push(KeyCode.ESCAPE);

        assertThat(robot.lookup(".activity-list").tryQuery()).isEmpty();
        assertThat(scene.getFocusOwner()).hasFieldOrPropertyWithValue("id", "activity");
    }

    private void look(FxRobot robot, String dark) {
        robot.clickOn("#activity");
        Pictures.both(
                robot,
                scene,
                theme -> preferences.change(
                        chosen -> chosen.with(chosen.appearance().withTheme(theme))),
                dark);
    }

    private static List<String> lines(FxRobot robot) {
        return robot.lookup(".activity-line .label").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .map(text -> text.substring(text.indexOf("  ") + 2))
                .toList();
    }
}
