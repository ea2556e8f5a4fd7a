package pitwall.views.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
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
import pitwall.client.ConsoleMode;
import pitwall.client.Freshness;
import pitwall.testing.SteppedClock;
import pitwall.views.desk.Destination;
import pitwall.views.desk.RunningTask;
import pitwall.views.fx.FleetModel;
import pitwall.views.ports.Connection;
import pitwall.views.ports.Connections;
import pitwall.views.ports.OfflineStatus;
import pitwall.views.ports.Secrets;
import pitwall.views.ports.SignInOutcome;
import pitwall.views.ports.TestedStep;
import pitwall.views.preferences.PreferencesModel;
import pitwall.views.testing.Frames;
import pitwall.views.testing.LastScreen;
import pitwall.views.testing.MemoryPorts;
import pitwall.views.testing.Pictures;
import pitwall.views.testing.PlainScreen;
import pitwall.views.theme.Appearance;
import pitwall.views.theme.Theme;
import pitwall.views.theme.Themes;

/// The frame in every mode and theme, as pictures in `target/screens`.
@ExtendWith(ApplicationExtension.class)
class ShellPictureTest {
    private final MemoryPorts ports = new MemoryPorts();
    private final SteppedClock clock = SteppedClock.atFixtures();
    private final FleetModel fleet = new FleetModel(clock);
    private PreferencesModel preferences;
    private Console console;
    private Scene scene;
    private Stage stage;

    @Start
    private void start(Stage shown) {
        stage = shown;
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
        console.open(new Destination.Cars(""));
        LastScreen.open(stage, scene, console);
    }

    @ParameterizedTest
    @CsvSource({"DARK", "LIGHT", "HIGH_CONTRAST"})
    void theFrameIsDrawnInEveryModeAndTheme(Theme theme, FxRobot robot) {
        robot.interact(() -> dress(theme));
        for (ConsoleMode mode : ConsoleMode.values()) {
            robot.interact(() -> fleet.accept(Frames.of(freshness(mode), Frames.operator())));
            Pictures.save(robot, scene, "shell-" + word(mode) + "-" + word(theme));
            assertThat(robot.lookup(".mode-pill").queryButton().getText()).startsWith(mode.name());
        }
    }

    @Test
    void theFirstRunLeadsFromAnAddressToASignIn(FxRobot robot) {
        robot.interact(() -> console.open(new Destination.Connect()));
        both(robot, "first-run");
        ports.place = Secrets.Place.UNDECIDED;
        ports.steps = List.of(
                new TestedStep(TestedStep.Step.FIND, TestedStep.Result.PASSED, "10.1.2.3"),
                new TestedStep(TestedStep.Step.REACH, TestedStep.Result.PASSED, null),
                new TestedStep(TestedStep.Step.TRUST, TestedStep.Result.FAILED, "AB:CD:EF:01:23:45"),
                new TestedStep(TestedStep.Step.SPEAK, TestedStep.Result.SKIPPED, null),
                new TestedStep(TestedStep.Step.READY, TestedStep.Result.SKIPPED, null));

        robot.interact(() -> robot.lookup("#address").queryAs(TextField.class).setText("fleet.example:8443"));
        robot.clickOn("Test");
        both(robot, "first-run-test");
        robot.clickOn("Continue");
        both(robot, "first-run-secrets");
        robot.clickOn("Keep in memory only");
        ports.signIn = new SignInOutcome.Untrusted("AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89");
        robot.write("a.huber\tsecret\n");
        both(robot, "first-run-untrusted");
        robot.clickOn("Trust this certificate");
        ports.signIn = new SignInOutcome.SignedIn("a.huber");
        robot.clickOn("#password").write("secret\n");

        assertThat(ports.connections)
                .extracting(Connection::fingerprint)
                .containsExactly("AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89");
        assertThat(robot.lookup(".toast").tryQuery()).isPresent();
        assertThat(robot.lookup(".desk-tabs").query().isVisible()).isTrue();
    }

    @Test
    void aKeychainThatRefusesIsSaidWhereOneConnects(FxRobot robot) {
        ports.connections.add(MemoryPorts.connection());
        ports.startTrouble = Optional.of(Connections.StartTrouble.KEYCHAIN);
        robot.interact(() -> console.open(new Destination.Connect()));
        both(robot, "first-run-keychain");

        robot.clickOn("Try again");

        assertThat(ports.asked).contains("start again");
    }

