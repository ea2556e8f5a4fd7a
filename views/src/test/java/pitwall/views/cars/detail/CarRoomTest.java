package pitwall.views.cars.detail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import pitwall.client.Freshness;
import pitwall.views.cars.detail.CarDetailViewModel.Tab;
import pitwall.views.kit.LoadingState;
import pitwall.views.testing.CutWords;
import pitwall.views.testing.Frames;
import pitwall.views.testing.Pictures;

/// The screen of a car before there is one, after it is gone, and with large text; each leaves pictures in
/// `target/screens`.
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

    @ParameterizedTest
    @EnumSource(Tab.class)
    void nothingIsCutWithTextTwiceAsLarge(Tab tab, FxRobot robot) {
        DetailStage car = open(robot, DetailStory.failed(), failed());
        robot.interact(() -> {
            car.textPercent(200);
            car.run("car.tab-" + tab.name().toLowerCase(Locale.ROOT));
            car.look();
        });

        String name = tab.name().toLowerCase(Locale.ROOT);
        Pictures.both(robot, car.scene(), car::theme, "car-text-200-" + name + "-dark-1280x800");
        robot.interact(() -> assertThat(CutWords.of(car.scene())).isEmpty());
    }

    @Test
    void whatItWearsCanBeTakenOff(FxRobot robot) {
        DetailStage car = open(robot, DetailStory.failed(), failed());
        robot.interact(() -> car.run("car.tag"));

        Pictures.both(robot, car.scene(), car::theme, "car-tags-dark-1280x800");
        assertThat(car.texts(".tag-off")).isNotEmpty().allMatch(text -> text.endsWith(" ×"));
        robot.interact(() -> assertThat(CutWords.of(car.scene())).isEmpty());
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
