package pitwall.views.cars;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import pitwall.client.FleetCommand;
import pitwall.fleet.Car;
import pitwall.views.cars.list.Presentation;
import pitwall.views.desk.Destination;

/// What keys and the pointer do on the screen.
@ExtendWith(ApplicationExtension.class)
class CarsKeysTest {
    private final List<Car> fleet = new SampleFleet(1).cars(400);
    private CarsStage cars;

    @Start
    private void start(Stage shown) {
        cars = new CarsStage(shown, Locale.ENGLISH);
        cars.size(shown, 1280, 800);
    }

    @BeforeEach
    void show(FxRobot robot) {
        robot.interact(() -> {
            cars.accept(SampleFleet.live(fleet));
            cars.pulse();
            cars.screen.focus();
        });
    }

    @Test
    void arrowsMoveShiftMarksEnterOpensAndALetterShowsDetails(FxRobot robot) {
        press(robot, KeyCode.DOWN, false);
        press(robot, KeyCode.DOWN, false);
        press(robot, KeyCode.DOWN, true);
        press(robot, KeyCode.DOWN, true);

        assertThat(cars.texts(".cars-actions .label")).contains("3 marked (of 400 match)");

        press(robot, KeyCode.ENTER, false);
        assertThat(cars.opened).singleElement().isInstanceOf(Destination.Car.class);

        robot.interact(() -> cars.run("cars.peek"));
        assertThat(robot.lookup(".car-drawer").query().isVisible()).isTrue();
    }

    @Test
    void escapeClosesThenClearsTheSelectionThenTheQuery(FxRobot robot) {
        robot.interact(() -> cars.query("region:munich"));
        press(robot, KeyCode.DOWN, false);
        press(robot, KeyCode.SPACE, false);
        robot.interact(() -> cars.run("cars.peek"));

        robot.interact(() -> assertThat(cars.screen.escape()).isTrue());
        assertThat(robot.lookup(".car-drawer").query().isVisible()).isFalse();
        assertThat(cars.texts(".cars-actions .label")).anyMatch(text -> text.startsWith("1 marked"));
        robot.interact(() -> assertThat(cars.screen.escape()).isTrue());
        assertThat(cars.texts(".cars-actions .label")).noneMatch(text -> text.startsWith("1 marked"));
        robot.interact(() -> assertThat(cars.screen.escape()).isTrue());
        assertThat(cars.screen.status().getValue()).startsWith("400 of 400");
        robot.interact(() -> assertThat(cars.screen.escape()).isFalse());
    }

    @Test
    void markedCarsAreKeptAtHandWithoutAConnectionAndLetGoAgain(FxRobot robot) {
        press(robot, KeyCode.DOWN, false);
        press(robot, KeyCode.DOWN, true);
        robot.interact(() -> cars.run("cars.pin"));
        assertThat(cars.toasts).containsExactly("Pinned 2 cars for offline use");

        robot.interact(() -> cars.run("cars.pin"));
        robot.interact(() -> cars.query("region:munich"));
        robot.interact(() -> cars.run("cars.pin-query"));
        assertThat(cars.toasts).endsWith("2 cars are no longer pinned", "Pinned “region:munich” for offline use");
    }

    @Test
    void enterLeadsFromTheQueryToItsCarsWhereAllAreMarkedAndPinned(FxRobot robot) {
        robot.interact(() -> cars.run("cars.query"));
        robot.write("region:munich", 0);
        robot.push(KeyCode.ENTER);

        assertThat(cars.screen.node().getScene().getFocusOwner())
                .matches(node -> node.getStyleClass().contains("car-table"));
    }

    @Test
    void theSameSelectionIsSeenInEveryFace(FxRobot robot) {
        press(robot, KeyCode.DOWN, false);
        press(robot, KeyCode.SPACE, false);

        for (Presentation face : Presentation.values()) {
            robot.interact(() -> cars.button(face).fire());
            assertThat(cars.texts(".cars-actions .label")).contains("1 marked (of 400 match)");
        }
    }

    @Test
    void arrowsMoveThroughCardsAndDotsToo(FxRobot robot) {
        for (Presentation face : List.of(Presentation.CARDS, Presentation.DOTS)) {
            robot.interact(() -> {
                cars.screen.escape();
                cars.screen.escape();
                cars.button(face).fire();
                cars.screen.focus();
            });
            press(robot, KeyCode.RIGHT, false);
            press(robot, KeyCode.RIGHT, false);
            press(robot, KeyCode.DOWN, true);

            assertThat(cars.texts(".cars-actions .label")).anyMatch(text -> text.contains("marked (of 400"));
        }
    }

    @Test
    void aClickSelectsAndTheNextProblemIsOneKeyAway(FxRobot robot) {
        robot.interact(() -> cars.query("status:insync,failed"));
        robot.clickOn(".car-table .table-row-cell");

        robot.interact(() -> cars.run("cars.next-problem"));
        robot.interact(() -> cars.run("cars.copy-id"));

        assertThat(cars.toasts).singleElement().asString().startsWith("WBA-").endsWith("copied");
    }

    @Test
    void whatIsSeenIsExported(@TempDir Path folder, FxRobot robot) throws Exception {
        Path file = folder.resolve("cars.csv");
        robot.interact(() -> {
            cars.exportTo = file;
            cars.query("status:failed,blocked");
            cars.run("cars.export");
        });

        List<String> lines = Files.readAllLines(file);
        assertThat(lines.getFirst()).startsWith("car,state,versions,region");
        assertThat(lines).hasSize(1 + shown());
        assertThat(cars.toasts).singleElement().asString().contains("exported to cars.csv");
    }

    @Test
    void aMarkedCarGetsATag(FxRobot robot) {
        press(robot, KeyCode.DOWN, false);
        press(robot, KeyCode.SPACE, false);
        robot.interact(() -> cars.button("Tag…").fire());
        robot.clickOn(".tag-row .text-field").write("watch");

        robot.interact(() -> cars.button("Add tag").fire());

        assertThat(cars.sent)
                .singleElement()
                .isInstanceOfSatisfying(
                        FleetCommand.Edit.class,
                        edit -> assertThat(edit.patch().labels()).containsKey("watch"));
        assertThat(cars.toasts).containsExactly("Tag “watch” put on 1 car");
    }

    @Test
    void aCompletedFieldProposesItsValues(FxRobot robot) {
        robot.clickOn(".cars-query").write("reg");
        robot.press(KeyCode.DOWN).release(KeyCode.DOWN).press(KeyCode.ENTER).release(KeyCode.ENTER);
        robot.write("mu");
        robot.press(KeyCode.DOWN).release(KeyCode.DOWN).press(KeyCode.ENTER).release(KeyCode.ENTER);

        assertThat(cars.queryText()).isEqualTo("region:munich");
        assertThat(shown()).isBetween(1, 399);
    }

    private int shown() {
        return Integer.parseInt(cars.screen.status().getValue().split(" ", 2)[0]);
    }

    private void press(FxRobot robot, KeyCode key, boolean shift) {
        robot.interact(() -> {
            Node focus = cars.scene().getFocusOwner();
            Event.fireEvent(focus, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, shift, false, false, false));
        });
    }
}
