package pitwall.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
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
import pitwall.views.preferences.PreferencesModel;
import pitwall.views.testing.Frames;
import pitwall.views.testing.LastScreen;
import pitwall.views.testing.MemoryPorts;
import pitwall.views.testing.Pictures;
import pitwall.views.testing.PlainScreen;
import pitwall.views.testing.UnreadNotes;
import pitwall.views.theme.Appearance;
import pitwall.views.theme.Themes;

/// Nothing that somebody wrote is lost by signing out without being told.
@ExtendWith(ApplicationExtension.class)
class SignOutTest {
    private final MemoryPorts ports = new MemoryPorts();
    private final FleetModel fleet = new FleetModel(SteppedClock.atFixtures());
    private final UnreadNotes kept = new UnreadNotes();
    private PreferencesModel preferences;
    private Console console;
    private Scene scene;

    @Start
    private void start(Stage stage) {
        ports.notes = new LocalNotes(fleet, _ -> new CompletableFuture<>(), kept, Runnable::run);
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
        signOut(robot);

        assertThat(ports.asked).contains("sign out");
    }

    @Test
    void withNotesItIsAskedFirstAndCancelKeepsThem(FxRobot robot) {
        robot.interact(() -> {
            ports.notes.add(new CarId("WBA-00041"), "The seal is loose.");
            ports.notes.add(new CarId("WBA-00052"), "Left front tyre is flat.");
        });

        signOut(robot);
        assertThat(ports.asked).doesNotContain("sign out");
        assertThat(texts())
                .contains("2 notes that the server does not have", "Delete and sign out")
                .anyMatch(text -> text.startsWith("They stand in the timelines of WBA-00041, WBA-00052;"));
        Pictures.both(
                robot,
                scene,
                theme -> preferences.change(
                        chosen -> chosen.with(chosen.appearance().withTheme(theme))),
                "sign-out-notes-dark-1280x800");
        robot.push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(ports.asked).as("Enter confirms nothing").doesNotContain("sign out");
        assertThat(ports.notes.all()).hasSize(2);

        signOut(robot);
        robot.interact(() -> button("Delete and sign out").fire());
        assertThat(ports.asked).contains("sign out");
        robot.interact(() -> {
            fleet.accept(FleetModel.NOTHING);
            fleet.accept(Frames.of(Frames.offline(), Frames.operator()));
        });
        assertThat(ports.notes.all()).as("deleted").isEmpty();
    }

    @Test
    void whileNobodyKnowsOfNotesItIsAskedWithoutANumber(FxRobot robot) {
        kept.there = true;

        signOut(robot);
        assertThat(ports.asked).doesNotContain("sign out");
        assertThat(texts())
                .contains("Notes that the server does not have, if there are any", "not known")
                .anyMatch(text -> text.startsWith("Whether this computer keeps such notes was not read yet."));
        Pictures.both(
                robot,
                scene,
                theme -> preferences.change(
                        chosen -> chosen.with(chosen.appearance().withTheme(theme))),
                "sign-out-notes-unread-dark-1280x800");

        robot.interact(() -> button("Delete and sign out").fire());
        assertThat(ports.asked).contains("sign out");
    }

    @Test
    void thatIsAskedInGermanToo(FxRobot robot) {
        kept.there = true;
        robot.interact(() -> preferences.change(chosen -> chosen.withLanguage(Locale.GERMAN)));

        signOutInGerman(robot);

        assertThat(texts()).contains("Notizen, die der Server nicht hat, falls es welche gibt", "nicht bekannt");
        Pictures.save(robot, scene, "sign-out-notes-unread-german-dark-1280x800");
    }

    @Test
    void itIsAskedInGermanToo(FxRobot robot) {
        robot.interact(() -> {
            preferences.change(chosen -> chosen.withLanguage(Locale.GERMAN));
            ports.notes.add(new CarId("WBA-00041"), "Die Dichtung ist lose.");
        });

        signOutInGerman(robot);

        assertThat(texts()).contains("1 Notiz, die der Server nicht hat", "Löschen und abmelden");
        Pictures.save(robot, scene, "sign-out-notes-german-dark-1280x800");
    }

    private static void signOut(FxRobot robot) {
        signOut(robot, "Sign out");
    }

    private static void signOutInGerman(FxRobot robot) {
        signOut(robot, "Abmelden");
    }

    private static void signOut(FxRobot robot, String words) {
        robot.push(KeyCode.CONTROL, KeyCode.K);
        robot.write(words);
        robot.push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Button button(String words) {
        return scene.getRoot().lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(each -> words.equals(each.getText()))
                .findFirst()
                .orElseThrow();
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
