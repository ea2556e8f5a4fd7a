package pitwall.views.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import pitwall.client.FleetCommand;
import pitwall.client.RolloutStep;
import pitwall.fleet.Role;
import pitwall.protocol.rest.ApprovalEntry;
import pitwall.views.ports.Colleague;
import pitwall.views.testing.Frames;
import pitwall.views.testing.Pictures;

/// How somebody decides, and what is asked before; the questions leave pictures in `target/screens`.
@ExtendWith(ApplicationExtension.class)
class ApprovalDecisionsTest extends ApprovalsWindow {
    @Start
    @Override
    void start(Stage stage) {
        super.start(stage);
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
        Pictures.both(robot, scene, this::theme, "approvals-reject-dark-1280x800");
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
                Pictures.both(
                        robot,
                        scene,
                        this::theme,
                        "approvals-lagging-%s-%s-dark-1280x800"
                                .formatted(entry.kind(), decision.replace("…", ""))
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '-'));
                robot.interact(() -> button(robot, "Cancel").fire());
                robot.interact(() -> screen.hidden());
            }
        }
        assertThat(sent).isEmpty();
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
}
