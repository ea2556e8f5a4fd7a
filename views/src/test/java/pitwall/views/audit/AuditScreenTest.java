package pitwall.views.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
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
import org.testfx.util.WaitForAsyncUtils;
import pitwall.client.ExportOutcome;
import pitwall.client.FleetFrame;
import pitwall.client.Freshness;
import pitwall.client.SessionInfo;
import pitwall.client.witness.WitnessVerdict;
import pitwall.client.witness.WitnessedHead;
import pitwall.fleet.Capability;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.fleet.audit.SignedHead;
import pitwall.testing.SteppedClock;
import pitwall.views.desk.Destination;
import pitwall.views.desk.ScreenKind;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.LoadingState;
import pitwall.views.preferences.PreferencesModel;
import pitwall.views.shell.Console;
import pitwall.views.testing.Clips;
import pitwall.views.testing.CutWords;
import pitwall.views.testing.Frames;
import pitwall.views.testing.LastScreen;
import pitwall.views.testing.MemoryPorts;
import pitwall.views.testing.Pictures;
import pitwall.views.theme.Appearance;
import pitwall.views.theme.Theme;
import pitwall.views.theme.Themes;
import pitwall.views.trail.TrailAlarm;

@ExtendWith(ApplicationExtension.class)
class AuditScreenTest {
    private final ScriptedTrail trail = new ScriptedTrail();
    private final SteppedClock clock = new SteppedClock(Frames.NOW.plus(Duration.ofHours(1)));
    private final FleetModel fleet = new FleetModel(clock);
    private final MemoryPorts ports = new MemoryPorts();
    private final PreferencesModel preferences = new PreferencesModel(ports);
    private @Nullable WitnessedHead witnessed;
    private @Nullable Path exportTo;
    private Console console;
    private Scene scene;

    @Start
    private void start(Stage stage) {
        trail.write(120);
        Themes themes = new Themes(Appearance.DEFAULT, new SimpleObjectProperty<>(ColorScheme.DARK));
        AuditParts parts = new AuditParts(
                fleet,
                trail,
                () -> Optional.ofNullable(witnessed),
                ports.trailAlarms,
                new ScriptedSteps(),
                Runnable::run,
                Runnable::run,
                () -> ports.offline);
        console = new Console(
                themes,
                fleet,
                ports.all(),
                preferences,
                List.of(new ScreenKind(
                        "audit",
                        "audit.title",
                        "mdi2s-shield-search",
                        "Ctrl+6",
                        around -> new AuditScreen(parts, around, (_, _, _) -> Optional.ofNullable(exportTo)))),
                Runnable::run);
        scene = new Scene(console.root(), 1280, 800);
        themes.dress(scene);
        fleet.accept(live(Role.ADMIN));
        console.open(new Destination.Audit(""));
        LastScreen.open(stage, scene, console);
    }

    @Test
    void whatCannotBeSearchedIsUnderlinedAndSaid(FxRobot robot) {
        robot.interact(() -> query(robot).setText("result:denied -actor:mira"));
        Pictures.both(
                robot,
                scene,
                theme -> preferences.change(
                        chosen -> chosen.with(chosen.appearance().withTheme(theme))),
                "audit-query-wrong-dark-1280x800");

        assertThat(texts(robot, ".audit-trouble"))
                .singleElement()
                .asString()
                .startsWith("“-actor:mira” would leave out what matches");
        assertThat(robot.lookup(".query-underline").query().isVisible()).isTrue();
        assertThat(table(robot).getItems()).as("what was searched before").isNotEmpty();

        robot.interact(() -> query(robot).setText("result:denied"));
        assertThat(texts(robot, ".audit-trouble")).containsExactly("");
        assertThat(robot.lookup(".query-underline").query().isVisible()).isFalse();
    }

