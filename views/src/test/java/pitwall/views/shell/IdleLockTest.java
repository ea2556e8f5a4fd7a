package pitwall.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
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
import pitwall.views.kit.Confirmation;
import pitwall.views.kit.Formats;
import pitwall.views.kit.SheetPane;
import pitwall.views.kit.Strings;
import pitwall.views.notes.LocalNotes;
import pitwall.views.preferences.PreferencesModel;
import pitwall.views.testing.Frames;
import pitwall.views.testing.LastScreen;
import pitwall.views.testing.MemoryPorts;
import pitwall.views.testing.Pictures;
import pitwall.views.testing.PlainScreen;
import pitwall.views.testing.UnreadNotes;
import pitwall.views.theme.Appearance;
import pitwall.views.theme.Theme;
import pitwall.views.theme.Themes;

/// A console that nobody touched shows nothing until the password is typed; danger asks for it too.
@ExtendWith(ApplicationExtension.class)
class IdleLockTest {
    private final MemoryPorts ports = new MemoryPorts();
    private final SteppedClock clock = SteppedClock.atFixtures();
    private final FleetModel fleet = new FleetModel(clock);
    private final UnreadNotes kept = new UnreadNotes();
    private PreferencesModel preferences;
    private Console console;
    private Scene scene;

    @Start
    private void start(Stage stage) {
        ports.ownPassword = Optional.of("secret");
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
        fleet.accept(Frames.of(Frames.live(), Frames.operator()));
    }

    @Test
    void afterFifteenMinutesNothingIsSeenUntilThePasswordIsTyped(FxRobot robot) {
        leaveAlone(robot, Duration.ofMinutes(16));
        assertThat(isLocked()).isTrue();
        Pictures.both(robot, scene, this::dress, "idle-lock-dark-1280x800");

        robot.push(KeyCode.CONTROL, KeyCode.K);
        assertThat(isLocked()).as("no key leads past it").isTrue();
        robot.interact(
                () -> robot.lookup("#idlePassword").queryAs(PasswordField.class).setText("guess"));
        robot.push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#wrong").queryAs(Label.class).getText()).startsWith("That is not the password");
        robot.interact(
                () -> robot.lookup("#idlePassword").queryAs(PasswordField.class).setText("secret"));
        robot.push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(isLocked()).isFalse();
    }

    @Test
    void theLockSpeaksGermanToo(FxRobot robot) {
        robot.interact(() -> preferences.change(chosen -> chosen.withLanguage(Locale.GERMAN)));
        leaveAlone(robot, Duration.ofMinutes(16));

        Pictures.save(robot, scene, "idle-lock-de");
        assertThat(isLocked()).isTrue();
    }

    @Test
    void theWayOutSaysFirstWhichNotesGoWithTheSession(FxRobot robot) {
        robot.interact(() -> ports.notes.add(new CarId("WBA-1"), "The seal is loose."));
        leaveAlone(robot, Duration.ofMinutes(16));

        robot.interact(() -> signOut(robot).fire());
        assertThat(ports.asked).doesNotContain("sign out");
        assertThat(robot.lookup("#wrong").queryAs(Label.class).getText())
                .startsWith("Signing out deletes 1 note that the server does not have.");
        Pictures.save(robot, scene, "idle-lock-notes");

        robot.interact(() -> signOut(robot).fire());
        assertThat(ports.asked).contains("sign out");
        assertThat(ports.notes.all()).as("deleted").isEmpty();
    }

    @Test
    void theWayOutSaysWhereNobodyKnowsWhichNotesGo(FxRobot robot) {
        kept.there = true;
        leaveAlone(robot, Duration.ofMinutes(16));

        robot.interact(() -> signOut(robot).fire());
        assertThat(ports.asked).doesNotContain("sign out");
        assertThat(robot.lookup("#wrong").queryAs(Label.class).getText())
                .startsWith("Signing out also deletes the notes that the server does not have, if there are any:");
        Pictures.save(robot, scene, "idle-lock-notes-unread");

        robot.interact(() -> signOut(robot).fire());
        assertThat(ports.asked).contains("sign out");
    }

    @Test
    void whatWasSaidIsSaidAnewWhereMoreNotesWouldGo(FxRobot robot) {
        robot.interact(() -> ports.notes.add(new CarId("WBA-1"), "The seal is loose."));
        leaveAlone(robot, Duration.ofMinutes(16));
        robot.interact(() -> signOut(robot).fire());
        kept.there = true;

        robot.interact(() -> signOut(robot).fire());
        assertThat(ports.asked).doesNotContain("sign out");
    }

    private static Button signOut(FxRobot robot) {
        return robot.lookup(".lock-screen .button").queryAllAs(Button.class).stream()
                .filter(button -> button.getText().equals("Sign out"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aConsoleWithoutAPasswordIsNotLocked(FxRobot robot) {
        ports.ownPassword = Optional.empty();

        leaveAlone(robot, Duration.ofHours(2));

        assertThat(isLocked()).isFalse();
    }

    @Test
    void dangerAsksForThePasswordThatWasNotTypedLately(FxRobot robot) {
        AtomicInteger confirmed = new AtomicInteger();
        Strings strings =
                Strings.strict(new Formats(Locale.ENGLISH, preferences.get().localZone()));
        SheetPane sheets = new SheetPane(strings, new Reauthentication(fleet, ports, Runnable::run));
        robot.interact(() -> {
            console.root().getChildren().add(sheets);
            sheets.ask(
                    new Confirmation(
                            "Decommission 1 car",
                            "WBA-00041",
                            1,
                            "It goes.",
                            "The others.",
                            "Decommission",
                            new Confirmation.Proof.TypeId("WBA-00041"),
                            List.of()),
                    confirmed::incrementAndGet);
        });
        List<javafx.scene.control.TextField> fields =
                robot.lookup(".sheet-count").queryAllAs(javafx.scene.control.TextField.class).stream()
                        .toList();
        assertThat(fields).hasSize(2);
        robot.interact(() -> fields.getFirst().setText("WBA-00041"));
        robot.interact(() -> fields.getLast().setText("guess"));
        Pictures.both(robot, scene, this::dress, "sheet-password-dark-1280x800");
        robot.clickOn("Decommission");
        assertThat(confirmed).hasValue(0);
        assertThat(sheets.isAsking()).isTrue();

        robot.interact(() -> fields.getLast().setText("secret"));
        robot.clickOn("Decommission");

        assertThat(confirmed).hasValue(1);
    }

    private void leaveAlone(FxRobot robot, Duration time) {
        robot.interact(() -> {
            clock.advance(time);
            fleet.tick();
        });
    }

    private boolean isLocked() {
        return scene.lookup(".mode-pill") == null
                || !scene.lookup(".mode-pill").getParent().isVisible()
                || isHidden();
    }

    private boolean isHidden() {
        for (javafx.scene.Node at = scene.lookup(".mode-pill"); at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return true;
            }
        }
        return false;
    }

    private void dress(Theme theme) {
        preferences.change(chosen -> chosen.with(chosen.appearance().withTheme(theme)));
    }
}
