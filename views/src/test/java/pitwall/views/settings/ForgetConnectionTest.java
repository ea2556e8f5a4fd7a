package pitwall.views.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import pitwall.fleet.CarId;
import pitwall.testing.SteppedClock;
import pitwall.views.desk.Destination;
import pitwall.views.fx.FleetModel;
import pitwall.views.notes.LocalNotes;
import pitwall.views.notes.NoteMemory;
import pitwall.views.preferences.PreferencesModel;
import pitwall.views.shell.Console;
import pitwall.views.testing.Frames;
import pitwall.views.testing.LastScreen;
import pitwall.views.testing.MemoryPorts;
import pitwall.views.testing.Pictures;
import pitwall.views.testing.PlainScreen;
import pitwall.views.theme.Appearance;
import pitwall.views.theme.Themes;

/// Nothing that somebody wrote is lost with a connection without being told.
@ExtendWith(ApplicationExtension.class)
class ForgetConnectionTest {
    private final MemoryPorts ports = new MemoryPorts();
    private final FleetModel fleet = new FleetModel(SteppedClock.atFixtures());
    private PreferencesModel preferences;
    private Console console;
    private Scene scene;

    @Start
    private void start(Stage stage) {
        ports.connections.add(MemoryPorts.connection());
        ports.notes = new LocalNotes(fleet, _ -> new CompletableFuture<>(), NoteMemory.NONE, Runnable::run);
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
        console.open(new Destination.Cars(""));
        fleet.accept(Frames.of(Frames.offline(), Frames.operator()));
    }

    @Test
    void withoutNotesItIsDoneAtOnce(FxRobot robot) {
        forget(robot, "Forget");

        assertThat(ports.connections).isEmpty();
    }

    @Test
    void withNotesItIsAskedFirst(FxRobot robot) {
        robot.interact(() -> ports.notes.add(new CarId("WBA-00041"), "The seal is loose."));

        forget(robot, "Forget");
        assertThat(ports.connections).hasSize(1);
        assertThat(texts())
                .contains("Forget connection", "1 note that the server does not have", "Delete and forget")
                .anyMatch(text -> text.startsWith("They stand in the timelines of WBA-00041;"));
        Pictures.both(
                robot,
                scene,
                theme -> preferences.change(
                        chosen -> chosen.with(chosen.appearance().withTheme(theme))),
                "forget-connection-notes-dark-1280x800");

        robot.interact(() -> button("Delete and forget").orElseThrow().fire());
        assertThat(ports.connections).isEmpty();
    }

    /// What is kept of a connection that is not in use cannot be read.
    @Test
    void ofAnotherConnectionNobodyKnows(FxRobot robot) {
        robot.interact(() -> fleet.accept(FleetModel.NOTHING));
        ports.remembered.add(MemoryPorts.connection().name());

        forget(robot, "Forget");
        assertThat(ports.connections).hasSize(1);
        assertThat(texts()).contains("Notes that the server does not have, if there are any", "not known");

        robot.interact(() -> button("Cancel").orElseThrow().fire());
        assertThat(ports.connections).hasSize(1);
    }

    @Test
    void itIsAskedInGermanToo(FxRobot robot) {
        robot.interact(() -> {
            preferences.change(chosen -> chosen.withLanguage(Locale.GERMAN));
            ports.notes.add(new CarId("WBA-00041"), "Die Dichtung ist lose.");
        });

        forget(robot, "Vergessen");

        assertThat(texts()).contains("1 Notiz, die der Server nicht hat", "Löschen und vergessen");
        Pictures.save(robot, scene, "forget-connection-notes-german-dark-1280x800");
    }

    private void forget(FxRobot robot, String words) {
        robot.interact(() -> console.open(new Destination.Settings()));
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> robot.lookup(".connection-list")
                .queryListView()
                .getSelectionModel()
                .selectFirst());
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> button(words).orElseThrow().fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Optional<Button> button(String words) {
        return scene.getRoot().lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(each -> words.equals(each.getText()))
                .findFirst();
    }

    private List<String> texts() {
        return scene.getRoot().lookupAll("*").stream()
                .filter(Labeled.class::isInstance)
                .filter(Node::isVisible)
                .map(node -> ((Labeled) node).getText())
                .filter(text -> text != null)
                .toList();
    }
}
