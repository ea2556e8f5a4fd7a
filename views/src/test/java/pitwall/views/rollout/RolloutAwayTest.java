package pitwall.views.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import pitwall.client.FleetChanges;
import pitwall.client.FleetFrame;
import pitwall.client.Freshness;
import pitwall.fleet.CarId;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Direction;
import pitwall.protocol.RolloutView;
import pitwall.protocol.UpdateProgress;
import pitwall.protocol.rest.RolloutDrift;
import pitwall.testing.FleetFixtures;
import pitwall.views.testing.Frames;
import pitwall.views.testing.Pictures;
import pitwall.views.testing.SampleRollouts;
import pitwall.views.testing.ScriptedRollouts;

/// The live view of whoever was elsewhere: in another tab, or in the past.
@ExtendWith(ApplicationExtension.class)
class RolloutAwayTest {
    private static final CarId CAR = new CarId("WBA-00004");
    private static final RolloutView VIEW = SampleRollouts.running();
    private static final String PAST = "You are looking at the past; return to live first";

    private Stage window;
    private LiveStage live;

    @Start
    private void start(Stage shown) {
        window = shown;
        live = open(shown, true);
    }

    private static LiveStage open(Stage window, boolean answers) {
        LiveStage live = new LiveStage(window, Locale.ENGLISH, VIEW, answers);
        live.server.drift = List.of(new RolloutDrift.PhaseDrift(
                "Munich", "region:munich", 14, ScriptedRollouts.ids(1, 14), 3, ScriptedRollouts.ids(40, 3)));
        return live;
    }

    private void show(FxRobot robot, Freshness freshness) {
        robot.interact(() -> live.show(VIEW, freshness, List.of()));
    }

    private void askAnew(FxRobot robot) {
        robot.interact(() -> live.stage.screen().resync(() -> {}));
    }

    private TableView<?> table() {
        return live.stage
                .nodes(".member-table")
                .map(node -> (TableView<?>) node)
                .findFirst()
                .orElseThrow();
    }

    private CarStage stage() {
        return table().getItems().stream()
                .map(row -> ((MemberRow) row).member())
                .filter(member -> member.car().equals(CAR))
                .findFirst()
                .orElseThrow()
                .stage();
    }

    private boolean driftIsSeen() {
        return live.stage.nodes(".drift-bar").anyMatch(Node::isVisible);
    }

    private List<String> whyNot() {
        return Stream.of("drift-joined", "drift-left", "drift-plan")
                .map(id -> live.stage
                        .action("rollout." + id)
                        .disabledReason()
                        .getValue()
                        .orElse(""))
                .toList();
    }

    /// The newest picture, which says that nothing changed since the one before.
    private FleetFrame laterWith(CarStage stage) {
        UpdateProgress update = new UpdateProgress(
                CAR,
                "R-118",
                UpdateKind.UPDATE,
                "4.3.0",
                Direction.FORWARD,
                stage,
                null,
                null,
                null,
                1,
                SampleRollouts.NOW,
                null);
        FleetFrame frame = SampleRollouts.frame(
                live.manager,
                Frames.live(),
                List.of(VIEW),
                List.of(FleetFixtures.wellCar(CAR.value())),
                List.of(update),
                List.of());
        return new FleetFrame(
                frame.epoch(),
                frame.sequence(),
                frame.snapshot(),
                FleetChanges.NONE,
                List.of(),
                frame.freshness(),
                frame.session(),
                frame.asOf(),
                frame.serverAhead(),
                frame.clockEstimated(),
                frame.link());
    }

    @Test
    void whatChangedWhileAnotherTabWasInFrontIsListedAfterwards(FxRobot robot) {
        show(robot, Frames.live());
        assertThat(stage()).isEqualTo(CarStage.WAITING);

        robot.interact(() -> {
            live.stage.screen().hidden();
            live.stage.accept(laterWith(CarStage.APPLYING));
            live.stage.screen().shown();
        });

        assertThat(stage()).isEqualTo(CarStage.APPLYING);
    }

    @Test
    void whichCarsCameSinceSaysNothingOfThePast(FxRobot robot) {
        show(robot, Frames.live());
        askAnew(robot);
        assertThat(driftIsSeen()).isTrue();
        assertThat(whyNot()).containsOnly("");
        live.server.asked.clear();

        show(robot, Frames.replay());
        askAnew(robot);

        assertThat(live.server.asked).doesNotContain("drift");
        assertThat(driftIsSeen()).isFalse();
        assertThat(whyNot()).containsOnly(PAST);

        show(robot, Frames.live());
        assertThat(live.server.asked).containsOnlyOnce("drift");
        assertThat(driftIsSeen()).isTrue();
        assertThat(whyNot()).containsOnly("");
    }

    @Test
    void inThePastNobodyAsksWhichCarsAreInItNow(FxRobot robot) {
        robot.interact(() -> live = open(window, false)); // nothing is known of the present
        live.server.answers = true;
        live.server.asked.clear();

        show(robot, Frames.replay());
        askAnew(robot);

        assertThat(live.server.asked)
                .as("only what was decided carries its time")
                .doesNotContain("lanes")
                .noneMatch(asked -> asked.startsWith("cars"));
        assertThat(live.stage.texts(".member-table .placeholder .label")).containsExactly(PAST);
        assertThat(live.stage.texts(".failure-rows .muted"))
                .as("what is not known is not none")
                .containsExactly("13 cars failed; why is not known here.");
        assertThat(live.stage.texts(".lane-blocked"))
                .filteredOn(text -> !text.isEmpty())
                .containsExactlyInAnyOrder("0", "—", "—");
        assertThat(live.stage.action("rollout.report").disabledReason().getValue())
                .as("the server writes reports of now only")
                .contains(PAST);
        assertThat(live.stage.texts(".actions-why")).contains(PAST);
        Pictures.both(robot, live.stage.scene(), live.stage::theme, "rollout-past-dark");

        show(robot, Frames.live());
        assertThat(table().getItems()).hasSize(300);
    }

    @Test
    void withoutAConnectionThereIsNoReportAndItSaysWhy(FxRobot robot) {
        show(robot, Frames.live());
        assertThat(whyNoReport()).isEmpty();

        show(robot, Frames.offline());

        assertThat(whyNoReport()).contains("Needs a live connection");
        assertThat(live.stage.nodes(".button").map(Button.class::cast))
                .filteredOn(button -> button.getText().startsWith("Report"))
                .singleElement()
                .satisfies(button -> assertThat(button.isDisabled()).isTrue());

        show(robot, Frames.live());
        assertThat(whyNoReport()).isEmpty();
    }

    private Optional<String> whyNoReport() {
        return live.stage.action("rollout.report").disabledReason().getValue();
    }

    @Test
    void theListIsFetchedAnewAfterThePast(FxRobot robot) {
        show(robot, Frames.live());
        show(robot, Frames.replay());
        live.server.asked.clear();

        show(robot, Frames.live());

        assertThat(live.server.asked).contains("cars 1");
    }
}
