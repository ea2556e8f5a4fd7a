package pitwall.views.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
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
import pitwall.client.CommandOutcome;
import pitwall.client.Commands;
import pitwall.client.FleetChanges;
import pitwall.client.FleetSnapshot;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.testing.SteppedClock;
import pitwall.views.cars.CarsParts;
import pitwall.views.cars.CarsScreen;
import pitwall.views.cars.SampleFleet;
import pitwall.views.cars.act.ExportNotes;
import pitwall.views.cars.asked.FilesAsOf;
import pitwall.views.cars.detail.CarDetailParts;
import pitwall.views.cars.detail.CarDetailScreen;
import pitwall.views.cars.detail.ScriptedFiles;
import pitwall.views.cars.list.ViewMemory;
import pitwall.views.desk.Destination;
import pitwall.views.desk.ScreenKind;
import pitwall.views.fx.FleetModel;
import pitwall.views.ports.OfflineStatus;
import pitwall.views.preferences.PreferencesModel;
import pitwall.views.shell.Console;
import pitwall.views.testing.Frames;
import pitwall.views.testing.LastScreen;
import pitwall.views.testing.MemoryPorts;
import pitwall.views.testing.Pictures;
import pitwall.views.testing.SampleRollouts;
import pitwall.views.testing.ScriptedRollouts;
import pitwall.views.theme.Appearance;
import pitwall.views.theme.Themes;

/// A moment of the past held against the present, with keys only.
@ExtendWith(ApplicationExtension.class)
class CompareScreenTest {
    private static final Instant THEN = SampleFleet.NOW.minus(Duration.ofMinutes(20));

    private final SteppedClock clock = new SteppedClock(SampleFleet.NOW);
    private final FleetModel live = new FleetModel(clock);
    private final FleetModel shown = FleetModel.over(live);
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
        console = new Console(themes, shown, ports.all(), preferences, kinds(themes), Runnable::run);
        scene = new Scene(console.root(), 1280, 800);
        themes.dress(scene);
        LastScreen.open(stage, scene, console);
    }

    private List<ScreenKind> kinds(Themes themes) {
        Commands nobody = command -> CompletableFuture.completedFuture(new CommandOutcome.Accepted(new UUID(1, 1)));
        CarsParts cars = new CarsParts(
                shown,
                nobody,
                new ScriptedFiles(),
                ScriptedRollouts.ofDesign(SampleRollouts.running()),
                ViewMemory.NONE,
                new ExportNotes(shown, nobody, ViewMemory.NONE, Runnable::run),
                themes,
                Runnable::run,
                Runnable::run,
                clock,
                () -> OfflineStatus.NOTHING);
        CarDetailParts detail = new CarDetailParts(
                shown,
                new FilesAsOf(shown, new ScriptedFiles(), new ScriptedFiles()),
                nobody,
                Runnable::run,
                () -> OfflineStatus.NOTHING,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return List.of(
                new ScreenKind(
                        "cars",
                        "cars.title",
                        "mdi2c-car-multiple",
                        "Ctrl+2",
                        surroundings -> new CarsScreen(cars, surroundings)),
                CarDetailScreen.kind(detail));
    }

    /// Then all was well with all thirty; now some are as they are in the sample, one is gone and the rest was not
    /// touched since.
    @BeforeEach
    void begin(FxRobot robot) {
        List<Car> before = SampleFleet.calm(30, THEN.minusSeconds(5));
        seen.saw(THEN, FleetSnapshot.of(before));
        seen.saw(SampleFleet.NOW, FleetSnapshot.of(before));
        robot.interact(() -> {
            live.accept(SampleFleet.live(SampleFleet.changed(before, SampleFleet.NOW.minusSeconds(40))));
            console.open(new Destination.Cars(""));
            console.travel().goTo(THEN);
        });
    }

    @Test
    void theGridSaysThenAndNowAndOnAKeyListsOnlyWhatChanged(FxRobot robot) {
        assertThat(texts(".car-battery")).noneMatch(text -> text.contains("→"));

        press(robot, KeyCode.SHIFT, KeyCode.F7);
        assertThat(texts(".car-battery")).contains("80\u00a0% → 41\u00a0%");
        assertThat(texts(".car-state")).contains("In sync → Failed");
        assertThat(texts(".car-state")).contains("In sync → removed");
        assertThat(texts(".time-compare .label")).containsExactly("Then → now; now is live");
        both(robot, "replay-compare-dark-1280x800");

        press(robot, KeyCode.CONTROL, KeyCode.F7);
        assertThat(texts(".status-screen").getFirst()).startsWith("3 of 30 cars");
        both(robot, "replay-compare-changed-dark-1280x800");

        press(robot, KeyCode.SHIFT, KeyCode.F7);
        press(robot, KeyCode.SHIFT, KeyCode.F7);
        assertThat(texts(".car-battery")).noneMatch(text -> text.contains("→"));
        assertThat(texts(".status-screen").getFirst()).startsWith("30 of 30 cars");
    }

    @Test
    void withoutAConnectionItIsHeldAgainstWhatWasKnownLast(FxRobot robot) {
        robot.interact(() -> live.accept(SampleFleet.frame(
                SampleFleet.changed(SampleFleet.calm(30, THEN), SampleFleet.NOW.minusSeconds(40)),
                Frames.offline(),
                FleetChanges.WHOLE)));
        press(robot, KeyCode.SHIFT, KeyCode.F7);

        assertThat(texts(".time-compare .label").getFirst()).startsWith("Then → now; now is what was known last, at ");
        assertThat(texts(".car-state")).contains("In sync → Failed");
        both(robot, "replay-compare-offline-dark-1280x800");
    }

    @Test
    void theScreenOfACarSaysThenAndNow(FxRobot robot) {
        CarId failed = SampleFleet.calm(30, THEN).getFirst().id();
        robot.interact(() -> console.open(new Destination.Car(failed)));
        press(robot, KeyCode.SHIFT, KeyCode.F7);
        robot.interact(() -> clock.advance(Duration.ofSeconds(1)));
        robot.interact(live::tick);
        WaitForAsyncUtils.waitForFxEvents();

        both(robot, "replay-compare-car-dark-1280x800");
        assertThat(texts(".car-head .label")).contains("In sync → Failed");
        assertThat(texts(".car-facts .label")).contains("80\u00a0% → 41\u00a0%");

        press(robot, KeyCode.F7);
        eventually(() -> texts(".car-head .label").contains("Failed"));
        assertThat(texts(".car-head .label")).noneMatch(text -> text.contains("→"));
    }

    private void press(FxRobot robot, KeyCode... keys) {
        robot.push(keys);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// What is worked out beside the FX thread comes a moment later.
    private static void eventually(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, condition);
        } catch (TimeoutException e) {
            throw new AssertionError("not within ten seconds", e);
        }
    }

    private List<String> texts(String selector) {
        Stream<Node> found = scene.getRoot().lookupAll(selector).stream();
        return found.filter(Labeled.class::isInstance)
                .filter(node -> node.isVisible() && node.getParent().isVisible())
                .map(node -> String.valueOf(((Labeled) node).getText()))
                .toList();
    }

    private void both(FxRobot robot, String dark) {
        Pictures.both(
                robot,
                scene,
                theme -> preferences.change(
                        chosen -> chosen.with(chosen.appearance().withTheme(theme))),
                dark);
    }
}
