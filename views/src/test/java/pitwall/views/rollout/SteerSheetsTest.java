package pitwall.views.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import pitwall.fleet.rollout.ActEffect;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.RolloutView;
import pitwall.views.kit.Confirmation;
import pitwall.views.testing.SampleRollouts;
import pitwall.views.testing.ScriptedRollouts;

/// What is asked before a rollout is steered, over the live view; each leaves a picture in `target/screens`.
@ExtendWith(ApplicationExtension.class)
class SteerSheetsTest {
    /// The most cars that a server names.
    private static final int MOST_NAMED = 100;

    private Stage window;
    private LiveStage live;

    @Start
    private void start(Stage shown) {
        window = shown;
        live = new LiveStage(shown, Locale.ENGLISH, SampleRollouts.running());
    }

    @Test
    void everyQuestionSaysItsEffectInNumbers(FxRobot robot) {
        Confirmation resume =
                ask(robot, SampleRollouts.pausedByPerson(), resumed(), "resume", "rollout-sheet-resume-dark");
        Confirmation skip = ask(robot, SampleRollouts.soaking(), skipped(), "advance", "rollout-sheet-skip-soak-dark");
        Confirmation override =
                ask(robot, SampleRollouts.pausedByGate(), overridden(), "advance", "rollout-sheet-override-dark");
        Confirmation withdraw = ask(
                robot, SampleRollouts.asked("R-118", "k.vogt"), withdrawn(), "abort", "rollout-sheet-withdraw-dark");
        Confirmation abort = ask(robot, SampleRollouts.running(), aborted(), "abort", "rollout-sheet-abort-dark");
        Confirmation back = ask(
                robot, SampleRollouts.pausedByGate(), back("rollback", 408, 2), "rollback", "rollout-sheet-back-dark");
        Confirmation all = ask(
                robot,
                SampleRollouts.pausedByGate(),
                back("rollback everything", 447, 37),
                "rollback-everything",
                "rollout-sheet-back-all-dark");
        Confirmation few = ask(robot, SampleRollouts.running(), retried(12), "retry", "rollout-sheet-retry-dark");
        Confirmation many =
                ask(robot, SampleRollouts.pausedByGate(), retried(28), "retry", "rollout-sheet-retry-many-dark");

        assertThat(List.of(resume, withdraw, abort, few))
                .allMatch(asked -> asked.proof() instanceof Confirmation.Proof.Press);
        assertThat(List.of(override, back, all, many))
                .allMatch(asked -> asked.proof() instanceof Confirmation.Proof.TypeCount);
        assertThat(skip.proof()).as("no car is asked at once").isInstanceOf(Confirmation.Proof.TypeId.class);
        assertThat(override.notes()).anyMatch(note -> note.startsWith("This asks a second person."));
    }

    @Test
    void theLongestQuestionFitsInGerman(FxRobot robot) {
        robot.interact(() -> live = new LiveStage(window, Locale.GERMAN, SampleRollouts.pausedByGate()));
        ask(
                robot,
                SampleRollouts.pausedByGate(),
                back("rollback everything", 447, 37),
                "rollback-everything",
                "rollout-sheet-back-all-de-dark");
        Confirmation override =
                ask(robot, SampleRollouts.pausedByGate(), overridden(), "advance", "rollout-sheet-override-de-dark");

        assertThat(override.title()).isEqualTo("Die Schranke übergehen");
    }

    @Test
    void everyCarThatCannotGoBackIsNamedAndTheButtonsStayInSight(FxRobot robot) {
        Confirmation back = ask(
                robot,
                SampleRollouts.pausedByGate(),
                back("rollback everything", 447, 130),
                "rollback-everything",
                "rollout-sheet-back-130-dark");

        assertThat(back.consequence())
                .contains(
                        "130 cars cannot go back: ",
                        ScriptedRollouts.ids(1, MOST_NAMED).getLast() + " and 30 more");
        assertThat(ScriptedRollouts.ids(1, MOST_NAMED))
                .allMatch(car -> back.consequence().contains(car.value()));
    }

    private Confirmation ask(FxRobot robot, RolloutView view, ActEffect effect, String action, String picture) {
        robot.interact(() -> {
            live.stage.asked.clear();
            live.show(view);
            live.server.effects = List.of(effect);
            live.stage.run("rollout." + action);
        });
        assertThat(live.stage.asked).as(action).hasSize(1);
        live.stage.question(robot, picture);
        return live.stage.asked.getFirst();
    }

    private static ActEffect resumed() {
        return new ActEffect(
                "resume", null, false, false, RolloutStatus.RUNNING, 169, 0, 0, 31, 420, 0, 0, 0, List.of());
    }

    private static ActEffect skipped() {
        return new ActEffect("advance", null, false, false, RolloutStatus.RUNNING, 0, 0, 0, 0, 329, 0, 0, 0, List.of());
    }

    private static ActEffect overridden() {
        return new ActEffect(
                "advance", null, false, true, RolloutStatus.RUNNING, 170, 0, 0, 214, 420, 0, 0, 0, List.of());
    }

    private static ActEffect withdrawn() {
        return new ActEffect("abort", null, false, false, RolloutStatus.ABORTED, 0, 20, 0, 0, 0, 0, 0, 0, List.of());
    }

    private static ActEffect aborted() {
        return new ActEffect(
                "abort", null, false, false, RolloutStatus.ABORTING, 0, 4_738, 12, 214, 420, 0, 0, 0, List.of());
    }

    private static ActEffect back(String act, int cars, int stuck) {
        return new ActEffect(
                act,
                null,
                false,
                false,
                RolloutStatus.ROLLING_BACK,
                200,
                4_750,
                0,
                214,
                act.equals("rollback") ? 39 : 0,
                cars,
                0,
                stuck,
                ScriptedRollouts.ids(1, Math.min(stuck, MOST_NAMED)));
    }

    private static ActEffect retried(int cars) {
        return new ActEffect(
                "retry", null, false, false, RolloutStatus.RUNNING, 0, 0, 0, 214, 420, 0, cars, 0, List.of());
    }
}