    @Test
    void lockedDataShowsNothingButTheWayOut(FxRobot robot) {
        robot.interact(() -> {
            fleet.accept(Frames.of(Frames.offline(), Frames.operator()));
            console.lock();
        });
        both(robot, "locked");
        robot.clickOn("Retry");

        assertThat(ports.asked).contains("retry");
        robot.interact(() -> fleet.accept(Frames.of(Frames.live(), Frames.operator())));
        assertThat(robot.lookup(".lock-screen").query().isVisible()).isFalse();
    }

    @Test
    void aConsoleThatStaysOpenLocksWithTheCache(FxRobot robot) {
        OfflineStatus before = ports.offline;
        robot.interact(() -> fleet.accept(Frames.of(Frames.offline(), Frames.operator())));
        assertThat(robot.lookup(".desk-tabs").query().isVisible()).isTrue();

        ports.offline = new OfflineStatus(OfflineStatus.State.LOCKED, before.newest(), before.bytes());
        robot.interact(this::aSecondLater);

        assertThat(robot.lookup(".lock-screen").query().isVisible()).isTrue();
        assertThat(robot.lookup(".desk-tabs").query().isVisible()).isFalse();
        both(robot, "locked-in-time");

        robot.interact(() -> console.open(new Destination.Connect()));
        robot.interact(this::aSecondLater);
        assertThat(robot.lookup(".lock-screen").query().isVisible()).isFalse();
        assertThat(robot.lookup(".desk-tabs").query().isVisible()).isFalse();

        ports.offline = before;
        robot.interact(() -> fleet.accept(Frames.of(Frames.live(), Frames.operator())));
        assertThat(robot.lookup(".desk-tabs").query().isVisible()).isTrue();
    }

    private void aSecondLater() {
        clock.advance(Duration.ofSeconds(1));
        fleet.tick();
    }

    @Test
    void thePaletteFindsCarsScreensAndCommandsByKeysAlone(FxRobot robot) {
        robot.interact(() -> fleet.accept(Frames.of(Frames.live(), Frames.operator())));
        robot.push(KeyCode.CONTROL, KeyCode.K);
        both(robot, "palette");
        robot.write("000");
        both(robot, "palette-cars");
        robot.push(KeyCode.DOWN).push(KeyCode.ENTER);

        assertThat(robot.lookup(".palette").tryQuery()).isEmpty();
        assertThat(ports.preferences.recent()).hasSize(1).first().asString().startsWith("car:");
    }

