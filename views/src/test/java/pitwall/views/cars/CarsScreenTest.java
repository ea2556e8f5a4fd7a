package pitwall.views.cars;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The whole screen in a window; every test leaves a picture in `target/screens`.
@ExtendWith(ApplicationExtension.class)
class CarsScreenTest {
    private Stage stage;
    private CarsStage cars;

    @Start
    private void start(Stage shown) {
        stage = shown;
        cars = new CarsStage(shown, Locale.ENGLISH);
        cars.size(stage, 1280, 800);
    }

    @Test
    void theTableShowsProblemsFirst(FxRobot robot) throws IOException {
        robot.interact(() -> cars.accept(SampleFleet.live(new SampleFleet(1).cars(10_000))));

        cars.capture(robot, "cars-table-dark-1280x800");

        assertThat(cars.screen.status().getValue()).contains("10\u202f000").contains("problems first");
    }
}
