package pitwall.views.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import pitwall.client.update.UpdateFile;
import pitwall.client.update.UpdateNews;
import pitwall.fleet.release.Artifact;
import pitwall.protocol.program.ProgramFile;
import pitwall.testing.SteppedClock;
import pitwall.views.desk.Destination;
import pitwall.views.fx.FleetModel;
import pitwall.views.ports.GivenSetting;
import pitwall.views.ports.UpdateSource;
import pitwall.views.ports.Upkeep;
import pitwall.views.preferences.PreferencesModel;
import pitwall.views.shell.Console;
import pitwall.views.testing.Frames;
import pitwall.views.testing.LastScreen;
import pitwall.views.testing.MemoryPorts;
import pitwall.views.testing.Pictures;
import pitwall.views.testing.PlainScreen;
import pitwall.views.theme.Appearance;
import pitwall.views.theme.Theme;
import pitwall.views.theme.Themes;

/// The page of updates, with a scripted place to look, as pictures in `target/screens`.
@ExtendWith(ApplicationExtension.class)
class UpdatesPageTest {
    private static final ProgramFile DEB =
            new ProgramFile("pitwall_0.2.0_amd64.deb", "deb", "amd64", new Artifact("0".repeat(64), 117_000_000));

    private final ScriptedUpkeep upkeep = new ScriptedUpkeep();
    private final MemoryPorts ports = new MemoryPorts();
    private final FleetModel fleet = new FleetModel(SteppedClock.atFixtures());
    private PreferencesModel preferences;
    private Console console;
    private Scene scene;

    @Start
    private void start(Stage stage) {
        ports.upkeep = upkeep;
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
        fleet.accept(Frames.of(Frames.live(), Frames.operator()));
    }

    @Test
    void nothingIsAskedBeforeSomebodySaysWhereAndPressesTheButton(FxRobot robot) {
        open(robot);
        Pictures.save(robot, scene, "updates-off");
        assertThat(button(robot, "look").isDisabled()).isTrue();
        assertThat(upkeep.asked).isEmpty();

        fill(robot, "address", "https://example.com/programs.txt");
        fill(robot, "key", "AB".repeat(32));
        press(robot, "save");

        assertThat(upkeep.source)
                .contains(new UpdateSource("https://example.com/programs.txt", "ab".repeat(32), false));
        assertThat(upkeep.asked).isEmpty();
        assertThat(button(robot, "look").isDisabled()).isFalse();

        robot.interact(() -> robot.lookup("#daily").queryAs(CheckBox.class).requestFocus());
        robot.press(KeyCode.SPACE).release(KeyCode.SPACE);
        press(robot, "save");
        assertThat(upkeep.source.orElseThrow().daily()).isTrue();
    }

    @Test
    void aNewVersionIsToldFetchedOnRequestAndLeftToThePerson(FxRobot robot) {
        upkeep.source = Optional.of(new UpdateSource("https://example.com/programs.txt", "ab".repeat(32), false));
        upkeep.news = new UpdateNews.Available("0.2.0", "The map is quicker.", Optional.of(DEB));
        open(robot);

        press(robot, "look");
        Pictures.save(robot, scene, "updates-available");
        assertThat(text(robot, "sentence")).startsWith("Version 0.2.0 is available");
        press(robot, "fetch");
        robot.interact(() -> upkeep.progress.accept(40_000_000));
        WaitForAsyncUtils.waitForFxEvents();
        Pictures.save(robot, scene, "updates-fetching");
        assertThat(text(robot, "sentence")).contains("40").contains("117");
        press(robot, "cancel");
        assertThat(upkeep.asked).contains("cancel");
        robot.interact(() -> upkeep.fetched.complete(new UpdateFile.Cancelled()));
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(text(robot, "sentence")).startsWith("Download cancelled");
        assertThat(button(robot, "fetch").isVisible()).isTrue();
        press(robot, "fetch");
        robot.interact(() -> upkeep.fetched.complete(new UpdateFile.Fetched(java.nio.file.Path.of("/home/a/x.deb"))));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(text(robot, "sentence")).endsWith("/home/a/x.deb");
    }

