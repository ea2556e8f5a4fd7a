package pitwall.views.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import pitwall.client.CommandOutcome;
import pitwall.client.CommandState;
import pitwall.client.FleetCommand;
import pitwall.client.RolloutStep;
import pitwall.fleet.CarId;
import pitwall.fleet.Role;
import pitwall.fleet.rollout.ActEffect;
import pitwall.fleet.rollout.Decision;
import pitwall.fleet.rollout.Outcome;
import pitwall.fleet.rollout.Refusal;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.RolloutView;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.views.kit.Confirmation;
import pitwall.views.testing.Frames;
import pitwall.views.testing.Pictures;
import pitwall.views.testing.SampleRollouts;
import pitwall.views.testing.ScriptedRollouts;

@ExtendWith(ApplicationExtension.class)
class SteeringTest {
    private LiveStage live;

    @Start
    private void start(Stage window) {
        live = new LiveStage(window, Locale.ENGLISH, SampleRollouts.running());
    }

    private void show(FxRobot robot, RolloutView view) {
        robot.interact(() -> live.show(view));
    }

    private void run(FxRobot robot, String action) {
        robot.interact(() -> live.stage.run("rollout." + action));
    }

    private String trouble() {
        return String.join(" ", live.stage.texts(".inline-message .label"));
    }

    private static ActEffect effect(
            String act, boolean secondPerson, int asks, int stops, int finishes, int stays, int back, int again) {
        return new ActEffect(
                act,
                null,
                false,
                secondPerson,
                RolloutStatus.ROLLING_BACK,
                asks,
                stops,
                0,
                finishes,
                stays,
                back,
                again,
                0,
                List.of());
    }

    private void tells(ActEffect effect) {
        live.server.effects = List.of(effect);
    }

    @Test
    void aPauseIsSentAtOnceAndShownAsRequestedUntilItIsSeen(FxRobot robot) {
        show(robot, SampleRollouts.running());

        run(robot, "pause");

        assertThat(live.stage.asked).as("no dialog").isEmpty();
        assertThat(live.sent).hasSize(1);
        assertThat(((FleetCommand.Steer) live.sent.getFirst()).step()).isInstanceOf(RolloutStep.Pause.class);
        assertThat(live.stage.texts(".rollout-requested")).containsExactly("Pause requested");
        Pictures.both(robot, live.stage.scene(), live.stage::theme, "rollout-pause-requested-dark");

        robot.interact(live::done);
        show(robot, SampleRollouts.pausedByPerson());

        assertThat(live.stage.texts(".rollout-requested")).isEmpty();
        assertThat(live.stage.texts(".rollout-head .pill")).containsExactly("Paused by person");
        assertThat(live.stage.action("rollout.pause").disabledReason().getValue())
                .contains("is paused already");
    }

    @Test
    void aRollBackTellsWhoGoesBackWhoFinishesAndWhoCannotBeforeItHappens(FxRobot robot) {
        show(robot, SampleRollouts.pausedByGate());
        tells(new ActEffect(
                "rollback", null, false, false, RolloutStatus.ROLLING_BACK, 200, 2_278, 0, 214, 39, 408, 0, 2, ids(2)));

        run(robot, "rollback");

        Confirmation asked = live.stage.asked.getFirst();
        assertThat(asked.count()).isEqualTo(410);
        assertThat(asked.proof()).isInstanceOf(Confirmation.Proof.TypeCount.class);
        assertThat(asked.asksReason()).isTrue();
        assertThat(asked.suggestedReason()).isEqualTo("28 of 448 finished cars failed (6.3\u00a0%)");
        assertThat(asked.consequence().lines())
                .containsExactly(
                        "408 cars go back to what they ran before.",
                        "200 cars are asked at once.",
                        "2\u00a0278 cars that were not started stay as they are.",
                        "2 cars cannot go back: WBA-00001, WBA-00002",
                        "The rollout becomes: Rolling back.");
        assertThat(asked.unaffected().lines())
                .containsExactly("214 cars that are being changed finish first.", "39 cars keep the release.");
        assertThat(((FleetCommand.Steer) live.sent.getFirst()).step())
                .isEqualTo(new RolloutStep.RollBack("because of a test", false));
    }

    private static List<CarId> ids(int number) {
        return ScriptedRollouts.ids(1, number);
    }

    @Test
    void goingPastAGateSaysThatASecondPersonDecides(FxRobot robot) {
        show(robot, SampleRollouts.pausedByGate());
        tells(effect("advance", true, 170, 0, 214, 381, 0, 0));

        run(robot, "advance");

        Confirmation asked = live.stage.asked.getFirst();
        assertThat(asked.title()).isEqualTo("Override the gate");
        assertThat(asked.notes()).anyMatch(note -> note.startsWith("This asks a second person."));
        assertThat(asked.proof()).isInstanceOf(Confirmation.Proof.TypeCount.class);
    }

