package pitwall.views.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import pitwall.client.Answer;
import pitwall.protocol.rest.ApprovalEntry;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.views.desk.UiAction;
import pitwall.views.kit.LoadingState;
import pitwall.views.testing.Frames;
import pitwall.views.testing.Pictures;
import pitwall.views.testing.SamplePlans;
import pitwall.views.theme.Appearance;
import pitwall.views.theme.Theme;

/// Whoever decides about a rollout sees its whole plan, and approves nothing else; every state leaves pictures in
/// `target/screens`.
@ExtendWith(ApplicationExtension.class)
class ApprovalPlanTest extends ApprovalsWindow {
    private static final String FORCED =
            "The server’s gates (parked, battery, driving itself, windows) are lifted: " + SamplePlans.FORCED;
    private static final Instant EARLIER = Frames.NOW.minusSeconds(2_820);

    private Optional<CompletableFuture<Answer<RolloutEntry>>> slow = Optional.empty();

    @Start
    @Override
    void start(Stage stage) {
        super.start(stage);
    }

    @Override
    CompletableFuture<Answer<RolloutEntry>> planOf(String rollout) {
        CompletableFuture<Answer<RolloutEntry>> quick = super.planOf(rollout);
        return slow.orElse(quick);
    }

    /// Names, values and headings from the top down.
    private static List<String> facts(FxRobot robot) {
        return robot.lookup(".approval-facts").queryAs(GridPane.class).getChildren().stream()
                .map(node -> ((Label) node).getText().replace('\u00A0', ' '))
                .toList();
    }

    /// What stands beside a name, the first time that it does.
    private static String value(FxRobot robot, String name) {
        List<String> facts = facts(robot);
        assertThat(facts).contains(name);
        return facts.get(facts.indexOf(name) + 1);
    }

    private static void end(FxRobot robot) {
        robot.interact(
                () -> robot.lookup(".approval-scroll").queryAs(ScrollPane.class).setVvalue(1));
    }

    @Test
    void everythingThatIsConsentedToIsShownWithTheForceAtTheTop(FxRobot robot) {
        plan = new Answer.Given<>(SamplePlans.forced("R-119", HASH));
        shown(robot, entry(null));

        assertThat(facts(robot).getFirst()).isEqualTo("Forced");
        assertThat(value(robot, "Forced")).isEqualTo(FORCED);
        assertThat(value(robot, "Kind")).isEqualTo("update");
        assertThat(value(robot, "SHA-256")).isEqualTo("7d4e".repeat(16));
        assertThat(value(robot, "Size")).isEqualTo("38 MB (38 112 004 bytes)");
        assertThat(value(robot, "Counter")).isEqualTo("430");
        assertThat(value(robot, "Signature")).isEqualTo("Signed");
        assertThat(value(robot, "Signed by")).isEqualTo("release-2026");
        assertThat(value(robot, "Models")).isEqualTo("i4, iX");
        assertThat(value(robot, "Agent")).isEqualTo("agent 1.4.0 or newer");
        assertThat(value(robot, "Start")).startsWith("2026-").contains("UTC");
        assertThat(value(robot, "Motion")).isEqualTo("Cars must be parked");
        assertThat(value(robot, "Battery at least")).isEqualTo("45 %");
        assertThat(value(robot, "Power")).isEqualTo("Cars must be at a charger");
        assertThat(value(robot, "Network")).startsWith("Cars must be on a network on which bytes cost nothing");
        assertThat(value(robot, "Time windows"))
                .isEqualTo("Mon, Sat, 22:00–05:00 by the clock of each car’s region\n"
                        + "every day, 12:30–13:15 by the clock of each car’s region");
        assertThat(value(robot, "Download")).startsWith("Cars of a released wave");
        pictures(robot, "forced");
        end(robot);
        pictures(robot, "forced-end");
    }

    @Test
    void everyPhaseIsShownWithItsCarsItsGatesAndAllItsTimes(FxRobot robot) {
        plan = new Answer.Given<>(SamplePlans.forced("R-119", HASH));
        shown(robot, entry(null));

        assertThat(facts(robot))
                .containsSubsequence(
                        "Phase 1: Munich",
                        "292: “region:munich”, as it was when the plan was made",
                        "fullest first",
                        "5 %: 15 cars",
                        "40 %, 60 % of the cars after the canary; with the canary in cars: 15, 111, 166",
                        "50",
                        "87.5 %",
                        "5 %",
                        "20",
                        "not checked",
                        "checked",
                        "pause and ask",
                        "1 min 30 s",
                        "15 min",
                        "1 d 12 h",
                        "10 min",
                        "4 min")
                .containsSubsequence(
                        "Phase 2: Berlin",
                        "every car that is left, as it is when the phase begins: 132 at most; 120 when the plan was"
                                + " made",
                        "by id",
                        "1 car",
                        "checked",
                        "not checked",
                        "abort",
                        "0 s",
                        "1 min",
                        "1 h 30 min",
                        "5 min",
                        "3 min");
        assertThat(button(robot, "Approve…").isDisabled()).isFalse();
    }

