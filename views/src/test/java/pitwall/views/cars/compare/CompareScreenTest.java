package pitwall.views.cars.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import pitwall.client.FleetSnapshot;
import pitwall.fleet.CarId;
import pitwall.fleet.Convergence;
import pitwall.fleet.Motion;
import pitwall.fleet.ReasonCode;
import pitwall.views.cars.detail.DetailStage;
import pitwall.views.cars.detail.DetailStory;
import pitwall.views.cars.detail.ScriptedFiles;
import pitwall.views.desk.Destination;
import pitwall.views.testing.Frames;
import pitwall.views.testing.Pictures;
import pitwall.views.theme.Theme;

/// Two cars side by side in a window.
@ExtendWith(ApplicationExtension.class)
class CompareScreenTest {
    private static final CarId OTHER = new CarId("WBA-00078");

    private Stage stage;
    private DetailStage cars;

    @Start
    private void start(Stage shown) {
        stage = shown;
    }

    @BeforeEach
    void open(FxRobot robot) {
        DetailStage[] made = new DetailStage[1];
        robot.interact(() -> {
            DetailStage opened = new DetailStage(stage, Locale.ENGLISH, new ScriptedFiles());
            opened.use(CompareScreen.kind(opened.fleet));
            opened.arrive(
                    new Destination.Compare(DetailStory.CAR, OTHER),
                    DetailStory.live(
                            DetailStory.car(Convergence.FAILED, Motion.DRIVING, ReasonCode.SIGNATURE_INVALID, "4.3.0"),
                            null));
            opened.look();
            made[0] = opened;
        });
        cars = made[0];
    }

    @Test
    void whatDiffersSaysSoWithASignAndAWord(FxRobot robot) {
        Pictures.save(robot, cars.scene(), "compare-dark-1280x800");
        robot.interact(() -> cars.theme(Theme.LIGHT));
        Pictures.save(robot, cars.scene(), "compare-light-1280x800");

        assertThat(cars.texts(".word-table .table-cell"))
                .containsSubsequence(
                        "Condition", "Actual version", "4.2.1", "Condition", "Phase", "failed", "≠ differs")
                .containsSubsequence("Identity", "Name", "Station 41", "≠ differs", "Car 1");
        assertThat(cars.texts(".word-table .column-header .label")).contains("WBA-00041", "WBA-00078");
        assertThat(cars.screen().title().getValue()).isEqualTo("WBA-00041 | WBA-00078");
    }

    @Test
    void oneKeyLeavesOnlyWhatDiffers(FxRobot robot) {
        robot.interact(() -> cars.run("compare.only-different"));

        assertThat(cars.texts(".word-table .table-cell")).contains("≠ differs").doesNotContain("= same");
    }

    @Test
    void eachCarIsOneKeyAway(FxRobot robot) {
        robot.interact(() -> cars.run("compare.open-right"));

        assertThat(cars.opened).containsExactly(new Destination.Car(OTHER));
    }

    @Test
    void aCarThatWentAwayIsNamed(FxRobot robot) {
        robot.interact(() -> cars.accept(DetailStory.others()));

        Pictures.both(robot, cars.scene(), cars::theme, "compare-missing-dark-1280x800");
        assertThat(cars.texts(".empty-sentence")).containsExactly("There is no car WBA-00041");
    }

    @Test
    void aMomentThatNobodySawSaysNothingAboutTheCars(FxRobot robot) {
        robot.interact(() -> cars.accept(Frames.of(Frames.replay(), Frames.operator(), FleetSnapshot.EMPTY)));

        Pictures.both(robot, cars.scene(), cars::theme, "compare-not-cached-dark-1280x800");
        assertThat(cars.texts(".empty-sentence")).singleElement().asString().startsWith("Not cached on this computer.");
        assertThat(cars.texts(".car-head .label")).noneMatch(words -> words.contains("differ"));
        assertThat(cars.screen().status().getValue()).isEmpty();
    }
}
