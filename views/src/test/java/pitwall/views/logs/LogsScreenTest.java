package pitwall.views.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import pitwall.client.Answer;
import pitwall.client.Freshness;
import pitwall.client.LogMemory;
import pitwall.client.Reckoning;
import pitwall.client.SessionInfo;
import pitwall.fleet.CarId;
import pitwall.fleet.LogLevel;
import pitwall.protocol.rest.LogLine;
import pitwall.testing.SteppedClock;
import pitwall.views.desk.Destination;
import pitwall.views.desk.ScreenKind;
import pitwall.views.fx.FleetModel;
import pitwall.views.preferences.PreferencesModel;
import pitwall.views.shell.Console;
import pitwall.views.testing.EscapeKey;
import pitwall.views.testing.Frames;
import pitwall.views.testing.LastScreen;
import pitwall.views.testing.MemoryPorts;
import pitwall.views.testing.Pictures;
import pitwall.views.theme.Appearance;
import pitwall.views.theme.Theme;
import pitwall.views.theme.Themes;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // the screen is made when it is first shown, in start
class LogsScreenTest {
    private final ScriptedLogs server = new ScriptedLogs();
    private final FleetModel live = new FleetModel(new SteppedClock(Frames.NOW));
    private final FleetModel fleet = FleetModel.over(live);
    private final MemoryPorts ports = new MemoryPorts();
    private final PreferencesModel preferences = new PreferencesModel(ports);
    private boolean remembers;
    private @Nullable Path exportTo;
    private Console console;
    private @Nullable LogsScreen opened;
    private Scene scene;

    private final LogMemory memory = new LogMemory() {
        @Override
        public void keep(List<LogLine> lines) {}

        @Override
        public Optional<Part> lines() {
            return remembers
                    ? Optional.of(new Part(Frames.NOW.minus(Duration.ofMinutes(47)), server.lines))
                    : Optional.empty();
        }
    };