    @Test
    void usualValuesAreShownToo(FxRobot robot) {
        shown(robot, entry(null));

        assertThat(value(robot, "Forced")).isEqualTo("no; the server’s gates hold");
        assertThat(value(robot, "Start")).isEqualTo("at once");
        assertThat(value(robot, "Note")).isEqualTo("—");
        assertThat(value(robot, "Models")).isEqualTo("all");
        for (String name : List.of("Motion", "Battery at least", "Power", "Network", "Time windows")) {
            assertThat(value(robot, name)).as(name).isEqualTo("no more than the safety policy asks");
        }
        assertThat(value(robot, "Download")).isEqualTo("only when a car can begin");
        assertThat(value(robot, "Canary")).isEqualTo("none");
        assertThat(value(robot, "Canary healthy")).isEqualTo("checked");
        assertThat(value(robot, "Safety checks")).isEqualTo("checked");
        assertThat(value(robot, "Phase timeout")).isEqualTo("6 h");
        end(robot);
        pictures(robot, "usual-end");
    }

    @Test
    void nobodyApprovesBeforeThePlanIsShown(FxRobot robot) {
        CompletableFuture<Answer<RolloutEntry>> answer = new CompletableFuture<>();
        slow = Optional.of(answer);
        shown(robot, entry(null));
        robot.interact(
                () -> robot.lookup(".loading-state").queryAs(LoadingState.class).waited(LoadingState.WORDS));

        assertThat(button(robot, "Approve…").isDisabled()).isTrue();
        assertThat(button(robot, "Reject…").isDisabled()).isFalse();
        assertThat(labels(robot)).contains("Approving waits until the whole plan is shown.", "Reading the whole plan…");
        assertThat(disabledReasons()).containsExactly("Approving waits until the whole plan is shown.", "");
        pictures(robot, "loading");

        robot.interact(() -> answer.complete(plan));
        assertThat(button(robot, "Approve…").isDisabled()).isFalse();
        assertThat(disabledReasons()).containsExactly("", "");
    }

    /// Of the two decisions; the keys of the list beside them decide nothing.
    private List<String> disabledReasons() {
        return screen.actions().stream()
                .filter(action -> action.danger() != UiAction.Danger.D0)
                .map(action -> action.disabledReason().getValue().orElse(""))
                .toList();
    }

    @Test
    void anotherPlanThanThatWhichWasAskedAboutIsNotApproved(FxRobot robot) {
        plan = new Answer.Given<>(SamplePlans.usual("R-119", "0123".repeat(16)));
        shown(robot, entry(null));

        assertThat(button(robot, "Approve…").isDisabled()).isTrue();
        assertThat(labels(robot))
                .contains("The plan is another one by now", "The plan is another one by now; ask again.")
                .doesNotContain("Phase 1: Munich");
        pictures(robot, "changed");

        plan = new Answer.Given<>(SamplePlans.usual("R-119", HASH));
        robot.interact(() -> button(robot, "Retry").fire());
        assertThat(labels(robot)).contains("Phase 1: Munich");
        assertThat(button(robot, "Approve…").isDisabled()).isFalse();
    }

    @Test
    void aPlanThatCannotBeReadIsAskedForAgain(FxRobot robot) {
        plan = new Answer.Refused<>(503, "UNAVAILABLE", "The database does not answer.", "corr-7");
        shown(robot, entry(null));
        assertThat(button(robot, "Approve…").isDisabled()).isTrue();
        assertThat(labels(robot)).contains("The whole plan could not be read", "The database does not answer.");
        pictures(robot, "refused");

        plan = new Answer.Unanswered<>();
        robot.interact(() -> button(robot, "Retry").fire());
        assertThat(labels(robot)).contains("The server did not tell the whole plan");
        assertThat(button(robot, "Approve…").isDisabled()).isTrue();
        pictures(robot, "unanswered");

        plan = new Answer.Given<>(SamplePlans.usual("R-119", HASH));
        robot.interact(() -> button(robot, "Retry").fire());
        assertThat(button(robot, "Approve…").isDisabled()).isFalse();
        assertThat(planned).hasSize(3);
    }

