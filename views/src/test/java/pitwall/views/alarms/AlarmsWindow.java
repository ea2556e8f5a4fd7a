package pitwall.views.alarms;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import pitwall.client.Answer;
import pitwall.client.FleetFrame;
import pitwall.testing.SteppedClock;
import pitwall.views.cars.detail.ScriptedFiles;
import pitwall.views.desk.Destination;
import pitwall.views.desk.ScreenKind;
import pitwall.views.fx.FleetModel;
import pitwall.views.pins.OfflinePins;
import pitwall.views.pins.PinMemory;
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

/// The alarms in the whole window, with keys only.
abstract class AlarmsWindow {
    final SteppedClock clock = new SteppedClock(Frames.NOW);
    final FleetModel fleet = new FleetModel(clock);
    final FleetModel shown = FleetModel.over(fleet);
    final MemoryPorts ports = new MemoryPorts();
    PreferencesModel preferences;
    PlainScreen logs;
    PlainScreen compare;
    Console console;
    Scene scene;

    /// Only that of the test itself is called by itself; each hands on to this.
    @Start
    void start(Stage stage) {
        logs = new PlainScreen("logs"); // its list needs the toolkit
        compare = new PlainScreen("compare");
        ports.pins = new OfflinePins(fleet, new ScriptedFiles(), PinMemory.NONE, Runnable::run, Runnable::run);
        preferences = new PreferencesModel(ports);
        Themes themes = new Themes(Appearance.DEFAULT, new SimpleObjectProperty<>(ColorScheme.DARK));
        console = new Console(themes, shown, ports.all(), preferences, kinds(themes), Runnable::run);
        scene = new Scene(console.root(), 1280, 800);
        themes.dress(scene);
        LastScreen.open(stage, scene, console);
    }

    List<ScreenKind> kinds(Themes themes) {
        AlarmsParts parts = new AlarmsParts(
                shown,
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
                PlainScreen.kind("rollout", "rollout.title", ""),
                new ScreenKind("compare", "compare.title", "mdi2c-compare", "", _ -> compare),
                new ScreenKind("logs", "logs.title", "mdi2t-text-box-search-outline", "Ctrl+5", _ -> logs),
                new ScreenKind(
                        "alarms",
                        "alarms.title",
                        "mdi2b-bell-outline",
                        "Ctrl+7",
                        surroundings -> new AlarmsScreen(parts, surroundings)));
    }

    @BeforeEach
    void begin(FxRobot robot) {
        ports.scriptedAlarms.detail = new Answer.Given<>(SampleAlarms.detail(SampleAlarms.gate()));
        robot.interact(() -> console.open(new Destination.Cars("")));
        see(robot, SampleAlarms.frame(Frames.live(), SampleAlarms.many()));
    }

    /// The list looks at the newest picture four times a second.
    static void until(Callable<Boolean> shown) throws TimeoutException {
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, shown);
    }

    void both(FxRobot robot, String dark) {
        Pictures.both(robot, scene, this::dress, dark);
    }

    void theme(FxRobot robot, Theme theme) {
        robot.interact(() -> dress(theme));
    }

    void dress(Theme theme) {
        preferences.change(chosen -> chosen.with(chosen.appearance().withTheme(theme)));
    }

    void see(FxRobot robot, FleetFrame frame) {
        robot.interact(() -> {
            fleet.accept(frame);
            fleet.tick();
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    void press(FxRobot robot, KeyCode... stroke) {
        robot.interact(() -> scene.getWindow().requestFocus());
        robot.push(stroke);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// What can be read once all of it is laid out.
    List<String> texts() {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return scene.getRoot().lookupAll("*").stream()
                    .filter(Labeled.class::isInstance)
                    .filter(Node::isVisible)
                    .map(node -> ((Labeled) node).getText())
                    .filter(text -> text != null)
                    .toList();
        });
    }
}