    @Test
    void inThePastTheListGoesToTheMoment(FxRobot robot) {
        robot.interact(
                () -> fleet.accept(Frames.of(new Freshness.Replay(trail.row(60).at()), Frames.simulated())));
        Pictures.both(
                robot,
                scene,
                theme -> preferences.change(
                        chosen -> chosen.with(chosen.appearance().withTheme(theme))),
                "audit-past-dark-1280x800");

        assertThat(texts(robot, ".audit-table .table-row-cell:then .table-cell"))
                .contains("◁ 60");
    }

    @Test
    void everyButtonCanBeReadWithTextTwiceAsLarge(FxRobot robot) {
        robot.interact(() -> {
            preferences.change(chosen -> chosen.with(chosen.appearance().withTextPercent(200)));
            table(robot).getSelectionModel().select(3);
        });
        Pictures.both(
                robot,
                scene,
                theme -> preferences.change(
                        chosen -> chosen.with(chosen.appearance().withTheme(theme))),
                "audit-text-200-dark-1280x800");

        robot.interact(() -> assertThat(CutWords.of(scene)).isEmpty());
    }

    @Test
    void whoeverSearchesIsProposedFieldsAndValues(FxRobot robot) {
        robot.clickOn("#query").write("ac");
        robot.type(KeyCode.DOWN).type(KeyCode.ENTER);
        assertThat(query(robot).getText()).isEqualTo("actor:");
        robot.write("om").type(KeyCode.DOWN).type(KeyCode.ENTER);
        assertThat(query(robot).getText()).isEqualTo("actor:omar");
    }