    @Test
    void theLinkAndTheActivityOpenBesideTheirButtons(FxRobot robot) {
        robot.interact(() -> fleet.accept(Frames.of(Frames.live(), Frames.simulated())));
        robot.clickOn(".mode-pill");
        both(robot, "link-details");
        robot.push(KeyCode.ESCAPE);
        assertThat(robot.lookup(".link-details").tryQuery()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Connections", "Offline data", "Appearance", "Time & units", "Keyboard", "Diagnostics"})
    void everyPageOfTheSettingsIsDrawn(String page, FxRobot robot) {
        ports.connections.add(MemoryPorts.connection().trusting("AB:CD:EF:01:23:45:67:89"));
        robot.interact(() -> {
            fleet.accept(Frames.of(Frames.live(), Frames.operator()));
            console.open(new Destination.Settings());
        });
        robot.clickOn(page);
        both(robot, "settings-" + page.toLowerCase(Locale.ROOT).replaceAll("\\W+", "-"));

        assertThat(robot.lookup(".settings-page .screen-title").queryLabeled().getText())
                .isEqualTo(page);
    }

    @Test
    void whatIsCachedIsListedAndClearedOnlyAfterAskingHarderWhileOffline(FxRobot robot) {
        robot.interact(() -> fleet.accept(Frames.of(Frames.offline(), Frames.operator())));
        robot.clickOn("What is cached").clickOn("Clear…");
        both(robot, "cache-clear");
        robot.clickOn(".decision-sheet .text-field").write("clear").clickOn("Clear");

        assertThat(ports.asked).contains("clear");
    }

    @Test
    void aChangeOfLanguageSpeaksGermanAtOnceAndStaysOnItsPage(FxRobot robot) {
        robot.interact(() -> {
            fleet.accept(Frames.of(Frames.offline(), Frames.operator()));
            console.open(new Destination.Settings());
        });
        robot.clickOn("Appearance").clickOn("Deutsch");
        Pictures.save(robot, scene, "settings-german");

        assertThat(robot.lookup(".settings-page .screen-title").queryLabeled().getText())
                .isEqualTo("Aussehen");
        assertThat(robot.lookup(".mode-pill").queryButton().getText()).startsWith("OFFLINE · Daten");
    }

    @Test
    void nothingOfTheFrameIsMissingWhereThereIsRoomForAll(FxRobot robot) {
        robot.interact(() -> console.open(new Destination.Connect()));
        assertThat(shown(robot, "#brand", "#local", "#searchPrompt", "#activity"))
                .isTrue();
        robot.interact(() -> {
            fleet.accept(Frames.of(Frames.live(), Frames.operator()));
            preferences.change(chosen -> chosen.with(chosen.appearance().withTextPercent(200)));
        });
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() ->
                preferences.change(chosen -> chosen.with(chosen.appearance().withTextPercent(100))));

        assertThat(shown(robot, "#brand", "#local", "#searchPrompt", "#scope", "#activity", "#sequence"))
                .isTrue();
    }

    /// The next frame may have to come first.
    private static boolean shown(FxRobot robot, String... ids) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Arrays.stream(ids)
                        .allMatch(id ->
                                robot.lookup(id).tryQuery().map(Node::isVisible).orElse(false)));
        return true;
    }

    @Test
    void theGermanBandStandsInOneLineWhereTheWindowIsNarrow(FxRobot robot) {
        robot.interact(() -> {
            preferences.change(chosen -> chosen.withLanguage(Locale.GERMAN));
            fleet.accept(Frames.of(Frames.offline(), Frames.operator()));
        });
        Pictures.save(robot, scene, "shell-offline-german");

        assertThat(robot.lookup(".mode-band").query().getBoundsInParent().getHeight())
                .isLessThan(32);
    }

    @ParameterizedTest
    @CsvSource({"DARK", "LIGHT", "HIGH_CONTRAST"})
    void runningTasksAreListedWithTheirProgressAndAWayToStop(Theme theme, FxRobot robot) {
        AtomicBoolean stopped = new AtomicBoolean();
        robot.interact(() -> {
            preferences.change(chosen -> chosen.with(chosen.appearance().withTheme(theme)));
            fleet.accept(Frames.of(Frames.live(), Frames.operator()));
            RunningTask tags = console.navigator().begin("Tag 112 cars", Optional.of(() -> stopped.set(true)));
            tags.progress(43, 112);
            console.navigator().toast("Car WBA-00041 copied", Optional.empty());
        });
        robot.clickOn("1 task · 43 of 112");
        Pictures.save(robot, scene, "tasks-" + word(theme));
        robot.clickOn("Stop");

        assertThat(stopped).isTrue();
    }

    @Test
    void helpListsTheKeysOfTheScreenInFront(FxRobot robot) {
        robot.push(KeyCode.F1);
        both(robot, "help");

        assertThat(robot.lookup(".help-sheet").tryQuery()).isPresent();
        robot.push(KeyCode.ESCAPE);
        assertThat(robot.lookup(".help-sheet").tryQuery()).isEmpty();
    }

    @Test
    void noWordOfALostConnectionSurvivesTheReturnToLive(FxRobot robot) {
        robot.interact(() -> {
            fleet.accept(Frames.of(Frames.reconnecting(Duration.ofSeconds(12)), Frames.operator()));
            fleet.accept(Frames.of(Frames.offline(), Frames.operator()));
            fleet.accept(Frames.of(new Freshness.Resyncing(20, 40, Frames.NOW), Frames.operator()));
            fleet.accept(Frames.of(Frames.live(), Frames.operator()));
        });

        assertThat(robot.lookup(".label").queryAllAs(Label.class))
                .filteredOn(label -> label.isVisible() && label.getParent().isVisible())
                .extracting(Label::getText)
                .noneMatch(text -> text.matches("(?is).*(offline|reconnect|resync|estimated|disabled).*"));
        assertThat(robot.lookup(".mode-band").query().isVisible()).isFalse();
    }

    @Test
    void panesTabsAndTheWallAreReachedByKeys(FxRobot robot) {
        robot.interact(() -> fleet.accept(Frames.of(Frames.live(), Frames.operator())));
        robot.push(KeyCode.CONTROL, KeyCode.COMMA);
        assertThat(robot.lookup(".settings").query().isVisible()).isTrue();
        robot.push(KeyCode.ALT, KeyCode.LEFT);
        assertThat(robot.lookup(".tab:selected .tab-label").queryLabeled().getText())
                .isEqualTo("Cars");
        Node before = scene.getFocusOwner();
        robot.push(KeyCode.F6);
        assertThat(scene.getFocusOwner()).isNotEqualTo(before);
        robot.push(KeyCode.F11);
        Pictures.save(robot, scene, "wall");
        assertThat(robot.lookup(".nav-rail").query().isVisible()).isFalse();
        assertThat(stage.isFullScreen()).isTrue();
        assertThat(fleet.watchedProperty().get()).isTrue();
        robot.push(KeyCode.ESCAPE);
        assertThat(robot.lookup(".nav-rail").query().isVisible()).isTrue();
        assertThat(stage.isFullScreen()).isFalse();
        assertThat(fleet.watchedProperty().get()).isFalse();
    }

    @Test
    void theWallEndsWhenTheDesktopTakesTheWholeScreenAway(FxRobot robot) {
        robot.push(KeyCode.F11);
        robot.interact(() -> stage.setFullScreen(false));

        assertThat(robot.lookup(".nav-rail").query().isVisible()).isTrue();
        assertThat(fleet.watchedProperty().get()).isFalse();
    }

    @Test
    void resyncIsAboutTheScreenInFront(FxRobot robot) {
        robot.interact(() -> fleet.accept(Frames.of(Frames.live(), Frames.operator())));
        robot.push(KeyCode.F5);
        assertThat(ports.asked).containsExactly("resync");

        robot.interact(() -> console.open(new Destination.CacheContents()));
        ports.asked.clear();
        robot.push(KeyCode.F5);

        assertThat(ports.asked).containsExactly("report");
    }

    @Test
    void aWideWindowHasWordsInTheRailAndLargeTextStillFits(FxRobot robot) {
        robot.interact(() -> {
            stage.setWidth(1920);
            stage.setHeight(1080);
            fleet.accept(Frames.of(Frames.live(), Frames.simulated()));
        });
        Pictures.save(robot, scene, "shell-1920");
        robot.interact(() -> {
            stage.setWidth(1280);
            stage.setHeight(800);
            preferences.change(chosen -> chosen.with(chosen.appearance().withTextPercent(200)));
            fleet.accept(Frames.of(Frames.offline(), Frames.operator()));
        });
        Pictures.save(robot, scene, "shell-text-200");
        robot.interact(() -> console.open(new Destination.Connect()));
        Pictures.save(robot, scene, "first-run-text-200");

        assertThat(robot.lookup(".mode-pill").queryButton().localToScene(0, 0).getX())
                .isNotNegative();
        assertThat(robot.lookup(".user-menu")
                        .query()
                        .localToScene(robot.lookup(".user-menu").query().getBoundsInLocal())
                        .getMaxX())
                .isLessThanOrEqualTo(scene.getWidth());
    }

    private void both(FxRobot robot, String name) {
        Pictures.both(robot, scene, this::dress, name + "-dark-1280x800");
    }

    private void dress(Theme theme) {
        preferences.change(chosen -> chosen.with(chosen.appearance().withTheme(theme)));
    }

    private static Freshness freshness(ConsoleMode mode) {
        return switch (mode) {
            case LIVE -> Frames.live();
            case LAGGING -> Frames.lagging();
            case RECONNECTING -> Frames.reconnecting(Duration.ofSeconds(12));
            case OFFLINE -> Frames.offline();
            case REPLAY -> Frames.replay();
        };
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
