package pitwall.views.cars;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import pitwall.fleet.Car;
import pitwall.views.cars.list.Presentation;

/// What the faces show while the list they need is still being worked out.
@ExtendWith(ApplicationExtension.class)
class SlowPassTest {
    private final ManualExecutor background = new ManualExecutor();
    private final List<Car> fleet = new SampleFleet(1).cars(400);
    private CarsStage cars;

    @Start
    private void start(Stage shown) {
        cars = new CarsStage(shown, Locale.ENGLISH, background);
        cars.size(shown, 1280, 800);
    }

    @Test
    void everyFaceWaitsForItsOwnList(FxRobot robot) {
        robot.interact(() -> {
            cars.accept(SampleFleet.live(fleet));
            background.runAll();
        });
        for (Presentation face :
                List.of(Presentation.DOTS, Presentation.TABLE, Presentation.CARDS, Presentation.DOTS)) {
            robot.interact(() -> {
                cars.button(face).fire();
                cars.scene().getRoot().applyCss();
                cars.scene().getRoot().layout();
            });
            WaitForAsyncUtils.waitForFxEvents();
            robot.interact(background::runAll);
        }

        assertThat(cars.screen.status().getValue()).startsWith("400 of 400");
    }
}