    @Test
    void whatIsNotBelievedSaysWhy(FxRobot robot) {
        upkeep.source = Optional.of(new UpdateSource("https://example.com/programs.txt", "ab".repeat(32), false));
        open(robot);
        for (UpdateNews.Distrust why : UpdateNews.Distrust.values()) {
            upkeep.news = new UpdateNews.Distrusted(why);
            press(robot, "look");

            assertThat(text(robot, "sentence")).startsWith("Not believed: ");
            assertThat(button(robot, "fetch").isVisible()).isFalse();
        }
        upkeep.news = new UpdateNews.Unreachable("HTTP 404");
        press(robot, "look");
        assertThat(text(robot, "sentence")).isEqualTo("The list cannot be reached: HTTP 404");
    }

    @Test
    void whatTheAdministratorSetIsShownAndNotChanged(FxRobot robot) {
        upkeep.source = Optional.of(new UpdateSource("https://example.com/programs.txt", "ab".repeat(32), false));
        for (GivenSetting.Topic topic : GivenSetting.Topic.values()) {
            upkeep.given.add(
                    new GivenSetting(topic, topic == GivenSetting.Topic.LOCK ? "8" : "x", topic.ordinal() != 4));
        }
        robot.interact(() -> preferences.change(chosen ->
                chosen.withLanguage(Locale.GERMAN).with(chosen.appearance().withTheme(Theme.LIGHT))));
        open(robot);
        Pictures.save(robot, scene, "updates-given-light-de");

        assertThat(button(robot, "save").isDisabled()).isTrue();
        assertThat(robot.lookup("#address").queryAs(TextField.class).isEditable())
                .isFalse();
        assertThat(robot.lookup("#given .label").queryAllAs(Labeled.class))
                .extracting(Labeled::getText)
                .contains(
                        "Offline-Daten sperren nach 8 h ohne Anmeldung (von Ihrer Administration festgelegt)",
                        "Verbindungen gehen über x (aus Ihrer Einstellungsdatei oder der Umgebung)");
    }

    private void open(FxRobot robot) {
        robot.interact(() -> console.open(new Destination.Settings()));
        robot.interact(
                () -> robot.lookup("#pages").queryListView().getSelectionModel().select(6));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void fill(FxRobot robot, String id, String text) {
        robot.interact(() -> robot.lookup("#" + id).queryAs(TextField.class).setText(text));
    }

    private static void press(FxRobot robot, String id) {
        robot.interact(() -> button(robot, id).fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static Button button(FxRobot robot, String id) {
        return robot.lookup(".settings-page #" + id).queryAs(Button.class);
    }

    private static String text(FxRobot robot, String id) {
        Node node = robot.lookup(".settings-page #" + id).query();
        return ((Labeled) node).getText();
    }

    /// Answers what the test says.
    private static final class ScriptedUpkeep implements Upkeep {
        private final List<String> asked = new ArrayList<>();
        private final List<GivenSetting> given = new ArrayList<>();
        private Optional<UpdateSource> source = Optional.empty();
        private UpdateNews news = new UpdateNews.Current("0.1.0");
        private LongConsumer progress = done -> {};
        private CompletableFuture<UpdateFile> fetched = new CompletableFuture<>();

        @Override
        public List<GivenSetting> given() {
            return given;
        }

        @Override
        public String version() {
            return "0.1.0";
        }

        @Override
        public Optional<UpdateSource> source() {
            return source;
        }

        @Override
        public boolean use(Optional<UpdateSource> elsewhere) {
            source = elsewhere;
            return true;
        }

        @Override
        public CompletableFuture<UpdateNews> look() {
            asked.add("look");
            return CompletableFuture.completedFuture(news);
        }

        @Override
        public CompletableFuture<UpdateFile> fetch(ProgramFile file, LongConsumer told) {
            asked.add("fetch " + file.name());
            progress = told;
            fetched = new CompletableFuture<>();
            return fetched;
        }

        @Override
        public void cancel() {
            asked.add("cancel");
        }
    }
}
