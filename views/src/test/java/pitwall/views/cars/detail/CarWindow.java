package pitwall.views.cars.detail;

import java.util.Locale;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import pitwall.client.FleetFrame;
import pitwall.fleet.Car;
import pitwall.fleet.Convergence;
import pitwall.fleet.Motion;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.rollout.CarStage;
import pitwall.views.desk.Destination;
import pitwall.views.theme.Theme;

/// The screen of a car in a window, as the tests of its parts open it.
abstract class CarWindow {
    static final Destination PLACE = new Destination.Car(DetailStory.CAR);

    Stage stage;

    /// Only that of the test itself is called by itself; each hands on to this.
    @Start
    void start(Stage shown) {
        stage = shown;
    }

    DetailStage open(FxRobot robot, ScriptedFiles files, FleetFrame frame) {
        return open(robot, files, frame, Locale.ENGLISH, PLACE);
    }

    DetailStage open(FxRobot robot, ScriptedFiles files, FleetFrame frame, Locale locale, Destination place) {
        DetailStage[] made = new DetailStage[1];
        robot.interact(() -> {
            made[0] = new DetailStage(stage, locale, files);
            made[0].arrive(place, frame);
        });
        robot.interact(() -> made[0].look());
        return made[0];
    }

    static FleetFrame failed() {
        Car car = DetailStory.car(Convergence.FAILED, Motion.PARKED, ReasonCode.SIGNATURE_INVALID, "4.3.0");
        return DetailStory.live(car, DetailStory.progress(CarStage.FAILED, ReasonCode.SIGNATURE_INVALID));
    }

    static String name(String what, Theme theme) {
        return "car-%s-%s-1280x800".formatted(what, theme).toLowerCase(Locale.ROOT);
    }
}
