package pitwall.views.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.PasswordField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import pitwall.client.Answer;
import pitwall.client.CommandOutcome;
import pitwall.client.Commands;
import pitwall.client.FleetCommand;
import pitwall.client.RolloutStep;
import pitwall.fleet.Role;
import pitwall.protocol.rest.ApprovalEntry;
import pitwall.testing.SteppedClock;
import pitwall.views.desk.ScreenKind;
import pitwall.views.fx.FleetModel;
import pitwall.views.preferences.PreferencesModel;
import pitwall.views.shell.Console;
import pitwall.views.testing.Frames;
import pitwall.views.testing.LastScreen;
import pitwall.views.testing.MemoryPorts;
import pitwall.views.testing.Pictures;
import pitwall.views.testing.PlainScreen;
import pitwall.views.testing.SamplePlans;
import pitwall.views.testing.SampleRollouts;
import pitwall.views.theme.Appearance;
import pitwall.views.theme.Theme;
import pitwall.views.theme.Themes;

/// A colleague's request in the whole window, from another screen and with keys only, every one of them pressed; no
/// more than the design gives, beside what has to be typed and to sign in.
@ExtendWith(ApplicationExtension.class)
class ApprovalKeysTest {
    private static final String HASH = "9f3a".repeat(16);

    private final FleetModel fleet = new FleetModel(new SteppedClock(Frames.NOW));
    private final MemoryPorts ports = new MemoryPorts();
    private final List<FleetCommand> sent = new ArrayList<>();
    private Themes themes;
    private Scene scene;
    private Console console;
    private int keys;

    @Start
    private void start(Stage stage) {
        themes = new Themes(Appearance.DEFAULT, new SimpleObjectProperty<>(ColorScheme.DARK));
        console = new Console(themes, fleet, ports.all(), new PreferencesModel(ports), kinds(), Runnable::run);
        scene = new Scene(console.root(), 1280, 800);
        themes.dress(scene);
        LastScreen.open(stage, scene, console);
    }

    private List<ScreenKind> kinds() {
        Commands commands = command -> {
            sent.add(command);
            return CompletableFuture.completedFuture(new CommandOutcome.Accepted(new UUID(1, sent.size())));
        };
        return List.of(
                new ScreenKind("cars", "cars.title", "mdi2c-car-multiple", "Ctrl+2", _ -> new PlainScreen("cars")),
                ApprovalsScreen.kind(new ApprovalsParts(
                        fleet,
                        () -> CompletableFuture.completedFuture(new Answer.Given<>(List.of(question()))),
                        id -> CompletableFuture.completedFuture(new Answer.Given<>(SamplePlans.usual(id, HASH))),
                        () -> CompletableFuture.completedFuture(new Answer.Unanswered<>()),
                        commands,
                        ports,
                        Runnable::run)));
    }

    @BeforeEach
    void open(FxRobot robot) {
        robot.interact(() -> {
            fleet.accept(SampleRollouts.live(SampleRollouts.as("a.huber", Role.RELEASE_MANAGER)));
            fleet.tick();
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(scene.getWindow().isFocused()).as("keys lead here").isTrue();
    }

    @Test
    void aColleaguesRequestIsApprovedWithThreeKeysBesideWhatIsTyped(FxRobot robot) {
        press(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.A);
        assertThat(texts()).as("what is agreed to, and its hash").contains(HASH);
        press(robot, KeyCode.A);
        robot.write("20");
        robot.write("Agreed in the morning round");
        signIn(robot, "right");
        press(robot, KeyCode.CONTROL, KeyCode.ENTER);

        assertThat(ports.proven).containsExactly("right");
        assertThat(sent)
                .singleElement()
                .isInstanceOfSatisfying(
                        FleetCommand.Steer.class,
                        steer -> assertThat(steer.step())
                                .isEqualTo(new RolloutStep.Approve(HASH, "Agreed in the morning round")));
        assertThat(keys).isEqualTo(3);
    }

    @Test
    void inThePastNothingIsDecidedAndTheSheetThatWasOpenIsGone(FxRobot robot) {
        press(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.A);
        press(robot, KeyCode.A);
        assertThat(scene.lookup(".decision-sheet")).isNotNull();

        robot.interact(
                () -> fleet.accept(Frames.of(Frames.replay(), SampleRollouts.as("a.huber", Role.RELEASE_MANAGER))));
        assertThat(scene.lookup(".decision-sheet")).isNull();
        press(robot, KeyCode.A);

        Pictures.both(robot, scene, this::theme, "approvals-replay-dark-1280x800");
        assertThat(scene.lookup(".decision-sheet")).isNull();
        assertThat(texts()).contains("You are looking at the past; return to live first");
        assertThat(sent).isEmpty();
    }

    private void theme(Theme theme) {
        themes.change(Appearance.DEFAULT.withTheme(theme));
    }

    /// Goes on to the password and types it.
    private void signIn(FxRobot robot, String password) {
        robot.push(KeyCode.ENTER);
        assertThat(scene.getFocusOwner()).isInstanceOf(PasswordField.class);
        robot.write(password);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void press(FxRobot robot, KeyCode... stroke) {
        keys++;
        robot.interact(() -> scene.getWindow().requestFocus());
        robot.push(stroke);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private List<String> texts() {
        return scene.getRoot().lookupAll("*").stream()
                .filter(Labeled.class::isInstance)
                .filter(Node::isVisible)
                .map(node -> ((Labeled) node).getText())
                .filter(text -> text != null)
                .toList();
    }

    private static ApprovalEntry question() {
        Instant now = Frames.NOW;
        return new ApprovalEntry(
                ApprovalEntry.Kind.ROLLOUT_START,
                "R-119",
                "Berlin ring 2",
                "launch",
                HASH,
                7,
                "k.vogt",
                now,
                now.plus(Duration.ofMinutes(22)),
                "",
                20,
                "4.3.0",
                Map.of("4.2.1", 20),
                null);
    }
}
