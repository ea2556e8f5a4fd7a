package pitwall.views.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import pitwall.testing.SteppedClock;
import pitwall.views.desk.Destination;
import pitwall.views.fx.FleetModel;
import pitwall.views.ports.Upkeep;
import pitwall.views.preferences.PreferencesModel;
import pitwall.views.shell.Console;
import pitwall.views.testing.Frames;
import pitwall.views.testing.LastScreen;
import pitwall.views.testing.MemoryPorts;
import pitwall.views.testing.Pictures;
import pitwall.views.testing.PlainScreen;
import pitwall.views.theme.Appearance;
import pitwall.views.theme.Themes;

/// The bundle for whoever helps, by keys.
@ExtendWith(ApplicationExtension.class)
class DiagnosticsPageTest {
    private static final Path FILE = Path.of("help.zip");

    private final SlowUpkeep upkeep = new SlowUpkeep();
    private final MemoryPorts ports = new MemoryPorts();
    private final FleetModel fleet = new FleetModel(SteppedClock.atFixtures());
    private final List<String> suggested = new ArrayList<>();
    private Console console;
    private Scene scene;

    @Start
    private void start(Stage stage) {
        ports.upkeep = upkeep;
        ports.chosenFile = name -> {
            suggested.add(name);
            return Optional.of(FILE);
        };
        Themes themes = new Themes(Appearance.DEFAULT, new SimpleObjectProperty<>(ColorScheme.DARK));
        console = new Console(
                themes,
                fleet,
                ports.all(),
                new PreferencesModel(ports),
                List.of(PlainScreen.kind("cars", "shell.nav.cars", "Ctrl+2")),
                Runnable::run);
        scene = new Scene(console.root(), 1280, 800);
        themes.dress(scene);
        LastScreen.open(stage, scene, console);
        fleet.accept(Frames.of(Frames.live(), Frames.operator()));
    }

    @Test
    void itIsSavedWithTheFiguresWhereSomebodyWantsIt(FxRobot robot) {
        open(robot);
        save(robot);

        assertThat(suggested).hasSize(1).allMatch(name -> name.matches("pitwall-support-[-0-9]{15}\\.zip"));
        assertThat(upkeep.saved).isEqualTo(FILE);
        assertThat(upkeep.figures).contains("Pitwall: 0.9.1").contains("Cars: ").contains("Java: ");
        assertThat(button(robot).isDisabled()).isTrue();

        robot.interact(() -> upkeep.writing.complete(null));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(told(robot).getText()).isEqualTo("Saved as help.zip");
        assertThat(button(robot).isDisabled()).isFalse();
        Pictures.save(robot, scene, "diagnostics-saved");
    }

    @Test
    void whyItIsNotSavedIsSaid(FxRobot robot) {
        open(robot);
        save(robot);

        robot.interact(() -> upkeep.writing.completeExceptionally(
                new UncheckedIOException(new IOException("No space left on device"))));
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(told(robot).getText())
                .isEqualTo("The support bundle was not saved as help.zip: No space left on device");
        assertThat(told(robot).getStyleClass()).contains("danger-text");
        assertThat(button(robot).isDisabled()).isFalse();
    }

    @Test
    void whoChoosesNoFileSavesNothing(FxRobot robot) {
        ports.chosenFile = _ -> Optional.empty();
        open(robot);
        save(robot);

        assertThat(upkeep.saved).isNull();
        assertThat(told(robot).isVisible()).isFalse();
        assertThat(button(robot).isDisabled()).isFalse();
    }

    private void open(FxRobot robot) {
        robot.interact(() -> console.open(new Destination.Settings()));
        robot.interact(
                () -> robot.lookup("#pages").queryListView().getSelectionModel().selectLast());
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> fleet.accept(Frames.of(Frames.live(), Frames.operator())));
    }

    private static void save(FxRobot robot) {
        robot.interact(() -> button(robot).requestFocus());
        robot.press(KeyCode.SPACE).release(KeyCode.SPACE);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static Button button(FxRobot robot) {
        return robot.lookup("#saveBundle").queryButton();
    }

    private static Label told(FxRobot robot) {
        return robot.lookup("#savedBundle").queryAs(Label.class);
    }

    /// Writes when the test wants it.
    private static final class SlowUpkeep implements Upkeep {
        private final CompletableFuture<Void> writing = new CompletableFuture<>();
        private @Nullable Path saved;
        private String figures = "";

        @Override
        public String version() {
            return "0.9.1";
        }

        @Override
        public CompletableFuture<Void> saveForSupport(Path file, String text) {
            saved = file;
            figures = text;
            return writing;
        }
    }
}
