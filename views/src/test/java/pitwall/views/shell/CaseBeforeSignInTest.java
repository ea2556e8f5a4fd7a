package pitwall.views.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import pitwall.client.casefile.CaseArchive;
import pitwall.testing.SteppedClock;
import pitwall.views.cars.casefile.CaseParts;
import pitwall.views.cars.casefile.CaseScreen;
import pitwall.views.desk.Destination;
import pitwall.views.fx.FleetModel;
import pitwall.views.preferences.PreferencesModel;
import pitwall.views.testing.LastScreen;
import pitwall.views.testing.MemoryPorts;
import pitwall.views.testing.PlainScreen;
import pitwall.views.theme.Appearance;
import pitwall.views.theme.Themes;

/// A console that knows no server and nobody: a case file needs neither.
@ExtendWith(ApplicationExtension.class)
class CaseBeforeSignInTest {
    @TempDir
    private Path folder;

    private Console console;
    private Scene scene;

    @Start
    private void start(Stage stage) {
        MemoryPorts ports = new MemoryPorts();
        Themes themes = new Themes(Appearance.DEFAULT, new SimpleObjectProperty<>(ColorScheme.DARK));
        console = new Console(
                themes,
                new FleetModel(SteppedClock.atFixtures()),
                ports.all(),
                new PreferencesModel(ports),
                List.of(
                        PlainScreen.kind("cars", "shell.nav.cars", "Ctrl+2"),
                        CaseScreen.kind(new CaseParts(
                                new CaseArchive(), (_, _, _) -> Optional.empty(), Runnable::run, Runnable::run))),
                Runnable::run);
        scene = new Scene(console.root(), 1280, 800);
        themes.dress(scene);
        LastScreen.open(stage, scene, console);
    }

    @Test
    void theFileOfTheCommandLineOpensAsSoonAsTheProgramLedSomewhere(FxRobot robot) {
        robot.interact(() -> console.follow(named()));
        assertThat(sentences()).isEmpty();

        robot.interact(() -> console.open(new Destination.Connect()));

        assertThat(sentences()).containsExactly("a.pitwall-case cannot be read");
    }

    @Test
    void aLinkIntoTheFleetStillWaitsForOne(FxRobot robot) {
        robot.interact(() -> {
            console.open(new Destination.Connect());
            console.follow("pitwall:cars");
        });

        assertThat(scene.lookup(".welcome")).matches(CaseBeforeSignInTest::isSeen);
    }

    @Test
    void theFirstPageHasTheKeyboardAsSoonAsItAppears(FxRobot robot) {
        assertThat(scene.lookup(".welcome")).as("nobody needed it yet").isNull();

        robot.interact(() -> console.open(new Destination.Connect()));

        assertThat(scene.getFocusOwner()).hasFieldOrPropertyWithValue("id", "sample");
    }

    @Test
    void fromTheFieldOfTheAddressAKeyAsksForTheFile(FxRobot robot) {
        robot.interact(() -> console.open(new Destination.Connect()));
        for (int tab = 0; tab < 20 && !(scene.getFocusOwner() instanceof TextField); tab++) {
            robot.push(KeyCode.TAB);
        }
        assertThat(scene.getFocusOwner()).isInstanceOf(TextField.class);

        robot.push(KeyCode.CONTROL, KeyCode.O);

        assertThat(sentences()).singleElement().asString().startsWith("A case file holds what was known of one car");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> scene.getFocusOwner() instanceof Labeled button
                        && button.getText().equals("Open a case file…"));
    }

    private String named() {
        return folder.resolve("a." + CaseArchive.ENDING).toString();
    }

    private List<String> sentences() {
        return scene.getRoot().lookupAll(".empty-sentence").stream()
                .filter(CaseBeforeSignInTest::isSeen)
                .map(node -> ((Labeled) node).getText())
                .toList();
    }

    private static boolean isSeen(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
