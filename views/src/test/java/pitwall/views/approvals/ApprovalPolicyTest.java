package pitwall.views.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import pitwall.client.Answer;
import pitwall.protocol.rest.SafetyPolicyEntry;
import pitwall.views.kit.LoadingState;
import pitwall.views.testing.Frames;
import pitwall.views.testing.Pictures;
import pitwall.views.theme.Appearance;
import pitwall.views.theme.Theme;

/// Whoever decides about a weaker safety policy sees what it would change, and approves nothing else; every state
/// leaves pictures in `target/screens`.
@ExtendWith(ApplicationExtension.class)
class ApprovalPolicyTest extends ApprovalsWindow {
    private static final String UNREAD =
            "What it would change could not be read, and nobody approves what they cannot see.";

    private Optional<CompletableFuture<Answer<SafetyPolicyEntry>>> slow = Optional.empty();
    private int questions;

    @Start
    @Override
    void start(Stage stage) {
        super.start(stage);
    }

    @Override
    CompletableFuture<Answer<SafetyPolicyEntry>> policyNow() {
        questions++;
        CompletableFuture<Answer<SafetyPolicyEntry>> quick = super.policyNow();
        return slow.orElse(quick);
    }

    private void cannotBeApproved(FxRobot robot, String why) {
        assertThat(button(robot, "Approve…").isDisabled()).isTrue();
        assertThat(labels(robot)).contains(why);
        assertThat(screen.actions().getFirst().disabledReason().getValue())
                .as("the key does not either")
                .contains(why);
        assertThat(button(robot, "Reject…").isDisabled())
                .as("a no needs nothing")
                .isFalse();
    }

    private void canBeApproved(FxRobot robot) {
        assertThat(labels(robot)).contains("All cars: need less battery");
        assertThat(button(robot, "Approve…").isDisabled()).isFalse();
        assertThat(screen.actions().getFirst().disabledReason().getValue()).isEmpty();
    }

    private void pictures(FxRobot robot, String state) {
        Pictures.both(robot, scene, this::theme, "approvals-policy-" + state + "-dark-1280x800");
    }

    @Test
    void nobodyApprovesBeforeItIsShownWhatWouldChange(FxRobot robot) {
        CompletableFuture<Answer<SafetyPolicyEntry>> answered = new CompletableFuture<>();
        slow = Optional.of(answered);
        shown(robot, weaker());
        robot.interact(
                () -> robot.lookup(".loading-state").queryAs(LoadingState.class).waited(LoadingState.WORDS));

        cannotBeApproved(robot, "Approving waits until it is shown what would change.");
        assertThat(labels(robot)).contains("Reading what it would change…");
        pictures(robot, "loading");

        robot.interact(() -> answered.complete(policy));
        canBeApproved(robot);
        robot.interact(() -> screen.resync(() -> {}));
        assertThat(questions).as("once for a proposal").isEqualTo(1);
    }

    @Test
    void aDifferenceThatCannotBeReadIsAskedForAgain(FxRobot robot) {
        policy = new Answer.Refused<>(503, "UNAVAILABLE", "The database does not answer.", "corr-7");
        shown(robot, weaker());
        cannotBeApproved(robot, UNREAD);
        assertThat(labels(robot))
                .contains("What it would change could not be read", "The database does not answer.")
                .anyMatch(text -> text.endsWith("corr-7"));
        pictures(robot, "refused");

        policy = new Answer.Unanswered<>();
        robot.interact(() -> button(robot, "Retry").fire());
        cannotBeApproved(robot, UNREAD);
        assertThat(labels(robot)).contains("What it would change cannot be shown now: the server did not answer.");
        pictures(robot, "unanswered");

        policy = new Answer.Given<>(inForce());
        robot.interact(() -> button(robot, "Retry").fire());
        canBeApproved(robot);
        assertThat(questions).isEqualTo(3);
    }

    @Test
    void aProposalThatIsAnotherByNowIsNotApproved(FxRobot robot) {
        policy = new Answer.Given<>(
                new SafetyPolicyEntry(1, inForce().policy(), Frames.NOW, "mara", null, "Winter", null));
        shown(robot, weaker());

        cannotBeApproved(robot, "This is asked for no longer: it was withdrawn, changed or decided.");
        pictures(robot, "void");
    }

    @Test
    void aRememberedDifferenceIsReadAndNotApproved(FxRobot robot) {
        policy = new Answer.Remembered<>(inForce(), Frames.NOW.minusSeconds(2_820));
        shown(robot, weaker());

        assertThat(labels(robot)).contains("All cars: need less battery").anyMatch(text -> text.startsWith("As of "));
        cannotBeApproved(robot, "What is shown is what this computer remembers; approving needs that of the server.");
        pictures(robot, "remembered");
    }

    @Test
    void withoutAConnectionItIsReadOnceThereIsOne(FxRobot robot) {
        answer = new Answer.Remembered<>(List.of(weaker()), Frames.NOW.minusSeconds(2_820));
        policy = new Answer.Unanswered<>();
        live(robot, Frames.offline());
        robot.interact(() -> screen.shown());
        assertThat(labels(robot))
                .contains("What it would change is not kept on this computer; it is read when the connection is"
                        + " back.");
        assertThat(button(robot, "Approve…").isDisabled()).isTrue();
        pictures(robot, "offline");

        policy = new Answer.Given<>(inForce());
        live(robot, Frames.live());
        canBeApproved(robot);
    }

    @Test
    void itIsReadInGermanToo(FxRobot robot) {
        robot.interact(() -> {
            themes.change(Appearance.DEFAULT.withTheme(Theme.LIGHT));
            show(Locale.GERMAN);
        });
        policy = new Answer.Refused<>(503, "UNAVAILABLE", "The database does not answer.", "corr-7");
        shown(robot, weaker());

        assertThat(labels(robot))
                .contains("Was sich ändern würde, konnte nicht gelesen werden, und niemand gibt frei, was er nicht"
                        + " sieht.");
        Pictures.save(robot, scene, "approvals-policy-refused-german-light-1280x800");
    }
}
