package pitwall.views.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import pitwall.fleet.Role;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.fleet.rollout.WaitingFor;
import pitwall.protocol.RolloutView;
import pitwall.protocol.rest.RolloutDrift;
import pitwall.views.desk.Destination;
import pitwall.views.ports.Colleague;
import pitwall.views.testing.CutWords;
import pitwall.views.testing.Pictures;
import pitwall.views.testing.SampleRollouts;
import pitwall.views.testing.ScriptedRollouts;
import pitwall.views.theme.Theme;

/// The live view in a window; every test leaves a picture in `target/screens`.
@ExtendWith(ApplicationExtension.class)
class RolloutScreenTest {
    private Stage window;
    private LiveStage live;

    @Start
    private void start(Stage shown) {
        window = shown;
        open(Locale.ENGLISH, SampleRollouts.pausedByGate());
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

    private void capture(FxRobot robot, String name) {
        if (name.endsWith("-dark") && !name.contains("-de-")) {
            Pictures.both(robot, live.stage.scene(), live.stage::theme, name);
        } else {
            Pictures.save(robot, live.stage.scene(), name);
        }
    }

    private String text(String selector) {
        return live.stage.texts(selector).stream().findFirst().orElse("");
    }

    private static RolloutView before(RolloutStatus status, WaitingFor waitingFor) {
        return SampleRollouts.waiting("R-118", "Stack 4.3.0", status, "k.vogt", waitingFor);
    }

    @Test
    void nothingIsCutWithTextTwiceAsLarge(FxRobot robot) {
        show(robot, SampleRollouts.pausedByGate());
        robot.interact(() -> {
            live.stage.textPercent(200);
            live.show(SampleRollouts.pausedByGate());
        });

        capture(robot, "rollout-text-200-1280x800-dark");
        robot.interact(() -> assertThat(CutWords.of(live.stage.scene())).isEmpty());

        robot.interact(() -> {
            open(Locale.GERMAN, SampleRollouts.pausedByGate());
            live.stage.textPercent(200);
            live.show(SampleRollouts.pausedByGate());
        });
        capture(robot, "rollout-text-200-de-1280x800-dark");
        robot.interact(() -> assertThat(CutWords.of(live.stage.scene())).isEmpty());
    }

    static Stream<Arguments> states() {
        return Stream.of(
                Arguments.of("sample", SampleRollouts.beginning(), "It waits for: 278 cars on their way."),
                Arguments.of("running", SampleRollouts.running(), "It waits for: 214 cars on their way."),
                Arguments.of(
                        "held", SampleRollouts.held(), "It waits for: 41 cars: Battery too low, 22 for other reasons."),
                Arguments.of("soaking", SampleRollouts.soaking(), "It waits for: The end of the soak in 4\u00a0min."),
                Arguments.of(
                        "paused-by-gate",
                        SampleRollouts.pausedByGate(),
                        "The gate “failure limit” closed in Munich: 27 of 408 failed, 6.6\u00a0%, limit 5\u00a0%."
                                + " 214 cars that are being changed will finish."
                                + " 4\u00a0750 cars that were not started stay as they are."),
                Arguments.of(
                        "paused-by-person",
                        SampleRollouts.pausedByPerson(),
                        "k.vogt paused it 3\u00a0min ago: “hold for the night”."
                                + " 31 cars that are being changed will finish."
                                + " 4\u00a0948 cars that were not started stay as they are."),
                Arguments.of(
                        "draft",
                        before(RolloutStatus.DRAFT, new WaitingFor.Nothing()),
                        "It is being written. Nothing was asked of any car."),
                Arguments.of(
                        "awaiting-approval",
                        SampleRollouts.asked("R-118", "k.vogt"),
                        "It waits for: A second person, for 22\u00a0min more (asked by k.vogt). Nothing was asked of any car."),
                Arguments.of(
                        "scheduled",
                        before(RolloutStatus.SCHEDULED, new WaitingFor.Start(SampleRollouts.NOW.plusSeconds(25_200))),
                        "It waits for: Its start at 19:00:00 (in 7\u00a0h\u00a000). Nothing was asked of any car."),
                Arguments.of(
                        "expired",
                        before(RolloutStatus.EXPIRED, new WaitingFor.Nothing()),
                        "Nobody approved it in time. Nothing was asked of any car."),
                Arguments.of(
                        "aborting",
                        SampleRollouts.ended(RolloutStatus.ABORTING, new WaitingFor.Cars(31)),
                        "It is being aborted: no new car starts, what is installed stays."
                                + " 31 cars that are being changed will finish."),
                Arguments.of(
                        "aborted",
                        SampleRollouts.ended(RolloutStatus.ABORTED, new WaitingFor.Nothing()),
                        "It was aborted. 420 cars keep the release, 13 failed, 4\u00a0979 were not started."),
                Arguments.of(
                        "rolled-back",
                        SampleRollouts.rolledBack(),
                        "407 cars went back to what they ran before. 39 cars of other phases keep the release."),
                Arguments.of("completed", SampleRollouts.completed(), "5\u00a0411 cars have the release."),
                Arguments.of(
                        "rolling-back",
                        SampleRollouts.rollingBack(),
                        "90 cars are on their way back, 11 wait for it, 301 are back."
                                + " 6 cars did not go back: they have nothing to go back to, or somebody must look at them."),
                Arguments.of(
                        "completed-with-failures",
                        SampleRollouts.completedWithFailures(),
                        "5\u00a0322 cars have the release, 63 failed, 27 were left behind."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("states")
    void everyStateSaysWhyInWords(String name, RolloutView view, String why, FxRobot robot) {
        show(robot, view);
        capture(robot, "rollout-" + name + "-dark");

        assertThat(text(".rollout-why")).isEqualTo(why);
    }

    @Test
    void highContrastAndGermanFit(FxRobot robot) {
        robot.interact(() -> {
            open(Locale.GERMAN, SampleRollouts.pausedByGate());
            live.show(SampleRollouts.pausedByGate());
        });
        capture(robot, "rollout-paused-by-gate-de-dark");
        robot.interact(() -> live.stage.theme(Theme.HIGH_CONTRAST));
        capture(robot, "rollout-paused-by-gate-de-high-contrast");

        assertThat(text(".rollout-why")).startsWith("Die Schranke „Fehlergrenze“ schloss in Munich");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("states")
    void germanIsNotCutInAnyState(String name, RolloutView view, String why, FxRobot robot) {
        robot.interact(() -> {
            open(Locale.GERMAN, view);
            live.show(view);
        });
        capture(robot, "rollout-" + name + "-de-dark");

        assertThat(cut(".steer-bar .button")).as("buttons").isEmpty();
        assertThat(cut(".rollout-head .label")).as("what is known of it").isEmpty();
        assertThat(cut(".lanes-table .table-cell")).as("cells of the phases").isEmpty();
        assertThat(cut(".lanes-table .column-header .label")).as("headers").isEmpty();
        assertThat(cut(".rollout-bottom .section-title")).as("titles").isEmpty();
    }

    /// What stands in such parts otherwise than it was written, because it has no room.
    private List<String> cut(String selector) {
        return live.stage
                .nodes(selector)
                .filter(Labeled.class::isInstance)
                .map(Labeled.class::cast)
                .filter(each -> !each.getText().isEmpty())
                .filter(each -> each.lookup(".text") instanceof Text shown
                        && !shown.getText().equals(each.getText()))
                .map(Labeled::getText)
                .toList();
    }

    @Test
    void whoAskedForAnOverrideGoesOnAsTheSecondPersonWhereNobodyHasAPassword(FxRobot robot) {
        robot.interact(() -> {
            open(Locale.ENGLISH, SampleRollouts.overrideAsked("a.huber"));
            live.ports.colleagues.add(new Colleague("m.berg", Role.RELEASE_MANAGER));
            live.show(SampleRollouts.overrideAsked("a.huber"));
        });
        capture(robot, "rollout-override-asked-dark");

        robot.interact(() -> button("Continue as m.berg (Release manager)").fire());

        assertThat(live.ports.asked).containsExactly("go on as m.berg");
        assertThat(live.stage.opened).containsExactly(new Destination.Approvals());
    }

    @Test
    void whoCanBeTheSecondPersonIsLedToTheQuestion(FxRobot robot) {
        robot.interact(() -> {
            open(Locale.ENGLISH, SampleRollouts.overrideAsked("k.vogt"));
            live.ports.colleagues.add(new Colleague("m.berg", Role.RELEASE_MANAGER));
            live.show(SampleRollouts.overrideAsked("k.vogt"));
        });

        robot.interact(() -> button("Read and decide in Approvals").fire());

        assertThat(live.stage.opened).containsExactly(new Destination.Approvals());
        assertThat(live.ports.asked).isEmpty();
    }

    @Test
    void whereEverybodyHasAPasswordWhoAskedOnlyWaits(FxRobot robot) {
        show(robot, SampleRollouts.overrideAsked("a.huber"));

        assertThat(live.stage.nodes(".second-person").noneMatch(Node::isVisible))
                .isTrue();
    }

    private Button button(String text) {
        return live.stage
                .nodes(".button")
                .map(Button.class::cast)
                .filter(button -> text.equals(button.getText()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatNoColumnCountsStandsBelowTheRowsInWholeWords(FxRobot robot) {
        show(robot, SampleRollouts.rollingBack());

        assertThat(text(".lane-notes"))
                .isEqualTo("Also  Munich: 301 went back · 6 did not go back · 2\u00a0492 left behind");
    }

    @Test
    void failuresLeadToTheirCarsWithOneKey(FxRobot robot) {
        show(robot, SampleRollouts.pausedByGate());

        robot.interact(() -> live.stage.run("rollout.failed-cars"));

        assertThat(live.stage.opened).hasSize(1);
        assertThat(((Destination.Cars) live.stage.opened.getFirst()).query())
                .startsWith("id:WBA-00001,WBA-00002,")
                .endsWith("WBA-00022");
    }

    @Test
    void carsThatCameSinceItWasPlannedLeadToARolloutForThem(FxRobot robot) {
        robot.interact(() -> {
            open(Locale.GERMAN, SampleRollouts.pausedByGate());
            live.server.drift = List.of(new RolloutDrift.PhaseDrift(
                    "Munich", "region:munich", 14, ScriptedRollouts.ids(1, 14), 3, ScriptedRollouts.ids(40, 3)));
            live.show(SampleRollouts.pausedByGate());
            live.stage.screen().resync(() -> {});
        });
        capture(robot, "rollout-drift-de-dark");
        assertThat(cut(".drift-bar .button")).isEmpty();

        robot.interact(() -> live.stage.run("rollout.drift-left"));
        robot.interact(() -> live.stage.run("rollout.drift-plan"));

        assertThat(live.stage.opened.getFirst()).isEqualTo(new Destination.Cars("id:WBA-00040,WBA-00041,WBA-00042"));
        assertThat(((Destination.DraftFor) live.stage.opened.getLast()).query()).startsWith("id:WBA-00001,");
        assertThat(((Destination.DraftFor) live.stage.opened.getLast()).version())
                .isEqualTo("4.3.0");
    }

    @Test
    void theReasonOfAFailureIsExplainedInPlace(FxRobot robot) {
        show(robot, SampleRollouts.pausedByGate());

        robot.interact(() -> live.stage
                .nodes(".failure-row .hyperlink")
                .findFirst()
                .map(node -> (Hyperlink) node)
                .orElseThrow()
                .fire());
        capture(robot, "rollout-failure-explained-dark");

        assertThat(live.stage.texts(".failure-row .muted")).anyMatch(text -> text.length() > 40);
    }

    @Test
    void theButtonsStandWhereTheyStoodInEveryState(FxRobot robot) {
        List<String> names = null;
        for (RolloutView view :
                List.of(SampleRollouts.running(), SampleRollouts.soaking(), SampleRollouts.rollingBack())) {
            show(robot, view);
            List<String> now = buttons().map(Labeled::getText).limit(8).toList();
            assertThat(names == null ? now : names).isEqualTo(now);
            names = now;
        }
        assertThat(names)
                .containsExactlyInAnyOrder(
                        "Resume…",
                        "Skip soak…",
                        "Abort…",
                        "Roll back phase…",
                        "Roll back all…",
                        "Retry failed…",
                        "Report…",
                        "Pause  F9");
    }

    private Stream<Button> buttons() {
        return live.stage.nodes(".steer-bar .button").map(Button.class::cast);
    }
}