    @Test
    void theKeysOfAllListsMoveAndCopy(FxRobot robot) {
        robot.interact(() -> table(robot).requestFocus());
        robot.type(KeyCode.J, 3).type(KeyCode.K).type(KeyCode.C);
        assertThat(Clips.text(robot)).isEqualTo("119");

        robot.press(KeyCode.SHIFT).type(KeyCode.C).release(KeyCode.SHIFT);
        assertThat(Clips.text(robot)).contains("\"n\":119", "\"hash\":");
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyStateIsDrawnInEveryTheme(Theme theme, FxRobot robot) {
        String name = theme.name().toLowerCase(Locale.ROOT);
        robot.interact(() ->
                preferences.change(chosen -> chosen.with(chosen.appearance().withTheme(theme))));
        Pictures.save(robot, scene, "audit-" + name);
        robot.interact(() -> table(robot).getSelectionModel().select(3));
        Pictures.save(robot, scene, "audit-detail-" + name);
        robot.interact(() -> {
            table(robot).getSelectionModel().clearSelection();
            trail.lie = detail -> detail.entry().n() == 112 ? ScriptedTrail.renamed(detail, "nobody") : detail;
            query(robot).setText("id:WBA-00112");
            query(robot).setText("");
        });
        robot.clickOn("Verify range");
        Pictures.save(robot, scene, "audit-broken-" + name);
        assertThat(texts(robot, ".audit-chain > .label")).anyMatch(text -> text.startsWith("✗ Entry #112"));
        assertThat(texts(robot, ".trail-alarm > .label")).anyMatch(text -> text.contains("entry #112 is the first"));
        robot.clickOn("Acknowledge");
        robot.interact(() -> query(robot).setText("id:no-such-car since:24h"));
        Pictures.save(robot, scene, "audit-filtered-" + name);
        robot.interact(() -> {
            trail.lie = detail -> detail;
            trail.forget();
            query(robot).setText("");
            trail.reachable = false;
            fleet.accept(Frames.of(Frames.offline(), session(Role.ADMIN)));
            query(robot).setText("since:30d");
            query(robot).setText("");
        });
        robot.clickOn("Verify range");
        Pictures.save(robot, scene, "audit-offline-" + name);
        assertThat(texts(robot, ".audit-chain > .label")).anyMatch(text -> text.contains("without the server"));
        robot.interact(() -> {
            trail.reachable = true;
            fleet.accept(live(Role.ADMIN));
            raise();
        });
        Pictures.save(robot, scene, "audit-alarm-" + name);
        assertThat(robot.lookup(".trail-alarm").query().isVisible()).isTrue();
        robot.clickOn("Acknowledge");
        assertThat(robot.lookup(".trail-alarm").query().isVisible()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"DARK", "LIGHT"})
    void theStatesWithoutEntriesSayWhatToDo(Theme theme, FxRobot robot) {
        String name = theme.name().toLowerCase(Locale.ROOT);
        robot.interact(() ->
                preferences.change(chosen -> chosen.with(chosen.appearance().withTheme(theme))));
        robot.interact(() -> {
            trail.refuses = true;
            query(robot).setText("actor:omar");
        });
        Pictures.save(robot, scene, "audit-error-" + name);
        assertThat(texts(robot, ".inline-message .message-title")).contains("The audit trail could not be read");
        robot.interact(() -> trail.refuses = false);
        robot.clickOn("Retry");
        assertThat(robot.lookup(".inline-message").tryQuery()).isEmpty();
        robot.interact(() -> {
            fleet.accept(live(Role.VIEWER));
            query(robot).setText("");
        });
        Pictures.save(robot, scene, "audit-own-" + name);
        assertThat(texts(robot, ".audit-note")).anyMatch(text -> text.startsWith("You see what you did yourself"));
        assertThat(robot.lookup("#export").queryAs(Button.class).isDisabled()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"DARK", "LIGHT"})
    void everyEmptyStateIsToldApart(Theme theme, FxRobot robot) {
        String name = theme.name().toLowerCase(Locale.ROOT);
        robot.interact(() -> {
            preferences.change(chosen -> chosen.with(chosen.appearance().withTheme(theme)));
            trail.lies = _ -> List.of();
            query(robot).setText("since:1h");
            query(robot).setText("");
        });
        Pictures.save(robot, scene, "audit-empty-" + name);
        assertThat(texts(robot, ".label")).contains("Nothing was written down yet that you may see.");

        robot.interact(() -> {
            trail.silent = true;
            query(robot).setText("since:1h");
        });
        LoadingState loading = robot.lookup(".loading-state").queryAs(LoadingState.class);
        robot.interact(() -> loading.waited(LoadingState.WORDS));
        Pictures.save(robot, scene, "audit-loading-" + name);
        assertThat(texts(robot, ".label")).contains("Reading the audit trail…");

        robot.interact(() -> loading.waited(LoadingState.LONG));
        Pictures.save(robot, scene, "audit-loading-long-" + name);
        robot.clickOn("Stop waiting");
        assertThat(robot.lookup(".loading-state").tryQuery()).isEmpty();
        assertThat(texts(robot, ".empty-state .button")).containsExactly("Retry");

        robot.interact(() -> {
            trail.silent = false;
            trail.reachable = false;
            trail.forget();
            fleet.accept(Frames.of(Frames.offline(), session(Role.ADMIN)));
            query(robot).setText("");
        });
        Pictures.save(robot, scene, "audit-not-cached-" + name);
        assertThat(texts(robot, ".label")).anyMatch(text -> text.startsWith("Not cached on this computer"));

        robot.interact(() -> {
            fleet.accept(Frames.of(new Freshness.Live(Duration.ofMillis(300)), session(Role.VIEWER, Set.of())));
            query(robot).setText("since:1h");
        });
        Pictures.save(robot, scene, "audit-no-permission-" + name);
        assertThat(texts(robot, ".label")).contains("The audit trail is not for you to read.");
    }

    @Test
    void germanWordsFitToo(FxRobot robot) {
        robot.interact(() -> preferences.change(chosen -> chosen.withLanguage(Locale.GERMAN)));
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> table(robot).getSelectionModel().select(0));
        Pictures.save(robot, scene, "audit-german-dark");
        assertThat(texts(robot, ".table-cell.audit-role")).contains("Operator").doesNotContain("OPERATOR");
        assertThat(texts(robot, ".audit-chain > .label")).anyMatch(text -> text.contains("geprüft"));
    }

