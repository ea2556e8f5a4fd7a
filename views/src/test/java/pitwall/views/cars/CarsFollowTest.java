package pitwall.views.cars;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Labeled;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import pitwall.client.FleetChanges;
import pitwall.client.Freshness;
import pitwall.fleet.Car;
import pitwall.fleet.Vitals;
import pitwall.views.cars.list.Presentation;

/// Values are drawn with the picture that brings them: each test looks before any clock of the screen can tick.
@ExtendWith(ApplicationExtension.class)
class CarsFollowTest {
    private final List<Car> fleet = new ArrayList<>(new SampleFleet(1).cars(60));
    private final ManualExecutor passes = new ManualExecutor();
    private CarsStage cars;

    @Start
    private void start(Stage shown) {
        cars = new CarsStage(shown, Locale.ENGLISH, passes);
        cars.size(shown, 1280, 800);
    }

    @Test
    void aTableCellShowsTheValueOfTheNewestPictureAtOnce(FxRobot robot) {
        List<String> before = shown(robot, Presentation.TABLE, ".car-battery");

        List<String> after = afterEveryBatteryFell(robot, ".car-battery");

        assertThat(before).doesNotContain("7\u00a0%");
        assertThat(after).contains("7\u00a0%");
    }

    @Test
    void aCardShowsTheValueOfTheNewestPictureAtOnce(FxRobot robot) {
        List<String> before = shown(robot, Presentation.CARDS, ".car-card .car-reported");

        List<String> after = afterEveryBatteryFell(robot, ".car-card .car-reported");

        assertThat(before).doesNotContain("7\u00a0%");
        assertThat(after).contains("7\u00a0%");
    }

    @Test
    void aDotShowsTheConditionOfTheNewestPictureAtOnce(FxRobot robot) {
        shown(robot, Presentation.DOTS, ".cars-dots");
        Car failed = new SampleFleet(1)
                .cars(10_000).stream()
                        .filter(car -> car.priority().isPresent())
                        .findFirst()
                        .orElseThrow();
        int[] differing = new int[1];

        robot.interact(() -> {
            WritableImage before = dots();
            fleet.replaceAll(car -> car.with(failed.status()));
            accept();
            differing[0] = differing(before, dots());
        });

        assertThat(differing[0]).isGreaterThan(1_000);
    }

    private List<String> shown(FxRobot robot, Presentation face, String selector) {
        robot.interact(() -> {
            fleet.replaceAll(car -> car.with(battery(car.vitals(), 88)));
            accept();
            cars.button(face).fire();
            passes.runAll();
        });
        WaitForAsyncUtils.waitForFxEvents();
        return texts(selector);
    }

    private List<String> afterEveryBatteryFell(FxRobot robot, String selector) {
        List<String> after = new ArrayList<>();
        robot.interact(() -> {
            fleet.replaceAll(car -> car.with(battery(car.vitals(), 7)));
            accept();
            after.addAll(texts(selector));
        });
        return after;
    }

    private List<String> texts(String selector) {
        return cars.scene().getRoot().lookupAll(selector).stream()
                .filter(Labeled.class::isInstance)
                .map(node -> ((Labeled) node).getText())
                .toList();
    }

    private void accept() {
        cars.accept(SampleFleet.frame(fleet, new Freshness.Live(Duration.ZERO), FleetChanges.NONE));
    }

    private WritableImage dots() {
        Scene scene = cars.scene();
        Canvas canvas = (Canvas) scene.getRoot().lookupAll("*").stream()
                .filter(Canvas.class::isInstance)
                .filter(node -> node.getLayoutBounds().getWidth() > 400)
                .findFirst()
                .orElseThrow();
        return canvas.snapshot(null, null);
    }

    private static int differing(WritableImage one, WritableImage other) {
        PixelReader before = one.getPixelReader();
        PixelReader after = other.getPixelReader();
        int count = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                count += before.getArgb(x, y) == after.getArgb(x, y) ? 0 : 1;
            }
        }
        return count;
    }

    private static Vitals battery(Vitals vitals, int percent) {
        return new Vitals(
                vitals.heard(),
                vitals.position(),
                vitals.speedKmh(),
                percent,
                vitals.charging(),
                vitals.progressPercent(),
                vitals.temperatureCelsius(),
                vitals.cpuPercent(),
                vitals.memoryPercent(),
                vitals.diskPercent(),
                vitals.signalPercent(),
                vitals.uptimeSeconds());
    }
}
