package pitwall.views.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import pitwall.client.Answer;
import pitwall.client.CommandOutcome;
import pitwall.client.Commands;
import pitwall.client.FleetCommand;
import pitwall.client.Freshness;
import pitwall.client.RolloutStep;
import pitwall.fleet.Role;
import pitwall.fleet.safety.Weakening;
import pitwall.protocol.rest.ApprovalEntry;
import pitwall.protocol.rest.PolicyRules;
import pitwall.protocol.rest.PolicyWeakening;
import pitwall.protocol.rest.SafetyPolicyEntry;
import pitwall.testing.SteppedClock;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Navigator;
import pitwall.views.desk.Surroundings;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Formats;
import pitwall.views.kit.SheetPane;
import pitwall.views.kit.Strings;
import pitwall.views.ports.Colleague;
import pitwall.views.testing.Frames;
import pitwall.views.testing.MemoryPorts;
import pitwall.views.testing.Pictures;
import pitwall.views.testing.SampleRollouts;
import pitwall.views.theme.Appearance;
import pitwall.views.theme.Theme;
import pitwall.views.theme.Themes;

@ExtendWith(ApplicationExtension.class)
class ApprovalsScreenTest {
    private static final String HASH = "0f4b8a1c6b9d4a5e8f7c3d2b1a09e8d7c6b5a49382716051423f3e2d1c0b9a88";

    private final SteppedClock clock = new SteppedClock(Frames.NOW);
    private final FleetModel fleet = new FleetModel(clock);
    private final List<FleetCommand> sent = new ArrayList<>();
    private final MemoryPorts ports = new MemoryPorts();
    private Answer<List<ApprovalEntry>> answer = new Answer.Given<>(List.of());
    private Answer<SafetyPolicyEntry> policy = new Answer.Given<>(inForce());
    private Themes themes;
    private Scene scene;
    private ApprovalsScreen screen;

    @Start
    void start(Stage stage) {
        themes = new Themes(Appearance.DEFAULT, new SimpleObjectProperty<>(ColorScheme.DARK));
        scene = new Scene(new StackPane(), 1232, 730);
        themes.dress(scene);
        stage.setScene(scene);
        stage.show();
        show(Locale.ENGLISH);
    }

    private void show(Locale locale) {
        Strings strings = Strings.strict(new Formats(locale, ZoneId.of("Europe/Berlin")));
        SheetPane sheet = new SheetPane(strings);
        Commands commands = command -> {
            sent.add(command);
            return CompletableFuture.completedFuture(new CommandOutcome.Accepted(new UUID(1, sent.size())));
        };
        screen = new ApprovalsScreen(
                new ApprovalsParts(
                        fleet,
                        () -> CompletableFuture.completedFuture(answer),
                        () -> CompletableFuture.completedFuture(policy),
                        commands,
                        ports,
                        Runnable::run),
                new Surroundings(strings, new Nowhere(), sheet::ask));
        scene.setRoot(new StackPane(screen.node(), sheet));
    }

    @Test
    void nobodyApprovesWhatTheyAskedForThemselves(FxRobot robot) {
        shown(robot, entry("SELF_APPROVAL"));

        assertThat(button(robot, "Approve…").isDisabled()).isTrue();
        assertThat(robot.lookup("You asked for this yourself; somebody else must decide.")
                        .tryQuery())
                .isPresent();
    }

    @Test
    void approvingTakesTheNumberAReasonAndThePasswordThatTheServerKnows(FxRobot robot) {
        shown(robot, entry(null));
        robot.interact(() -> button(robot, "Approve…").fire());
        Button approve = button(robot, "Approve");
        assertThat(approve.isDisabled()).isTrue();

        fill(robot, "412", "Agreed in the morning round", "wrong");
        robot.interact(approve::fire);
        assertThat(sent).isEmpty();

        fill(robot, "412", "Agreed in the morning round", "right");
        robot.interact(approve::fire);
        assertThat(ports.proven).containsExactly("wrong", "right");
        assertThat(sent)
                .containsExactly(new FleetCommand.Steer(
                        "R-119", 4, new RolloutStep.Approve(HASH, "Agreed in the morning round")));
    }

    @Test
    void aWeakerSafetyPolicyIsShownPointByPointAndDecidedWithFourEyes(FxRobot robot) {
        shown(robot, weaker());
        Pictures.both(robot, scene, this::theme, "approvals-policy-dark-1280x800");
        assertThat(labels(robot)).contains("All cars: need less battery", "rules[0].minimumBatteryPercent", "30", "20");
        robot.interact(() -> button(robot, "Approve…").fire());
        Button approve = button(robot, "Approve");

        fill(robot, "safety-policy", "Agreed with the depot", "right");
        robot.interact(approve::fire);
        assertThat(sent).containsExactly(new FleetCommand.ApproveWeakerPolicy(HASH, "Agreed with the depot"));

        robot.interact(() -> button(robot, "Reject…").fire());
        robot.interact(() -> robot.lookup(".decision-sheet .text-field")
                .queryAs(TextField.class)
                .setText("Not before the holidays"));
        robot.interact(() -> button(robot, "Reject").fire());
        assertThat(sent).endsWith(new FleetCommand.RejectWeakerPolicy(HASH, "Not before the holidays"));
    }

