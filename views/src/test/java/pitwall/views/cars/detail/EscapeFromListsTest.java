package pitwall.views.cars.detail;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import pitwall.client.Answer;
import pitwall.views.cars.overview.FleetTrend;
import pitwall.views.cars.overview.OverviewParts;
import pitwall.views.cars.overview.OverviewScreen;
import pitwall.views.desk.Destination;
import pitwall.views.desk.ScreenKind;
import pitwall.views.ports.OfflineStatus;
import pitwall.views.preferences.PreferencesModel;
import pitwall.views.shell.Console;
import pitwall.views.testing.EscapeKey;
import pitwall.views.testing.LastScreen;
import pitwall.views.testing.MemoryPorts;
import pitwall.views.theme.Appearance;
import pitwall.views.theme.Themes;
import pitwall.views.trail.TrailAlarms;

/// A list takes Esc for the end of editing; from within each, it still does what it does everywhere.
@ExtendWith(ApplicationExtension.class)
class EscapeFromListsTest extends CarWindow {
    private DetailStage parts;
    private Console console;
    private Scene scene;

    @Override
    @Start
    void start(Stage shown) {
        super.start(shown);
        parts = new DetailStage(shown, Locale.ENGLISH, DetailStory.failed());
        Themes themes = new Themes(Appearance.DEFAULT, new SimpleObjectProperty<>(ColorScheme.DARK));
        OverviewParts overview = new OverviewParts(
                parts.fleet,
                new FleetTrend(parts.fleet, Runnable::run, Runnable::run),
                new TrailAlarms(),
                () -> CompletableFuture.completedFuture(new Answer.Given<>(List.of())),
                themes.paletteProperty(),
                Runnable::run,
                Runnable::run,
                parts.clock,
                () -> OfflineStatus.NOTHING);
        MemoryPorts ports = new MemoryPorts();
        console = new Console(
                themes,
                parts.fleet,
                ports.all(),
                new PreferencesModel(ports),
                List.of(
                        new ScreenKind(
                                "overview",
                                "overview.title",
                                "mdi2v-view-dashboard-outline",
                                "Ctrl+1",
                                around -> new OverviewScreen(overview, around)),
                        CarDetailScreen.kind(parts.parts())),
                Runnable::run);
        scene = new Scene(console.root(), 1280, 800);
        themes.dress(scene);
        parts.fleet.accept(failed());
        LastScreen.open(shown, scene, console);
    }

    @Test
    void fromWhatNeedsSomebody(FxRobot robot) {
        open(robot, new Destination.Overview());
        EscapeKey.comesThrough(robot, scene, ".needs-list");
    }

    @Test
    void fromTheTimelineOfACar(FxRobot robot) {
        open(robot, PLACE);
        robot.push(KeyCode.ALT, KeyCode.DIGIT1);
        EscapeKey.comesThrough(robot, scene, ".timeline-list");
    }

    @Test
    void fromTheLogLinesOfACar(FxRobot robot) {
        open(robot, PLACE);
        robot.push(KeyCode.L);
        EscapeKey.comesThrough(robot, scene, ".logs-pane .list-view");
    }

    private void open(FxRobot robot, Destination place) {
        robot.interact(() -> console.open(place));
        WaitForAsyncUtils.waitForFxEvents();
    }
}