    @Start
    private void start(Stage stage) {
        server.write("WBA-00041", 300);
        server.write("WBA-00042", 40);
        server.write(
                "WBA-00041",
                LogLevel.ERROR,
                "update",
                "signature verify failed␊  at stage 2␊  key 7c1f",
                Map.of("token", "‹redacted:token:89abcdef›", "file", "stack-4.3.0.pkg", "key", "7c1f"));
        LogLine last = server.write("WBA-00041", LogLevel.WARN, "power", "12 V battery low", Map.of("volt", "11.4"));
        server.lines.set(
                server.lines.size() - 1,
                new LogLine(
                        last.id(),
                        last.car(),
                        last.at(),
                        last.at().minusSeconds(600),
                        8,
                        4,
                        last.level(),
                        last.source(),
                        last.message(),
                        last.fields()));
        Themes themes = new Themes(Appearance.DEFAULT, new SimpleObjectProperty<>(ColorScheme.DARK));
        LogsParts parts = TestParts.of(fleet, server, memory);
        console = new Console(
                themes,
                fleet,
                ports.all(),
                preferences,
                List.of(new ScreenKind(
                        "logs",
                        "logs.title",
                        "mdi2t-text-box-search-outline",
                        "Ctrl+5",
                        around -> opened =
                                new LogsScreen(parts, themes, around, (_, _, _) -> Optional.ofNullable(exportTo)))),
                Runnable::run);
        scene = new Scene(console.root(), 1280, 800);
        themes.dress(scene);
        fleet.accept(Frames.of(Frames.live(), Frames.operator()));
        console.open(new Destination.Logs(""));
        LastScreen.open(stage, scene, console);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyStateIsDrawnInEveryTheme(Theme theme, FxRobot robot) {
        String name = wear(theme, robot);
        Pictures.save(robot, scene, "logs-" + name);
        assertThat(texts(robot, ".log-source-note")).containsExactly("source: live + server");
        robot.interact(() -> query(robot).setText("car:WBA-00041"));
        robot.interact(() -> list(robot).requestFocus());
        robot.type(KeyCode.UP).type(KeyCode.UP).type(KeyCode.P).type(KeyCode.ENTER);
        Pictures.save(robot, scene, "logs-detail-" + name);
        robot.interact(() -> {
            query(robot).setText("car:WBA-00041 verify /fail|retry/");
            screen().model().question().onlyHitsProperty().set(false);
        });
        robot.interact(() -> list(robot).requestFocus());
        robot.type(KeyCode.ENTER).type(KeyCode.F3).type(KeyCode.F3);
        server.write("WBA-00041", 20);
        robot.interact(() -> server.tell(20));
        Pictures.save(robot, scene, "logs-hits-" + name);
        robot.interact(() -> query(robot).setText("level:warn+ /(verify/"));
        Pictures.save(robot, scene, "logs-mistake-" + name);
        robot.interact(() -> {
            query(robot).setText("level:error");
            screen().model().trips().toLine(server.lines.get(199));
            screen().model()
                    .around(new CarId("WBA-00041"), server.lines.get(199).at());
        });
        Pictures.save(robot, scene, "logs-context-" + name);
        assertThat(texts(robot, ".log-source-note"))
                .as("no new line joins them")
                .containsExactly("source: server");
        robot.interact(() -> query(robot).setText("no such text"));
        Pictures.save(robot, scene, "logs-filtered-" + name);
        robot.interact(() -> {
            query(robot).setText("");
            server.refusal = new Answer.Refused<>(503, "BUSY", "Too many are searching at the moment.", "c-4711");
            screen().model().reload();
        });
        Pictures.save(robot, scene, "logs-trouble-" + name);
        robot.interact(() -> {
            server.refusal = null;
            remembers = true;
            fleet.accept(Frames.of(Frames.offline(), Frames.operator()));
            screen().model().reload();
        });
        Pictures.save(robot, scene, "logs-offline-" + name);
        assertThat(texts(robot, ".log-source-note")).anyMatch(text -> text.contains("cached until"));
    }

    @Test
    void theSourceSaysWhereTheLinesComeFromNow(FxRobot robot) {
        assertThat(source(robot)).isEqualTo("source: live + server");
        robot.interact(() -> fleet.accept(Frames.of(Frames.offline(), Frames.operator())));
        assertThat(source(robot)).isEqualTo("source: what was loaded; no live connection");

        remembers = true;
        robot.interact(() -> screen().model()
                .around(new CarId("WBA-00041"), server.lines.get(199).at()));
        Pictures.save(robot, scene, "logs-offline-context");
        assertThat(source(robot)).isEqualTo("source: cache");
        robot.interact(() -> screen().model().leaveContext());
        assertThat(source(robot)).isEqualTo("source: what was loaded; no live connection");

        robot.interact(() -> fleet.accept(Frames.of(Frames.live(), Frames.operator())));
        assertThat(source(robot)).as("no word of the loss is left").isEqualTo("source: live + server");
    }

    private static String source(FxRobot robot) {
        return texts(robot, ".log-source-note").getFirst();
    }

    @ParameterizedTest
    @EnumSource(names = {"DARK", "LIGHT"})
    void theStatesWithoutLinesSayWhatToDo(Theme theme, FxRobot robot) {
        String name = wear(theme, robot);
        robot.interact(() -> {
            server.lines.clear();
            fleet.accept(Frames.of(Frames.offline(), Frames.operator()));
            query(robot).setText("region:nowhere");
        });
        Pictures.save(robot, scene, "logs-not-cached-" + name);
        robot.interact(() -> {
            query(robot).setText("");
            fleet.accept(Frames.of(Frames.live(), Frames.operator()));
        });
        Pictures.save(robot, scene, "logs-empty-" + name);
        robot.interact(() -> {
            SessionInfo session = Frames.operator();
            fleet.accept(Frames.of(
                    Frames.live(),
                    new SessionInfo(
                            session.server(),
                            session.environment(),
                            false,
                            session.user(),
                            session.role(),
                            Set.of(),
                            session.scope(),
                            session.freshness())));
            screen().model().reload();
        });
        Pictures.save(robot, scene, "logs-not-allowed-" + name);
        assertThat(texts(robot, ".empty-sentence")).contains("You may not read log lines.");
        assertThat(texts(robot, ".log-source-note"))
                .as("the connection is live")
                .containsExactly("");
    }

    @ParameterizedTest
    @EnumSource(names = {"DARK", "LIGHT"})
    void timeIsChosenWithKeysAndThePastEndsAtItsMoment(Theme theme, FxRobot robot) {
        String name = wear(theme, robot);
        robot.interact(() -> list(robot).requestFocus());
        robot.type(KeyCode.R);
        robot.write("-59m", 0).type(KeyCode.TAB).write("-70m", 0).type(KeyCode.ENTER);
        Pictures.save(robot, scene, "logs-span-" + name);
        assertThat(query(robot).getText()).as("it ends before it begins").isEmpty();
        assertThat(texts(robot, ".log-jump > .danger-text")).anyMatch(text -> text.startsWith("“-70m” is no time"));

        robot.interact(() -> ((TextField) scene.getFocusOwner()).setText("-57m"));
        robot.type(KeyCode.ENTER);
        assertThat(query(robot).getText()).startsWith("from:").contains(" to:");
        assertThat(texts(robot, ".log-range")).anyMatch(text -> text.contains("–"));
        assertThat(texts(robot, ".log-source-note"))
                .as("a span that is over takes no new lines")
                .containsExactly("source: server");
        robot.interact(
                () -> robot.lookup(".log-range").queryAs(MenuButton.class).show());
        Pictures.save(robot, scene, "logs-range-" + name);
        robot.interact(() -> {
            robot.lookup(".log-range")
                    .queryAs(MenuButton.class)
                    .getItems()
                    .getFirst()
                    .fire();
            robot.lookup(".log-range").queryAs(MenuButton.class).hide();
        });
        assertThat(query(robot).getText()).isEmpty();

        robot.interact(() -> {
            remembers = true;
            fleet.accept(Frames.of(new Freshness.Replay(server.lines.get(99).at()), Frames.operator()));
        });
        Pictures.save(robot, scene, "logs-past-" + name);
        assertThat(texts(robot, ".log-source-note")).anyMatch(text -> text.contains("up to"));

        robot.interact(() -> {
            fleet.reckon(Reckoning.AS_HAPPENED);
            fleet.accept(Frames.of(new Freshness.Replay(server.lines.get(99).at()), Frames.operator()));
        });
        robot.interact(() -> screen().model().trips().toStart());
        Pictures.save(robot, scene, "logs-past-happened-" + name);
        assertThat(texts(robot, ".log-source-note")).anyMatch(text -> text.contains("also where it came later"));
        assertThat(screen().model().line()).contains(server.lines.getLast());
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void whileConnectedThePastNamesBothItsSources(Theme theme, FxRobot robot) {
        robot.interact(() -> {
            preferences.change(chosen -> chosen.with(chosen.appearance().withTheme(theme)));
            live.accept(Frames.of(Frames.live(), Frames.operator()));
            fleet.showPast(Frames.of(new Freshness.Replay(server.lines.get(99).at()), Frames.operator()));
        });

        Pictures.save(robot, scene, "logs-past-both-" + theme.name().toLowerCase(Locale.ROOT));
        assertThat(texts(robot, ".log-source-note")).anyMatch(text -> text.startsWith("source: live + cache · up to"));
        assertThat(screen().model().rows().list().lines()).isEqualTo(100);
    }

    @ParameterizedTest
    @EnumSource(names = {"DARK", "LIGHT"})
    void theLogOfTheServerIsAKeyAwayAndSaysWhatItIs(Theme theme, FxRobot robot) {
        String name = wear(theme, robot);
        robot.interact(() -> list(robot).requestFocus());
        robot.type(KeyCode.O);
        Pictures.save(robot, scene, "logs-server-not-allowed-" + name);
        assertThat(query(robot).getText()).isEqualTo("origin:server");
        assertThat(texts(robot, ".log-source-note")).containsExactly("");

        robot.interact(() -> fleet.accept(Frames.of(Frames.live(), Frames.simulated())));
        Pictures.save(robot, scene, "logs-server-empty-" + name);
        server.say(LogLevel.INFO, "FleetServer", "Fleet server PROD eu serves 40 cars", Map.of());
        server.say(LogLevel.WARN, "link.CarLink", "car WBA-00041 sent a frame twice", Map.of("correlation", "c-41"));
        server.say(
                LogLevel.ERROR,
                "http.Pipeline",
                "GET /api/v1/cars failed␊java.io.IOException: gone␊  at pitwall.server.http.Pipeline.run",
                Map.of("correlation", "c-4711", "error", "java.io.IOException"));
        robot.interact(() -> screen().model().reload());
        robot.interact(() -> list(robot).requestFocus());
        robot.type(KeyCode.UP).type(KeyCode.ENTER);
        Pictures.save(robot, scene, "logs-server-" + name);
        assertThat(texts(robot, ".log-source-note")).containsExactly("source: log of the server, asked every 2 s");
        assertThat(texts(robot, ".log-origin")).containsExactly("Server");
        MenuButton origin = robot.lookup(".log-origin").queryAs(MenuButton.class);
        robot.interact(() -> origin.getItems().getFirst().fire());
        assertThat(query(robot).getText()).isEmpty();

        robot.interact(() -> {
            fleet.accept(Frames.of(Frames.offline(), Frames.simulated()));
            query(robot).setText("origin:server");
        });
        Pictures.save(robot, scene, "logs-server-offline-" + name);
        assertThat(texts(robot, ".log-source-note")).containsExactly("");
        assertThat(robot.lookup(".log-detail").query().isVisible()).isFalse();
        robot.interact(() -> query(robot).setText("origin:server car:WBA-00041"));
        Pictures.save(robot, scene, "logs-server-mistake-" + name);
    }

    @Test
    void keyThatAsksForATimeIsNoPartOfIt(FxRobot robot) {
        robot.interact(() -> list(robot).requestFocus());
        robot.type(KeyCode.T).write("11:01:40", 0).type(KeyCode.ENTER);

        assertThat(screen().line()).get().extracting(LogLine::id).isEqualTo(100L);
    }

    @Test
    void lastErrorIsFoundWithKeysAndCopied(FxRobot robot) {
        robot.interact(() -> list(robot).requestFocus());
        robot.press(KeyCode.SHIFT).type(KeyCode.E).release(KeyCode.SHIFT);
        assertThat(screen().line()).get().extracting(LogLine::source).isEqualTo("update");
        robot.press(KeyCode.CONTROL).type(KeyCode.C).release(KeyCode.CONTROL);

        robot.interact(() -> assertThat(Clipboard.getSystemClipboard().getString())
                .contains("ERROR WBA-00041 update: signature verify failed  ⏎ 2 more lines")
                .contains("token=▒▒▒ (redacted: token)"));
        robot.type(KeyCode.N);
        assertThat(screen().model().contextProperty().get()).isPresent();
        robot.type(KeyCode.ESCAPE);
        assertThat(screen().model().contextProperty().get()).isEmpty();
    }

    @Test
    void twinReadsTheSameLines(FxRobot robot) {
        robot.interact(() -> screen().actions().stream()
                .filter(action -> action.id().equals("logs.twin"))
                .forEach(action -> action.run().run()));

        ListView<?> twin = robot.lookup(".log-twin").queryAs(ListView.class);
        assertThat(twin.getItems()).hasSize(screen().model().rows().list().size());
        robot.interact(() -> twin.getSelectionModel().select(3));
        assertThat(screen().line()).get().extracting(LogLine::id).isEqualTo(4L);
        Pictures.save(robot, scene, "logs-twin");
        EscapeKey.comesThrough(robot, scene, ".log-twin");
    }

    /// Changes to a theme; returns what its pictures are called.
    private String wear(Theme theme, FxRobot robot) {
        robot.interact(() ->
                preferences.change(chosen -> chosen.with(chosen.appearance().withTheme(theme))));
        return theme.name().toLowerCase(Locale.ROOT);
    }

    private LogsScreen screen() {
        return Objects.requireNonNull(opened);
    }

    private static LogList list(FxRobot robot) {
        return robot.lookup(".log-list").queryAs(LogList.class);
    }

    private static TextField query(FxRobot robot) {
        return robot.lookup(".log-query > .text-field").queryAs(TextField.class);
    }

    private static List<String> texts(FxRobot robot, String selector) {
        return robot.lookup(selector).queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .toList();
    }
}