    @Test
    void aPolicyThatIsAskedForNoLongerIsCalledSo(FxRobot robot) {
        policy = new Answer.Given<>(
                new SafetyPolicyEntry(1, inForce().policy(), Frames.NOW, "mara", null, "Winter", null));

        shown(robot, weaker());

        assertThat(labels(robot)).contains("This is asked for no longer: it was withdrawn, changed or decided.");
    }

    @Test
    void theRowOfWhatIsShownIsMarkedWhateverComesAndGoes(FxRobot robot) {
        answer = new Answer.Given<>(List.of(weaker(), entry(null)));
        live(robot, Frames.live());
        robot.interact(() -> screen.shown());
        assertThat(marked(robot)).isEqualTo(weaker());

        robot.interact(() -> list(robot).getSelectionModel().select(entry(null)));
        answer = new Answer.Given<>(List.of(entry(null)));
        robot.interact(() -> screen.resync(() -> {}));
        assertThat(marked(robot)).isEqualTo(entry(null));

        answer = new Answer.Given<>(List.of(weaker(), entry(null)));
        robot.interact(() -> screen.resync(() -> {}));
        assertThat(marked(robot)).isEqualTo(entry(null));
    }

    @Test
    void aServerThatDoesNotSayIsAskedAgain(FxRobot robot) {
        answer = new Answer.Refused<>(503, "DATABASE_DOWN", "The database does not answer.", "corr-7");
        live(robot, Frames.live());
        robot.interact(() -> screen.shown());
        assertThat(labels(robot))
                .contains("What waits for a second person could not be read.", "The database does not answer.");
        Pictures.both(robot, scene, this::theme, "approvals-error-dark-1280x800");

        answer = new Answer.Given<>(List.of(entry(null)));
        robot.interact(() -> button(robot, "Retry").fire());

        assertThat(marked(robot)).isEqualTo(entry(null));
    }

    @Test
    void inTheSampleFleetWhoAskedGoesOnAsTheSecondPerson(FxRobot robot) {
        ports.colleagues.add(new Colleague("m.berg", Role.RELEASE_MANAGER));
        answer = new Answer.Given<>(List.of(entry("SELF_APPROVAL")));
        robot.interact(() -> {
            fleet.accept(Frames.of(Frames.live(), SampleRollouts.as("k.vogt", Role.RELEASE_MANAGER)));
            screen.shown();
        });
        Pictures.both(robot, scene, this::theme, "approvals-own-dark-1280x800");

        robot.interact(
                () -> button(robot, "Continue as m.berg (Release manager)").fire());

        assertThat(ports.asked).containsExactly("go on as m.berg");
    }

    @Test
    void whereNobodyHasAPasswordTheServerIsToldWithoutOne(FxRobot robot) {
        ports.colleagues.add(new Colleague("k.vogt", Role.RELEASE_MANAGER));
        shown(robot, entry(null));
        robot.interact(() -> button(robot, "Approve…").fire());

        assertThat(robot.lookup(".decision-sheet .password-field").queryAll()).isEmpty();
        robot.interact(() -> {
            robot.lookup("#sheetReason").queryAs(TextField.class).setText("Read");
            robot.lookup("#sheetTyped").queryAs(TextField.class).setText("412");
        });
        robot.interact(() -> button(robot, "Approve").fire());

        assertThat(ports.proven).as("nothing was typed").containsExactly("");
        assertThat(sent).containsExactly(new FleetCommand.Steer("R-119", 4, new RolloutStep.Approve(HASH, "Read")));
    }

    @Test
    void rejectingTakesAReasonOnly(FxRobot robot) {
        shown(robot, entry(null));
        robot.interact(() -> button(robot, "Reject…").fire());
        robot.interact(() -> robot.lookup(".decision-sheet .text-field")
                .queryAs(TextField.class)
                .setText("Not before the holidays"));
        robot.interact(() -> button(robot, "Reject").fire());

        assertThat(sent)
                .containsExactly(new FleetCommand.Steer("R-119", 4, new RolloutStep.Reject("Not before the holidays")));
    }

