package pitwall.views.cars;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Node;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import pitwall.client.Answer;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.Role;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Direction;
import pitwall.protocol.UpdateProgress;
import pitwall.protocol.rest.CreateRollout;
import pitwall.protocol.rest.RolloutOutlook;
import pitwall.views.testing.Frames;
import pitwall.views.testing.SampleRollouts;
import pitwall.views.theme.Theme;

/// What several marked cars can be asked for, as it looks.
@ExtendWith(ApplicationExtension.class)
class CarsBulkTest {
    private CarsStage cars;
    private Stage window;

    @Start
    void start(Stage stage) {
        window = stage;
        open(Locale.ENGLISH);
    }

    private void open(Locale locale) {
        cars = new CarsStage(window, locale);
        cars.showsSheets = true;
        cars.rollouts.lookAhead = plan -> new Answer.Given<>(outlook(plan));
    }

    @Test
    void rollingBackSaysInNumbersWhatItWouldDo(FxRobot robot) {
        show(robot);
        cars.capture(robot, "cars-bulk-bar-dark-1280x800");
        robot.interact(() -> cars.run("cars.back"));
        cars.capture(robot, "cars-bulk-back-dark-1280x800");
        assertThat(cars.texts(".decision-sheet .label")).anyMatch(text -> text.contains("go back to 4.1.0."));

        robot.interact(() -> {
            open(Locale.GERMAN);
            cars.theme(Theme.LIGHT);
        });
        show(robot);
        cars.capture(robot, "cars-bulk-bar-german-light-1280x800");
        robot.interact(() -> cars.run("cars.next"));
        robot.interact(() -> cars.run("cars.mark")); // not all are marked any more
        cars.capture(robot, "cars-bulk-bar-part-german-light-1280x800");
        assertThat(robot.lookup(".cars-actions .button").queryAllAs(Node.class))
                .as("every button has room beside the way to mark all")
                .allMatch(
                        button -> button.localToScene(button.getBoundsInLocal()).getMaxX() <= 1280);
        robot.interact(() -> cars.run("cars.back"));
        cars.capture(robot, "cars-bulk-back-german-light-1280x800");
    }

    @Test
    void whereNoneCanGoBackThatStandsAboveTheButtons(FxRobot robot) {
        robot.interact(() -> {
            cars.accept(SampleRollouts.frame(
                    SampleRollouts.as("a.huber", Role.RELEASE_MANAGER),
                    Frames.live(),
                    List.of(),
                    new SampleFleet(7).cars(600),
                    List.of(),
                    List.of()));
            cars.query("status:failed");
            cars.run("cars.mark-all");
            cars.run("cars.back");
        });
        cars.capture(robot, "cars-bulk-back-nobody-dark-1280x800");

        assertThat(cars.texts(".inline-message .label")).anyMatch(text -> text.startsWith("None of the chosen cars"));
    }

    private void show(FxRobot robot) {
        robot.interact(() -> {
            List<Car> all = new SampleFleet(7).cars(600);
            List<UpdateProgress> updates = new ArrayList<>();
            for (int i = 0; i < all.size(); i += i % 7 == 0 ? 1 : 2) {
                updates.add(update(all.get(i).id(), i % 3 == 0 ? "4.0.9" : "4.1.0"));
            }
            cars.accept(SampleRollouts.frame(
                    SampleRollouts.as("a.huber", Role.RELEASE_MANAGER),
                    Frames.live(),
                    List.of(),
                    all,
                    updates,
                    List.of()));
            cars.query("region:munich");
            cars.run("cars.mark-all");
        });
    }

    private static UpdateProgress update(CarId car, String before) {
        return new UpdateProgress(
                car,
                "R-118",
                UpdateKind.UPDATE,
                "4.3.0",
                Direction.FORWARD,
                CarStage.SUCCEEDED,
                null,
                null,
                before,
                1,
                SampleFleet.NOW,
                null);
    }

    private static RolloutOutlook outlook(CreateRollout plan) {
        List<CarId> all = Objects.requireNonNull(plan.phases().getFirst().cars()).stream()
                .sorted()
                .toList();
        int tenth = all.size() / 10;
        return new RolloutOutlook(
                SampleFleet.NOW,
                "9f3a".repeat(16),
                false,
                List.of(new RolloutOutlook.PhaseOutlook(
                        "all",
                        all.size(),
                        all.subList(3 * tenth, all.size()),
                        Map.of(),
                        Map.of(
                                ReasonCode.NOT_STATIONARY, all.subList(0, 2 * tenth),
                                ReasonCode.BATTERY_LOW, all.subList(2 * tenth, 3 * tenth)),
                        Map.of(),
                        List.of(),
                        List.of(),
                        null,
                        null,
                        null)),
                SampleFleet.NOW,
                SampleFleet.NOW,
                200);
    }
}
