package pitwall.views.approvals;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import pitwall.client.Answer;
import pitwall.client.CommandOutcome;
import pitwall.client.Commands;
import pitwall.client.FleetCommand;
import pitwall.client.Freshness;
import pitwall.fleet.safety.Weakening;
import pitwall.protocol.rest.ApprovalEntry;
import pitwall.protocol.rest.PolicyRules;
import pitwall.protocol.rest.PolicyWeakening;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.protocol.rest.SafetyPolicyEntry;
import pitwall.testing.SteppedClock;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Navigator;
import pitwall.views.desk.Surroundings;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Formats;
import pitwall.views.kit.SheetPane;
import pitwall.views.kit.Strings;
import pitwall.views.testing.Frames;
import pitwall.views.testing.MemoryPorts;
import pitwall.views.testing.SamplePlans;
import pitwall.views.testing.ScreenRoom;
import pitwall.views.theme.Appearance;
import pitwall.views.theme.Theme;
import pitwall.views.theme.Themes;

/// What waits for a second person in a window of its own, before a scripted server.
abstract class ApprovalsWindow {
    static final String HASH = "0f4b8a1c6b9d4a5e8f7c3d2b1a09e8d7c6b5a49382716051423f3e2d1c0b9a88";

    final SteppedClock clock = new SteppedClock(Frames.NOW);
    final FleetModel fleet = new FleetModel(clock);
    final List<FleetCommand> sent = new ArrayList<>();
    final MemoryPorts ports = new MemoryPorts();
    Answer<List<ApprovalEntry>> answer = new Answer.Given<>(List.of());
    /// What the server says of the plan.
    Answer<RolloutEntry> plan = new Answer.Given<>(SamplePlans.usual("R-119", HASH));
    /// Each plan that was asked for, in order.
    final List<String> planned = new ArrayList<>();
    Answer<SafetyPolicyEntry> policy = new Answer.Given<>(inForce());
    Themes themes;
    Scene scene;
    ApprovalsScreen screen;

    /// Only that of the test itself is called by itself; each hands on to this.
    @Start
    void start(Stage stage) {
        themes = new Themes(Appearance.DEFAULT, new SimpleObjectProperty<>(ColorScheme.DARK));
        scene = new Scene(new StackPane(), ScreenRoom.WIDTH, ScreenRoom.HEIGHT);
        themes.dress(scene);
        stage.setScene(scene);
        stage.setWidth(ScreenRoom.WIDTH);
        stage.setHeight(ScreenRoom.HEIGHT);
        stage.show();
        show(Locale.ENGLISH);
    }

    final void show(Locale locale) {
        Strings strings = Strings.strict(new Formats(locale, ZoneId.of("Europe/Berlin")));
        SheetPane sheet = new SheetPane(strings);
        Commands commands = command -> {
            sent.add(command);
            return CompletableFuture.completedFuture(new CommandOutcome.Accepted(new UUID(1, sent.size())));
        };
        screen = new ApprovalsScreen(
                new ApprovalsParts(
                        fleet, this::waitingNow, this::planOf, this::policyNow, commands, ports, Runnable::run),
                new Surroundings(strings, new Nowhere(), sheet::ask));
        scene.setRoot(new StackPane(new ScreenRoom(screen.node()), sheet));
    }

    /// The answer to the question for a plan.
    CompletableFuture<Answer<RolloutEntry>> planOf(String rollout) {
        planned.add(rollout);
        return CompletableFuture.completedFuture(plan);
    }

    /// The answer to the question what waits.
    CompletableFuture<Answer<List<ApprovalEntry>>> waitingNow() {
        return CompletableFuture.completedFuture(answer);
    }

    /// The answer to the question for the safety policy.
    CompletableFuture<Answer<SafetyPolicyEntry>> policyNow() {
        return CompletableFuture.completedFuture(policy);
    }

    void shown(FxRobot robot, ApprovalEntry entry) {
        answer = new Answer.Given<>(List.of(entry));
        live(robot, Frames.live());
        robot.interact(() -> screen.shown());
    }

    void live(FxRobot robot, Freshness freshness) {
        robot.interact(() -> fleet.accept(Frames.of(freshness, Frames.simulated())));
    }

    static ApprovalEntry entry(@Nullable String whyNot) {
        return new ApprovalEntry(
                ApprovalEntry.Kind.ROLLOUT_START,
                "R-119",
                "Stack 4.3.0 for Munich and Berlin",
                "launch",
                HASH,
                4,
                "k.vogt",
                Frames.NOW.minusSeconds(480),
                Frames.NOW.plusSeconds(1_320),
                "",
                412,
                "4.3.0",
                Map.of("4.2.1", 400, "4.2.0", 12),
                whyNot);
    }

    static ApprovalEntry weaker() {
        return new ApprovalEntry(
                ApprovalEntry.Kind.SAFETY_POLICY,
                "safety-policy",
                "safety-policy",
                "weaken",
                HASH,
                0,
                "mara",
                Frames.NOW.minusSeconds(480),
                Frames.NOW.plusSeconds(1_200),
                "Cold batteries",
                0,
                null,
                Map.of(),
                null);
    }

    static SafetyPolicyEntry inForce() {
        return new SafetyPolicyEntry(
                0,
                battery(30),
                null,
                null,
                null,
                null,
                new SafetyPolicyEntry.Proposal(
                        HASH,
                        0,
                        battery(20),
                        List.of(new PolicyWeakening(PolicyRules.ScopeKind.EVERYWHERE, null, Weakening.Point.BATTERY)),
                        "mara",
                        Frames.NOW.minusSeconds(480),
                        Frames.NOW.plusSeconds(1_200),
                        "Cold batteries"));
    }

    static PolicyRules battery(int percent) {
        return new PolicyRules(
                List.of(new PolicyRules.Rule(PolicyRules.ScopeKind.EVERYWHERE, null, true, percent, true, null)),
                null,
                null);
    }

    static ListView<ApprovalEntry> list(FxRobot robot) {
        return robot.lookup(".approvals-list").queryListView();
    }

    static ApprovalEntry marked(FxRobot robot) {
        return list(robot).getSelectionModel().getSelectedItem();
    }

    static List<String> labels(FxRobot robot) {
        return robot.lookup(".label").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList();
    }

    static void fill(FxRobot robot, String number, String reason, String password) {
        robot.interact(() -> {
            List<TextField> fields = robot.lookup(".decision-sheet .text-field").queryAllAs(TextField.class).stream()
                    .filter(field -> !(field instanceof PasswordField))
                    .toList();
            fields.get(0).setText(reason);
            fields.get(1).setText(number);
            robot.lookup(".decision-sheet .password-field")
                    .queryAs(PasswordField.class)
                    .setText(password);
        });
    }

    static Button button(FxRobot robot, String text) {
        return robot.lookup(node -> node instanceof Button button && text.equals(button.getText()))
                .queryAs(Button.class);
    }

    private static final class Nowhere implements Navigator {
        @Override
        public void open(Destination destination) {}

        @Override
        public void toast(String sentence, Optional<Runnable> undo) {}
    }

    void theme(Theme theme) {
        themes.change(themes.appearanceProperty().get().withTheme(theme));
    }
}
