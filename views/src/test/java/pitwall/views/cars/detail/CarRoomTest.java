package pitwall.views.cars.detail;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import pitwall.client.Freshness;
import pitwall.views.kit.LoadingState;
import pitwall.views.testing.CutWords;
import pitwall.views.testing.Frames;
import pitwall.views.testing.Pictures;

/// The screen of a car before there is one, and after it is gone; each leaves pictures in `target/screens`.
@ExtendWith(ApplicationExtension.class)
class CarRoomTest extends CarWindow {
    @Start
    @Override
    void start(Stage shown) {
        super.start(shown);
    }

    @Test
    void untilTheFirstPictureItSaysThatItIsAwaited(FxRobot robot) {
        DetailStage car = open(
                robot,
                DetailStory.failed(),
                Frames.of(new Freshness.Resyncing(4_200, 10_000, Frames.NOW), Frames.operator()));

        LoadingState loading = robot.lookup(".loading-state").queryAs(LoadingState.class);
        assertThat(car.texts(".empty-sentence")).as("at first nothing").isEmpty();
        robot.interact(() -> loading.waited(LoadingState.WORDS));
        Pictures.both(robot, car.scene(), car::theme, "car-loading-dark-1280x800");
        assertThat(car.texts(".empty-sentence")).containsExactly("Waiting for the first picture of the fleet");
        assertThat(car.texts(".car-head .label")).isEmpty();

        robot.interact(() -> loading.waited(LoadingState.LONG));
        Pictures.both(robot, car.scene(), car::theme, "car-loading-long-dark-1280x800");
        assertThat(car.texts(".loading-state .button")).containsExactly("Cancel and choose a connection");
    }

    @Test
    void whereACarWentAwayTheListIsOneKeyAway(FxRobot robot) {
        DetailStage car = open(robot, DetailStory.failed(), failed());
        robot.interact(() -> car.accept(DetailStory.others()));

        Pictures.both(robot, car.scene(), car::theme, "car-gone-dark-1280x800");
        assertThat(car.texts(".empty-sentence")).containsExactly("Car WBA-00041 is no longer there");
        robot.interact(() -> assertThat(CutWords.of(car.scene())).isEmpty());
    }
}