    @Test
    void everythingIsDoneWithKeys(FxRobot robot) {
        exportTo = Path.of("audit.ndjson");
        robot.push(KeyCode.CONTROL, KeyCode.F).write("actor:omar");
        assertThat(table(robot).getItems())
                .allMatch(row -> "omar".equals(row.entry().actor()));
        robot.push(KeyCode.ESCAPE);
        robot.interact(() -> table(robot).requestFocus());
        robot.push(KeyCode.DOWN);
        assertThat(robot.lookup(".audit-detail").query().isVisible()).isTrue();
        robot.push(KeyCode.ESCAPE);
        assertThat(robot.lookup(".audit-detail").query().isVisible()).isFalse();
        robot.interact(() -> table(robot).requestFocus());
        robot.push(KeyCode.SHIFT, KeyCode.V);
        assertThat(texts(robot, ".audit-chain > .label")).anyMatch(text -> text.contains("#1 to #120"));
        robot.push(KeyCode.CONTROL, KeyCode.E);

        assertThat(trail.exported).containsExactly("NDJSON audit.ndjson");
        assertThat(texts(robot, ".toast .label")).anyMatch(text -> text.contains("audit.ndjson"));
    }

    @Test
    void anExportThatFailsSaysWhatIsLeft(FxRobot robot) {
        exportTo = Path.of("audit.zip");
        trail.export = new ExportOutcome.Refused(429, "TOO_MANY", "Six an hour are allowed.", "corr-9");

        robot.clickOn("#export");

        assertThat(trail.exported).containsExactly("CSV audit.zip");
        Pictures.save(robot, scene, "audit-export-refused-dark");
        assertThat(texts(robot, ".inline-message .message-title")).contains("The export did not work");
    }

    private void raise() {
        SignedHead known = trail.head;
        trail.trail.cutTo(80);
        SignedHead seen = trail.trail.sign();
        ports.trailAlarms.raise(new TrailAlarm(
                "https://fleet.example",
                new TrailAlarm.Cause.Witnessed(new WitnessVerdict.Broken(WitnessVerdict.Finding.CUT, known, seen)),
                Frames.NOW));
    }

    @Test
    void anEntryLeadsToTheFleetAsItWasThen(FxRobot robot) {
        robot.interact(() -> table(robot).requestFocus());
        robot.push(KeyCode.T);
        assertThat(console.travel().isInPast()).as("no entry is chosen").isFalse();

        robot.interact(() -> table(robot).getSelectionModel().select(3));
        Instant at = table(robot).getItems().get(3).entry().at();
        robot.interact(() -> table(robot).requestFocus());
        robot.push(KeyCode.T);

        assertThat(console.travel().momentProperty().get()).contains(at.truncatedTo(ChronoUnit.SECONDS));
        robot.interact(() -> console.travel().leave());
        robot.clickOn("Show the fleet as it was then");
        assertThat(console.travel().momentProperty().get()).contains(at.truncatedTo(ChronoUnit.SECONDS));
    }

    private static TextField query(FxRobot robot) {
        return robot.lookup("#query").queryAs(TextField.class);
    }

    private static TableView<pitwall.protocol.rest.AuditDetail> table(FxRobot robot) {
        return robot.lookup(".audit-table").queryTableView();
    }

    private static List<String> texts(FxRobot robot, String selector) {
        return robot.lookup(selector).queryAll().stream()
                .filter(Labeled.class::isInstance)
                .map(node -> ((Labeled) node).getText())
                .toList();
    }

    private static FleetFrame live(Role role) {
        return Frames.of(new Freshness.Live(Duration.ofMillis(300)), session(role));
    }

    private static SessionInfo session(Role role) {
        return session(role, role.capabilities());
    }

    private static SessionInfo session(Role role, Set<Capability> capabilities) {
        return new SessionInfo(
                "https://fleet.example",
                "PROD",
                false,
                "a.huber",
                role,
                capabilities,
                Scope.ALL,
                Frames.operator().freshness());
    }
}
