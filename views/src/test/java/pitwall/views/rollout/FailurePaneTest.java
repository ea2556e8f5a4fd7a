package pitwall.views.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import pitwall.fleet.CarId;
import pitwall.fleet.ReasonCode;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;

@ExtendWith(ApplicationExtension.class)
class FailurePaneTest {
    private FailurePane pane;

    @Start
    private void start(Stage stage) {
        pane = new FailurePane(Strings.strict(new Formats(Locale.ENGLISH, ZoneOffset.UTC)), _ -> {});
        stage.setScene(new Scene(pane, 480, 240));
        stage.show();
    }

    @Test
    void whereItIsNotKnownWhichCarsFailedItSaysSoBesideTheButton(FxRobot robot) {
        show(robot, List.of());
        assertThat(robot.lookup("Cars").queryAs(Button.class).isDisabled()).isTrue();
        assertThat(whyNot(robot).isVisible()).isTrue();
        assertThat(whyNot(robot).getText()).isEqualTo("It is not known which cars these are.");

        show(robot, List.of(new CarId("WBA-00001")));
        assertThat(robot.lookup("Cars").queryAs(Button.class).isDisabled()).isFalse();
        assertThat(whyNot(robot).isVisible()).isFalse();
    }

    private void show(FxRobot robot, List<CarId> cars) {
        robot.interact(() -> pane.show(
                List.of(new FailureLine(
                        ReasonCode.SIGNATURE_INVALID, "The signature is wrong", 3, cars, cars.size(), 3)),
                3));
    }

    private static Label whyNot(FxRobot robot) {
        return robot.lookup(".failure-why-not").queryAs(Label.class);
    }
}
