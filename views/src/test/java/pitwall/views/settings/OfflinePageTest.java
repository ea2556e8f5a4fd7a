package pitwall.views.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import pitwall.client.FleetFrame;
import pitwall.fleet.CarId;
import pitwall.testing.SteppedClock;
import pitwall.views.cars.detail.DetailStory;
import pitwall.views.desk.Destination;
import pitwall.views.fx.FleetModel;
import pitwall.views.pins.OfflinePins;
import pitwall.views.pins.PinMemory;
import pitwall.views.pins.PinProgress;
import pitwall.views.ports.OfflineData.ClearOutcome;
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

/// What is kept at hand without a connection, as a person sees it and lets it go.
@ExtendWith(ApplicationExtension.class)
class OfflinePageTest {
    private final SteppedClock clock = new SteppedClock(Frames.NOW);
    private final MemoryPorts ports = new MemoryPorts();
    private final FleetModel fleet = new FleetModel(clock);
    private PreferencesModel preferences;
    private Console console;
    private Scene scene;

    @Start
    private void start(Stage stage) {
        ports.pins = new OfflinePins(fleet, DetailStory.failed(), PinMemory.NONE, Runnable::run, Runnable::run);
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
    }

    @Test
    void pinsAreListedWithAgeAndSizeAndAreLetGo(FxRobot robot) {
        see(robot, SampleAlarms.frame(Frames.live(), List.of()));
        open(robot);
        both(robot, "settings-offline-dark-1280x800");
        assertThat(texts()).anyMatch(text -> text.startsWith("Nothing is pinned."));
        assertThat(texts())
                .contains("what the server has", "Alarms", "How it was (F7), with bookmarks")
                .anyMatch(text -> text.startsWith("29") && text.endsWith("MB"))
                .anyMatch(text -> text.startsWith("419") && text.contains("no older than 7"))
                .anyMatch(text -> text.startsWith("100 per car · no older than 7"));

        robot.interact(() -> {
            ports.pins.pin(List.of(new CarId("WBA-00041"), new CarId("WBA-00052")), PinProgress.UNSEEN);
            ports.pins.pinQuery("region:munich", PinProgress.UNSEEN);
        });
        see(robot, SampleAlarms.frame(Frames.offline(), List.of()));
        robot.interact(() -> ports.pins.pin(List.of(new CarId("WBA-00060")), PinProgress.UNSEEN));
        both(robot, "settings-offline-pins-dark-1280x800");
        assertThat(texts())
                .contains("WBA-00041", "Query “region:munich”", "not yet: waits for a connection")
                .anyMatch(text -> text.contains("2 answers missing"));

        robot.interact(() -> buttons("Unpin").getFirst().fire());
        assertThat(ports.pins.isPinned(new CarId("WBA-00041"))).isFalse();
        assertThat(texts()).doesNotContain("WBA-00041").contains("“WBA-00041” is no longer pinned");

        robot.interact(() -> buttons("Unpin all").getFirst().fire());
        assertThat(ports.pins.all()).isEmpty();
        assertThat(texts()).anyMatch(text -> text.startsWith("Nothing is pinned."));
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(ports.pins.all()).hasSize(3);

        robot.interact(() -> preferences.change(chosen -> chosen.withLanguage(Locale.GERMAN)));
        open(robot);
        both(robot, "settings-offline-pins-german-dark-1280x800");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AT_NEXT_START|Not everything could be cleared now.",
                "NOT_CLEARED|The offline data could not be cleared",
                "CLEARED|Offline data cleared"
            })
    void whatWasNotClearedIsNotSaidToBe(ClearOutcome outcome, String words, FxRobot robot) {
        ports.cleared = outcome;
        see(robot, SampleAlarms.frame(Frames.live(), List.of()));
        open(robot);

        robot.clickOn("Clear…").clickOn("Clear");
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(ports.asked).contains("clear");
        assertThat(texts()).anyMatch(text -> text.startsWith(words));
    }

    private void open(FxRobot robot) {
        robot.interact(() -> console.open(new Destination.CacheContents()));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void see(FxRobot robot, FleetFrame frame) {
        robot.interact(() -> {
            fleet.accept(frame);
            fleet.tick();
        });
        WaitForAsyncUtils.waitForFxEvents();
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

    private List<ButtonBase> buttons(String words) {
        return scene.getRoot().lookupAll(".button").stream()
                .map(ButtonBase.class::cast)
                .filter(button -> words.equals(button.getText()))
                .toList();
    }

    private List<String> texts() {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return scene.getRoot().lookupAll("*").stream()
                    .filter(Labeled.class::isInstance)
                    .filter(node -> node.isVisible())
                    .map(node -> ((Labeled) node).getText())
                    .filter(text -> text != null)
                    .toList();
        });
    }
}