    @Test
    void everyQuestionSaysThatThePictureLags(FxRobot robot) {
        for (ApprovalEntry entry : List.of(entry(null), weaker())) {
            for (String decision : List.of("Approve…", "Reject…")) {
                shown(robot, entry);
                live(robot, Frames.lagging());
                robot.interact(() -> button(robot, decision).fire());
                assertThat(labels(robot))
                        .as("%s of %s", decision, entry.kind())
                        .anyMatch(text -> text.startsWith("Data is 4.2") && text.endsWith("behind the server."))
                        .contains("No real cars: this environment is simulated.");
                robot.interact(() -> button(robot, "Cancel").fire());
                robot.interact(() -> screen.hidden());
            }
        }
        assertThat(sent).isEmpty();
    }

    @Test
    void inThePastWithoutAnAnswerNothingIsWaitedFor(FxRobot robot) {
        answer = new Answer.Unanswered<>();
        live(robot, Frames.replay());
        robot.interact(() -> screen.shown());

        Pictures.both(robot, scene, this::theme, "approvals-past-not-cached-dark-1280x800");
        assertThat(labels(robot)).contains("Not cached on this computer. Open this screen while connected to keep it.");
    }

    @Test
    void whatHasExpiredCannotBeDecided(FxRobot robot) {
        shown(robot, entry(null));

        robot.interact(() -> {
            clock.advance(Duration.ofMinutes(31));
            fleet.tick();
        });

        assertThat(button(robot, "Approve…").isDisabled()).isTrue();
    }

    @Test
    void everyStateLooksAsItShould(FxRobot robot) {
        answer = new Answer.Unanswered<>();
        live(robot, Frames.offline());
        robot.interact(() -> screen.shown());
        Pictures.both(robot, scene, this::theme, "approvals-not-cached-dark-1280x800");
        robot.interact(() -> screen.hidden());
        answer = new Answer.Given<>(List.of());
        robot.interact(() -> screen.shown());
        Pictures.both(robot, scene, this::theme, "approvals-empty-dark-1280x800");
        robot.interact(() -> screen.hidden());
        shown(robot, entry(null));
        Pictures.both(robot, scene, this::theme, "approvals-dark-1280x800");
        robot.interact(() -> button(robot, "Approve…").fire());
        Pictures.both(robot, scene, this::theme, "approvals-four-eyes-dark-1280x800");
        robot.interact(() -> theme(Theme.HIGH_CONTRAST));
        Pictures.save(robot, scene, "approvals-four-eyes-high-contrast-1280x800");
        robot.interact(() -> {
            screen.hidden();
            themes.change(Appearance.DEFAULT.withTheme(Theme.LIGHT));
            show(Locale.GERMAN);
        });
        answer = new Answer.Remembered<>(List.of(entry(null)), Frames.NOW.minusSeconds(2_820));
        live(robot, Frames.offline());
        robot.interact(() -> screen.shown());
        Pictures.save(robot, scene, "approvals-offline-german-light-1280x800");
        robot.interact(() -> screen.hidden());
        answer = new Answer.Given<>(List.of(weaker(), entry("FORBIDDEN")));
        live(robot, Frames.live());
        robot.interact(() -> screen.shown());
        Pictures.save(robot, scene, "approvals-policy-german-light-1280x800");
        assertThat(robot.lookup(".approval-cell").queryAll()).isNotEmpty();
    }

    private void shown(FxRobot robot, ApprovalEntry entry) {
        answer = new Answer.Given<>(List.of(entry));
        live(robot, Frames.live());
        robot.interact(() -> screen.shown());
    }

    private void live(FxRobot robot, Freshness freshness) {
        robot.interact(() -> fleet.accept(Frames.of(freshness, Frames.simulated())));
    }

    private static ApprovalEntry entry(@Nullable String whyNot) {
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

    private static ApprovalEntry weaker() {
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

    private static SafetyPolicyEntry inForce() {
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

    private static PolicyRules battery(int percent) {
        return new PolicyRules(
                List.of(new PolicyRules.Rule(PolicyRules.ScopeKind.EVERYWHERE, null, true, percent, true, null)),
                null,
                null);
    }

    private static ListView<ApprovalEntry> list(FxRobot robot) {
        return robot.lookup(".approvals-list").queryListView();
    }

    private static ApprovalEntry marked(FxRobot robot) {
        return list(robot).getSelectionModel().getSelectedItem();
    }

    private static List<String> labels(FxRobot robot) {
        return robot.lookup(".label").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList();
    }

    private static void fill(FxRobot robot, String number, String reason, String password) {
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

    private static Button button(FxRobot robot, String text) {
        return robot.lookup(node -> node instanceof Button button && text.equals(button.getText()))
                .queryAs(Button.class);
    }

    private static final class Nowhere implements Navigator {
        @Override
        public void open(Destination destination) {}

        @Override
        public void toast(String sentence, Optional<Runnable> undo) {}
    }

    private void theme(Theme theme) {
        themes.change(Appearance.DEFAULT.withTheme(theme));
    }
}
