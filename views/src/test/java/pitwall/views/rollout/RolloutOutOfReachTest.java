package pitwall.views.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import pitwall.client.FleetFrame;
import pitwall.fleet.Role;
import pitwall.protocol.RolloutView;
import pitwall.views.kit.LoadingState;
import pitwall.views.testing.Frames;
import pitwall.views.testing.Pictures;
import pitwall.views.testing.SampleRollouts;

/// The live view where it cannot be steered, or where nothing is known of it; every test leaves a picture in
/// `target/screens`.
@ExtendWith(ApplicationExtension.class)
class RolloutOutOfReachTest {
    private Stage window;
    private LiveStage live;

    @Start
    private void start(Stage shown) {
        window = shown;
        open(Locale.ENGLISH, SampleRollouts.running());
    }

    private void open(Locale language, RolloutView view) {
        live = new LiveStage(window, language, view);
    }

    private void show(FxRobot robot, RolloutView view) {
        robot.interact(() -> {
            open(Locale.ENGLISH, view);
            live.show(view);
        });
    }

    private void both(FxRobot robot, String name) {
        Pictures.both(robot, live.stage.scene(), live.stage::theme, name);
    }

    private String text(String selector) {
        return live.stage.texts(selector).stream().findFirst().orElse("");
    }

    private Button button(String text) {
        return live.stage
                .nodes(".button")
                .map(Button.class::cast)
                .filter(button -> text.equals(button.getText()))
                .findFirst()
                .orElseThrow();
    }

    private Stream<Button> buttons() {
        return live.stage.nodes(".steer-bar .button").map(Button.class::cast);
    }

    @Test
    void offlineEverythingStaysReadableAndNothingCanBeSteered(FxRobot robot) {
        show(robot, SampleRollouts.running());
        robot.interact(() -> live.show(SampleRollouts.running(), Frames.offline(), List.of()));
        both(robot, "rollout-offline-dark");

        assertThat(text(".actions-why")).isEqualTo("Needs a live connection");
        assertThat(buttons()
                        .filter(button -> button.getText().endsWith("…")
                                && !button.getText().startsWith("Report")))
                .allMatch(Button::isDisabled);
        assertThat(text(".rollout-why")).isNotEmpty();
    }

    @Test
    void inThePastEverythingStaysReadableAndNothingCanBeSteered(FxRobot robot) {
        show(robot, SampleRollouts.running());
        robot.interact(() -> live.show(SampleRollouts.running(), Frames.replay(), List.of()));
        both(robot, "rollout-replay-dark");

        assertThat(text(".actions-why")).isEqualTo("You are looking at the past; return to live first");
        assertThat(buttons().filter(button -> !button.getText().startsWith("Report")))
                .allMatch(Button::isDisabled);
        assertThat(live.stage.action("rollout.pause").isEnabled()).isFalse();
        assertThat(text(".rollout-why")).isNotEmpty();
    }

    @Test
    void whatWasDecidedLaterWasNotDecidedYet(FxRobot robot) {
        show(robot, SampleRollouts.pausedByGate());
        assertThat(live.stage.texts(".event-list .label")).contains("Paused: a gate closed");

        robot.interact(() -> {
            live.stage.accept(earlier(SampleRollouts.frame(
                    live.manager,
                    Frames.replay(),
                    List.of(SampleRollouts.running()),
                    List.of(),
                    List.of(),
                    List.of())));
            live.stage.screen().shown();
        });

        assertThat(text(".rollout-head .pill")).isEqualTo("Running");
        assertThat(live.stage.texts(".event-list .label"))
                .contains("Munich: wave 2 released, 870 cars")
                .noneMatch(text -> text.contains("gate closed"));
        assertThat(live.stage.texts(".rollout-head .label")).noneMatch(text -> text.startsWith("As of"));
    }

    /// The figures of twenty minutes before, when no gate had closed.
    private static FleetFrame earlier(FleetFrame frame) {
        return new FleetFrame(
                frame.epoch(),
                frame.sequence(),
                frame.snapshot(),
                frame.changes(),
                frame.logs(),
                frame.freshness(),
                frame.session(),
                Frames.NOW.minusSeconds(1_200),
                frame.serverAhead(),
                frame.clockEstimated(),
                frame.link());
    }

    @Test
    void howItStandsNowIsNotShownAsThePast(FxRobot robot) {
        show(robot, SampleRollouts.running());
        robot.interact(() -> live.stage.accept(
                SampleRollouts.frame(live.manager, Frames.replay(), List.of(), List.of(), List.of(), List.of())));
        robot.interact(() -> live.stage.screen().shown());
        both(robot, "rollout-replay-not-cached-dark");

        assertThat(text(".empty-sentence")).startsWith("Not cached on this computer.");
        assertThat(live.stage.action("rollout.pause").isEnabled()).isFalse();
    }

