package pitwall.views.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import pitwall.client.Answer;
import pitwall.fleet.Role;
import pitwall.protocol.rest.SafetyPolicyEntry;
import pitwall.views.ports.Colleague;
import pitwall.views.testing.Frames;
import pitwall.views.testing.Pictures;
import pitwall.views.testing.SamplePlans;
import pitwall.views.testing.SampleRollouts;
import pitwall.views.theme.Appearance;
import pitwall.views.theme.Theme;

/// Which states there are; every test leaves pictures in `target/screens`.
@ExtendWith(ApplicationExtension.class)
class ApprovalsScreenTest extends ApprovalsWindow {
    @Start
    @Override
    void start(Stage stage) {
        super.start(stage);
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
                .contains("What waits for a second person could not be read.", "The database does not answer.")
                .anyMatch(text -> text.endsWith("corr-7"));
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
    void inThePastWithoutAnAnswerNothingIsWaitedFor(FxRobot robot) {
        answer = new Answer.Unanswered<>();
        live(robot, Frames.replay());
        robot.interact(() -> screen.shown());

        Pictures.both(robot, scene, this::theme, "approvals-past-not-cached-dark-1280x800");
        assertThat(labels(robot)).contains("Not cached on this computer. Open this screen while connected to keep it.");
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
        plan = new Answer.Remembered<>(SamplePlans.usual("R-119", HASH), Frames.NOW.minusSeconds(2_820));
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
}
