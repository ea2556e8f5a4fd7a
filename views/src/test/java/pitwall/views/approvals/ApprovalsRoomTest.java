package pitwall.views.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import pitwall.client.Answer;
import pitwall.protocol.rest.ApprovalEntry;
import pitwall.views.kit.LoadingState;
import pitwall.views.testing.ActionKeys;
import pitwall.views.testing.Clips;
import pitwall.views.testing.CutWords;
import pitwall.views.testing.Frames;
import pitwall.views.testing.Pictures;
import pitwall.views.theme.Appearance;

/// What waits, before it is known and with large text; each leaves pictures in `target/screens`.
@ExtendWith(ApplicationExtension.class)
class ApprovalsRoomTest extends ApprovalsWindow {
    private Optional<CompletableFuture<Answer<List<ApprovalEntry>>>> slow = Optional.empty();

    @Start
    @Override
    void start(Stage stage) {
        super.start(stage);
    }

    @Override
    CompletableFuture<Answer<List<ApprovalEntry>>> waitingNow() {
        CompletableFuture<Answer<List<ApprovalEntry>>> quick = super.waitingNow();
        return slow.orElse(quick);
    }

    @Test
    void untilTheFirstAnswerItSaysThatItIsAwaited(FxRobot robot) {
        CompletableFuture<Answer<List<ApprovalEntry>>> answered = new CompletableFuture<>();
        slow = Optional.of(answered);
        live(robot, Frames.live());
        robot.interact(() -> screen.shown());
        robot.interact(
                () -> robot.lookup(".loading-state").queryAs(LoadingState.class).waited(LoadingState.LONG));

        Pictures.both(robot, scene, this::theme, "approvals-loading-dark-1280x800");
        assertThat(robot.lookup(".loading-state .label").queryLabeled().getText())
                .isEqualTo("Asking the server…");

        robot.interact(() -> answered.complete(new Answer.Given<>(List.of(entry(null)))));
        assertThat(marked(robot)).isEqualTo(entry(null));
    }

    @Test
    void theKeysOfAllListsMoveAndCopy(FxRobot robot) {
        answer = new Answer.Given<>(List.of(entry(null), weaker()));
        live(robot, Frames.live());
        robot.interact(() -> screen.shown());

        robot.interact(() -> ActionKeys.run(screen, "J", "C"));
        assertThat(marked(robot)).isEqualTo(weaker());
        assertThat(Clips.text(robot)).isEqualTo("safety-policy");

        robot.interact(() -> ActionKeys.run(screen, "K", "Shift+C"));
        assertThat(marked(robot)).isEqualTo(entry(null));
        assertThat(Clips.text(robot)).contains("\"id\":\"R-119\"");
    }

    @Test
    void everyButtonCanBeReadWithTextTwiceAsLarge(FxRobot robot) {
        robot.interact(() -> themes.change(Appearance.DEFAULT.withTextPercent(200)));
        answer = new Answer.Given<>(List.of(entry(null), weaker()));
        live(robot, Frames.live());
        robot.interact(() -> screen.shown());

        Pictures.both(robot, scene, this::theme, "approvals-text-200-dark-1280x800");
        robot.interact(() -> assertThat(CutWords.of(scene)).isEmpty());
        robot.interact(() -> button(robot, "Approve…").fire());
        Pictures.both(robot, scene, this::theme, "approvals-four-eyes-text-200-dark-1280x800");
        robot.interact(() -> assertThat(CutWords.of(scene)).isEmpty());
    }
}