    @Test
    void untilAnAnswerCameItSaysSoAndNobodyHasToWaitForIt(FxRobot robot) {
        robot.interact(() -> {
            live = new LiveStage(window, Locale.ENGLISH, SampleRollouts.running(), false);
            live.server.silent = true;
            live.stage.accept(SampleRollouts.live(live.manager));
            live.stage.screen().resync(() -> {});
            live.stage.screen().shown();
        });
        LoadingState loading = (LoadingState) live.stage.scene().lookup(".loading-state");
        robot.interact(() -> loading.waited(Duration.seconds(1)));
        both(robot, "rollout-loading-dark");
        assertThat(text(".empty-sentence")).isEqualTo("Getting the rollout…");

        robot.interact(() -> loading.waited(Duration.seconds(10)));
        both(robot, "rollout-loading-long-dark");
        robot.interact(() -> button("Stop waiting").fire());

        assertThat(text(".empty-sentence")).isEqualTo("The server did not answer.");
        assertThat(live.stage.texts(".empty-state .button")).startsWith("Retry");
    }

    @Test
    void aServerThatDoesNotAnswerIsNotWaitedForInSilence(FxRobot robot) {
        robot.interact(() -> {
            live = new LiveStage(window, Locale.ENGLISH, SampleRollouts.running(), false);
            live.stage.accept(SampleRollouts.live(live.manager));
            live.stage.screen().shown();
        });

        both(robot, "rollout-unanswered-dark");
        assertThat(text(".empty-sentence")).isEqualTo("The server did not answer.");

        robot.interact(() -> live.stage.accept(
                SampleRollouts.frame(live.manager, Frames.offline(), List.of(), List.of(), List.of(), List.of())));
        robot.interact(() -> live.stage.screen().shown());
        both(robot, "rollout-not-cached-dark");
        assertThat(text(".empty-sentence")).startsWith("Not cached on this computer.");
    }

    @Test
    void whoSeesAPartOfItReadsWhatIsMissing(FxRobot robot) {
        robot.interact(() -> {
            live = new LiveStage(window, Locale.ENGLISH, SampleRollouts.running(), false);
            live.server.refuses = 404; // what the server would tell is of others' cars too
            live.show(SampleRollouts.partOf(SampleRollouts.running()));
        });
        both(robot, "rollout-part-dark");

        assertThat(live.stage.texts(".inline-message .label"))
                .contains("Waves, failures and cars are not shown.")
                .noneMatch(text -> text.startsWith("The server refused"));
        assertThat(text(".actions-why")).isEqualTo("It has cars outside your scope");
        assertThat(live.stage.texts(".failure-rows .muted"))
                .as("what is not told is not none")
                .containsExactly("13 cars failed; why is not known here.");
        assertThat(live.stage.texts(".event-list .placeholder .label"))
                .containsExactly("What was decided is not known here.");
    }

    @Test
    void whatIsNotSeenIsNotCalledAFailureAndWhatFailsIsNotCalledUnseen(FxRobot robot) {
        robot.interact(() -> {
            live = new LiveStage(window, Locale.ENGLISH, SampleRollouts.running(), false);
            live.server.refuses = 404;
            live.stage.accept(SampleRollouts.live(live.manager));
            live.stage.screen().resync(() -> {});
        });
        both(robot, "rollout-unseen-dark");
        assertThat(text(".empty-sentence")).isEqualTo("There is no rollout R-118, or it has cars outside your scope.");

        live.server.refuses = 503;
        robot.interact(() -> live.stage.screen().resync(() -> {}));
        both(robot, "rollout-refused-dark");
        assertThat(live.stage.texts(".inline-message .label"))
                .contains("The server refused to tell about this rollout.", "The database does not answer.");

        robot.interact(() -> live.stage.accept(SampleRollouts.live(Frames.nobody(), SampleRollouts.running())));
        robot.interact(() -> live.stage.screen().shown());
        both(robot, "rollout-no-permission-dark");
        assertThat(text(".empty-sentence"))
                .isEqualTo("You may not see rollouts: that needs the right to see the fleet.");
    }

    @Test
    void whoMayOnlyLookReadsWhoCouldSteer(FxRobot robot) {
        robot.interact(() -> {
            open(Locale.ENGLISH, SampleRollouts.running());
            live.stage.accept(SampleRollouts.frame(
                    SampleRollouts.as("v.lang", Role.VIEWER),
                    Frames.live(),
                    List.of(SampleRollouts.running()),
                    List.of(),
                    List.of(),
                    List.of()));
            live.stage.screen().shown();
        });
        both(robot, "rollout-viewer-dark");

        assertThat(text(".actions-why")).contains("held by: ");
        assertThat(live.stage.nodes(".actions-why .text").map(Text.class::cast).map(Text::getText))
                .as("to its end")
                .containsExactly(text(".actions-why"));
        assertThat(buttons().filter(button -> !button.getText().startsWith("Report")))
                .allMatch(Button::isDisabled);
    }
}
