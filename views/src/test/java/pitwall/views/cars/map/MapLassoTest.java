package pitwall.views.cars.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import pitwall.fleet.Position;
import pitwall.fleet.query.Area;
import pitwall.views.cars.SampleFleet;
import pitwall.views.map.Mercator;
import pitwall.views.theme.Theme;

/// Drawing around cars, with keys and with the mouse; pictures in `target/screens`.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // every test opens its map first
class MapLassoTest {
    private Stage stage;
    private MapStage map;

    @Start
    private void start(Stage shown) {
        stage = shown;
    }

    private void open(Locale locale, FxRobot robot) {
        robot.interact(() -> {
            map = new MapStage(stage, locale);
            map.fleet.accept(SampleFleet.live(MapStage.cars(2_000)));
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"DARK", "LIGHT", "HIGH_CONTRAST"})
    void whoeverHasOnlyKeysDrawsAroundCars(Theme theme, FxRobot robot) {
        open(Locale.ENGLISH, robot);
        int all = map.map().drawing().points().size();
        robot.interact(() -> {
            map.theme(theme);
            run("map.draw");
            press(KeyCode.DOWN, KeyCode.LEFT, KeyCode.LEFT, KeyCode.LEFT, KeyCode.LEFT, KeyCode.SPACE);
            press(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.RIGHT);
            press(KeyCode.SPACE);
            press(KeyCode.DOWN, KeyCode.DOWN, KeyCode.DOWN, KeyCode.DOWN, KeyCode.DOWN, KeyCode.DOWN, KeyCode.SPACE);
            press(KeyCode.LEFT, KeyCode.LEFT, KeyCode.LEFT, KeyCode.LEFT, KeyCode.LEFT, KeyCode.LEFT);
        });
        map.capture(robot, "map-draw-" + theme);
        assertThat(map.map().getAccessibleText()).isEqualTo("Drawing around cars. 3 corners set.");
        assertThat(hint().isVisible()).isTrue();
        assertThat(query()).isEmpty();

        robot.interact(() -> press(KeyCode.ENTER));

        assertThat(query()).startsWith("area:");
        assertThat(hint().isVisible()).isFalse();
        assertThat(map.map().lasso().isVisible()).isFalse();
        assertThat(map.map().getAccessibleText()).startsWith("Map of the cars.");
        assertThat(map.map().drawing().points().size()).isBetween(1, all - 1);
        Area area = Area.of(query().substring("area:".length())).orElseThrow();
        CarPoints points = map.map().drawing().points();
        for (int point = 0; point < points.size(); point++) {
            assertThat(area.holds(new Position(
                            Mercator.latitude(points.y(point)),
                            Mercator.longitude(points.x(point)),
                            0,
                            SampleFleet.NOW)))
                    .isTrue();
        }
    }

    @Test
    void aNewAreaTakesThePlaceOfTheOneBefore(FxRobot robot) {
        open(Locale.ENGLISH, robot);
        robot.interact(() -> {
            map.linked.queryTextProperty().set("status:in_sync");
            triangle();
            press(KeyCode.ENTER);
        });
        String first = query();
        assertThat(first).startsWith("status:in_sync area:");

        robot.interact(() -> {
            triangle();
            press(KeyCode.LEFT, KeyCode.ENTER);
        });

        assertThat(query()).startsWith("status:in_sync area:").isNotEqualTo(first);
        assertThat(query().split("area:")).hasSize(2);
    }

    private void triangle() {
        run("map.draw");
        press(KeyCode.SPACE, KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.SPACE, KeyCode.DOWN, KeyCode.DOWN);
    }

    @Test
    void whatIsDrawnIsLeftByEscapeAndNothingIsAsked(FxRobot robot) {
        open(Locale.GERMAN, robot);
        robot.interact(() -> {
            run("map.draw");
            press(KeyCode.SPACE, KeyCode.RIGHT, KeyCode.SPACE, KeyCode.ENTER);
        });
        map.capture(robot, "map-draw-german-dark");
        assertThat(hint().isVisible()).as("two corners surround nothing").isTrue();

        robot.interact(() -> assertThat(map.screen.escape()).isTrue());

        assertThat(hint().isVisible()).isFalse();
        assertThat(query()).isEmpty();
        double before = map.map().view().x();
        robot.interact(() -> press(KeyCode.RIGHT));
        assertThat(map.map().view().x()).as("arrows push the map again").isGreaterThan(before);
    }

    @Test
    void shiftAndDragDrawsAroundCars(FxRobot robot) {
        open(Locale.ENGLISH, robot);
        int all = map.map().drawing().points().size();
        robot.interact(() -> {
            mouse(MouseEvent.MOUSE_PRESSED, 250, 250);
            mouse(MouseEvent.MOUSE_DRAGGED, 700, 260);
            mouse(MouseEvent.MOUSE_DRAGGED, 690, 600);
            mouse(MouseEvent.MOUSE_DRAGGED, 240, 590);
        });
        map.capture(robot, "map-lasso-dark");
        assertThat(map.map().lasso().isVisible()).isTrue();

        robot.interact(() -> mouse(MouseEvent.MOUSE_RELEASED, 240, 590));

        assertThat(query()).startsWith("area:");
        assertThat(map.map().lasso().isVisible()).isFalse();
        assertThat(map.map().drawing().points().size()).isBetween(1, all - 1);
    }

    private void mouse(javafx.event.EventType<MouseEvent> type, double x, double y) {
        Event.fireEvent(
                map.map(),
                new MouseEvent(
                        type,
                        x,
                        y + 41,
                        x,
                        y + 41,
                        MouseButton.PRIMARY,
                        1,
                        true,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        true,
                        false,
                        false,
                        null));
    }

    private void press(KeyCode... codes) {
        for (KeyCode code : codes) {
            Event.fireEvent(map.map(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
        }
    }

    private void run(String action) {
        map.run(action);
    }

    private String query() {
        return map.linked.queryTextProperty().get();
    }

    private Node hint() {
        return map.scene.lookup(".map-draw-hint");
    }
}