    @Test
    void fewFailedCarsAreTriedAgainWithAPressAndManyWithTheirNumber(FxRobot robot) {
        show(robot, SampleRollouts.running());
        tells(effect("retry", false, 0, 0, 0, 0, 0, 12));
        run(robot, "retry");
        tells(effect("retry", false, 0, 0, 0, 0, 0, 26));
        run(robot, "retry");

        assertThat(live.stage.asked.get(0).proof()).isInstanceOf(Confirmation.Proof.Press.class);
        assertThat(live.stage.asked.get(1).proof()).isInstanceOf(Confirmation.Proof.TypeCount.class);
    }

    @Test
    void whatTheEngineWouldRefuseIsNotAskedFor(FxRobot robot) {
        show(robot, SampleRollouts.pausedByGate());
        tells(refused("resume", Refusal.GATE_STILL_STOPS));

        run(robot, "resume");

        assertThat(live.stage.asked).isEmpty();
        assertThat(live.sent).isEmpty();
        assertThat(trouble()).contains("It was not resumed.", "The gate that paused it still says no");
    }

    private static ActEffect refused(String act, @Nullable Refusal why) {
        return new ActEffect(act, why, false, false, RolloutStatus.PAUSED, 0, 0, 0, 0, 0, 0, 0, 0, List.of());
    }

    @Test
    void withoutTheEffectNothingIsDone(FxRobot robot) {
        show(robot, SampleRollouts.running());
        live.server.answers = false;

        run(robot, "abort");

        assertThat(live.sent).isEmpty();
        assertThat(trouble()).contains("It was not aborted.", "so nothing was done");
    }

    @Test
    void whoIsLateIsToldWhoActedAndWhatChanged(FxRobot robot) {
        show(robot, SampleRollouts.running());
        tells(effect("abort", false, 0, 2_293, 214, 420, 0, 0));
        run(robot, "abort");

        robot.interact(() -> live.become(new CommandState.Refused(
                new CommandOutcome.Reason.ByServer(412, "REVISION_CONFLICT", "Somebody else was faster.", "c-1"))));
        assertThat(trouble()).contains("Somebody else acted meanwhile.");

        robot.interact(() -> live.show(
                later(SampleRollouts.pausedByPerson()),
                Frames.live(),
                List.of(new FleetEvent.RolloutDecided(
                        "R-118",
                        new Decision.Acted(9_000, SampleRollouts.NOW, "k.vogt", "pause", "hold", Outcome.TAKEN),
                        null))));

        assertThat(trouble())
                .contains("k.vogt acted meanwhile: it went from “Running” to “Paused by person”. Decide again.");
        Pictures.both(robot, live.stage.scene(), live.stage::theme, "rollout-late-dark");
    }

    private static RolloutView later(RolloutView view) {
        var entry = view.rollout();
        return new RolloutView(
                new RolloutEntry(
                        entry.id(),
                        entry.name(),
                        entry.single(),
                        entry.version(),
                        entry.kind(),
                        entry.status(),
                        entry.revision() + 1,
                        entry.size(),
                        entry.cars(),
                        entry.phase(),
                        entry.phases(),
                        entry.planHash(),
                        entry.forced(),
                        entry.approvalNeeded(),
                        entry.approval(),
                        entry.pause(),
                        entry.requestedBy(),
                        entry.requestedAt(),
                        entry.startAt(),
                        entry.startedAt(),
                        entry.soakUntil(),
                        entry.finishedAt(),
                        entry.nextWake()),
                view.partial(),
                view.waitingFor());
    }

    @Test
    void anUnconfirmedWishIsSaidWithItsId(FxRobot robot) {
        show(robot, SampleRollouts.running());
        run(robot, "pause");

        robot.interact(() -> live.become(new CommandState.Unconfirmed(new UUID(7, 7))));

        assertThat(trouble())
                .as("nobody knows whether it was")
                .contains("R-118: paused – not confirmed")
                .contains(new UUID(7, 7).toString())
                .doesNotContain("It was not paused.");
        Pictures.both(robot, live.stage.scene(), live.stage::theme, "rollout-unconfirmed-dark");
    }

    @Test
    void whoeverMayNotIsToldWhichRightIsMissing(FxRobot robot) {
        robot.interact(() -> {
            live.stage.accept(SampleRollouts.live(SampleRollouts.as("v.iewer", Role.VIEWER), SampleRollouts.running()));
            live.stage.screen().shown();
            live.stage.screen().shown();
        });

        assertThat(live.stage
                        .action("rollout.pause")
                        .disabledReason()
                        .getValue()
                        .orElse(""))
                .contains("Pause and abort rollouts");
        run(robot, "pause");
        assertThat(live.sent).isEmpty();
    }

    @Test
    void whoSeesOnlyAPartMaySteerNothing(FxRobot robot) {
        show(robot, SampleRollouts.partOf(SampleRollouts.running()));

        assertThat(live.stage.texts(".actions-why")).containsExactly("It has cars outside your scope");
        assertThat(live.stage.texts(".rollout-why").getFirst()).endsWith("all figures are of those alone.");
    }
}