    @Test
    void aServerThatDoesNotTellEverythingIsNotTakenForOneThatAsksNothing(FxRobot robot) {
        plan = new Answer.Given<>(SamplePlans.ofOlderServer(SamplePlans.usual("R-119", HASH)));
        shown(robot, entry(null));

        assertThat(labels(robot))
                .contains("The server does not tell the whole plan")
                .doesNotContain("Time windows");
        assertThat(button(robot, "Approve…").isDisabled()).isTrue();
        pictures(robot, "part");
    }

    @Test
    void withoutAConnectionThePlanIsThatOfThisComputerOrMissing(FxRobot robot) {
        answer = new Answer.Remembered<>(List.of(entry(null)), EARLIER);
        plan = new Answer.Unanswered<>();
        live(robot, Frames.offline());
        robot.interact(() -> screen.shown());
        assertThat(labels(robot))
                .contains("The whole plan is not kept on this computer; it is read when the connection is back.");
        assertThat(button(robot, "Approve…").isDisabled()).isTrue();
        pictures(robot, "offline");

        plan = new Answer.Given<>(SamplePlans.usual("R-119", HASH));
        live(robot, Frames.live());
        assertThat(labels(robot)).as("asked for by itself").contains("Phase 1: Munich");
        assertThat(button(robot, "Approve…").isDisabled()).isFalse();
    }

    @Test
    void aRememberedPlanIsReadAndNotApproved(FxRobot robot) {
        plan = new Answer.Remembered<>(SamplePlans.usual("R-119", HASH), EARLIER);
        shown(robot, entry(null));

        assertThat(labels(robot))
                .contains(
                        "Phase 1: Munich",
                        "The plan shown is one that this computer remembers; approving needs that of the server.");
        assertThat(button(robot, "Approve…").isDisabled()).isTrue();
        pictures(robot, "remembered");
    }

    @Test
    void everyPlanIsAskedForOnceAndThatOfAnotherChoiceIsAnother(FxRobot robot) {
        ApprovalEntry other = of("R-120");
        answer = new Answer.Given<>(List.of(entry(null), other, weaker()));
        live(robot, Frames.live());
        robot.interact(() -> screen.shown());
        robot.interact(() -> screen.resync(() -> {}));
        assertThat(planned).as("once for a plan").containsExactly("R-119");

        plan = new Answer.Given<>(SamplePlans.usual("R-120", HASH));
        robot.interact(() -> list(robot).getSelectionModel().select(other));
        assertThat(planned).containsExactly("R-119", "R-120");
        assertThat(button(robot, "Approve…").isDisabled()).isFalse();

        robot.interact(() -> list(robot).getSelectionModel().select(weaker()));
        assertThat(planned).as("a policy has no plan").hasSize(2);
        assertThat(labels(robot)).contains("All cars: need less battery").doesNotContain("Phase 1: Munich");
        assertThat(button(robot, "Approve…").isDisabled()).isFalse();
    }

    private static ApprovalEntry of(String rollout) {
        ApprovalEntry entry = entry(null);
        return new ApprovalEntry(
                entry.kind(),
                rollout,
                entry.name(),
                entry.act(),
                entry.hash(),
                entry.revision(),
                entry.requestedBy(),
                entry.requestedAt(),
                entry.expiresAt(),
                entry.reason(),
                entry.size(),
                entry.version(),
                entry.running(),
                entry.whyNot());
    }

    @Test
    void thePlanIsReadInGermanToo(FxRobot robot) {
        robot.interact(() -> {
            themes.change(Appearance.DEFAULT.withTheme(Theme.LIGHT));
            show(Locale.GERMAN);
        });
        plan = new Answer.Given<>(SamplePlans.forced("R-119", HASH));
        shown(robot, entry(null));

        assertThat(value(robot, "Erzwungen")).endsWith("sind aufgehoben: " + SamplePlans.FORCED);
        assertThat(value(robot, "Zeitfenster")).matches("(?s)Mo\\.?, Sa\\.?, 22:00–05:00 nach der Uhr.*");
        Pictures.save(robot, scene, "approvals-plan-forced-german-light-1280x800");
        end(robot);
        Pictures.save(robot, scene, "approvals-plan-forced-end-german-light-1280x800");
    }

    private void pictures(FxRobot robot, String state) {
        Pictures.both(robot, scene, this::theme, "approvals-plan-" + state + "-dark-1280x800");
    }
}
