package pitwall.views.cars.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.control.Labeled;
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
import pitwall.fleet.CarId;
import pitwall.views.cars.SampleFleet;
import pitwall.views.desk.Destination;
import pitwall.views.map.MapView;
import pitwall.views.map.Mercator;
import pitwall.views.theme.Theme;

/// Single cars and hexagons with keys, and what the map says of them.
@ExtendWith(ApplicationExtension.class)
class MapKeysTest {
    private MapStage map;

    @Start
    private void start(Stage shown) {
        map = new MapStage(shown, Locale.ENGLISH);
    }

    private void show(MapMode mode, double zoom) {
        map.fleet.accept(SampleFleet.live(MapStage.cars(2_000)));
        for (int i = 0; i < mode.ordinal(); i++) {
            map.run("map.mode");
        }
        MapView view = map.map().view();
        map.map().look(new MapView(Mercator.x(11.58), Mercator.y(48.14), zoom, view.width(), view.height()));
    }

    private void press(KeyCode code, boolean shift) {
        Event.fireEvent(map.map(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, false, false));
    }

    private Cluster focused() {
        return map.map().focusedCluster().orElseThrow();
    }

    private Labeled words() {
        return (Labeled) map.map().popover().lookup(".map-popover");
    }

    private String told() {
        return words().getText();
    }

    private List<String> headings() {
        return map.scene.getRoot().lookupAll(".section-title").stream()
                .map(node -> ((Labeled) node).getText())
                .toList();
    }

    @ParameterizedTest
    @EnumSource(
            value = Theme.class,
            names = {"DARK", "LIGHT", "HIGH_CONTRAST"})
    void tabLeadsToSingleCarsShowsTheirCardsAndEnterOpensThem(Theme theme, FxRobot robot) {
        robot.interact(() -> {
            map.theme(theme);
            show(MapMode.DOTS, 9);
            press(KeyCode.TAB, false);
        });
        Cluster worst = focused();
        robot.interact(() -> press(KeyCode.TAB, false));
        map.capture(robot, "map-keys-car-" + theme);
        assertThat(focused()).isNotEqualTo(worst);
        robot.interact(() -> press(KeyCode.TAB, true));

        assertThat(focused()).isEqualTo(worst);
        CarId id = map.map().drawing().points().id(worst.worst());
        assertThat(map.map().getAccessibleText()).startsWith(id.value());
        assertThat(map.map().popover().isVisible()).isTrue();
        assertThat(map.map().popover().lookup(".car-popover")).isNotNull();

        robot.interact(() -> press(KeyCode.ENTER, false));

        assertThat(map.opened).containsExactly(new Destination.Car(id));
        assertThat(map.linked.selection().cursor()).contains(id);
    }

    @ParameterizedTest
    @EnumSource(
            value = Theme.class,
            names = {"DARK", "LIGHT", "HIGH_CONTRAST"})
    void tabLeadsToHexagonsTellsTheirCountsAndEnterListsTheirCars(Theme theme, FxRobot robot) {
        robot.interact(() -> {
            map.theme(theme);
            show(MapMode.DENSITY, 8);
            press(KeyCode.TAB, false);
        });
        map.capture(robot, "map-keys-hexagon-" + theme);
        Cluster most = focused();
        assertThat(most.problems()).isGreaterThan(1);
        assertThat(words().getHeight())
                .as("all of the words")
                .isGreaterThanOrEqualTo(words().prefHeight(words().getWidth()));
        assertThat(told())
                .startsWith(most.count() + " cars, " + most.problems() + " problems; worst: ")
                .isEqualTo(map.map().getAccessibleText());

        robot.interact(() -> press(KeyCode.ENTER, false));

        map.capture(robot, "map-keys-hexagon-listed-" + theme);
        assertThat(headings()).contains(most.count() + " cars of this hexagon");
    }

    @Test
    void thePointerOverAHexagonTellsHowManyCarsAreInIt(FxRobot robot) {
        robot.interact(() -> show(MapMode.DENSITY, 8));
        CarDrawing drawing = map.map().drawing();
        MapView view = map.map().view();
        Cluster hexagon = drawing.hexes().cells().stream()
                .map(drawing.hexes()::cluster)
                .filter(hex -> view.shows(hex.x(), hex.y()) && hex.count() > 1 && hex.problems() == 1)
                .findFirst()
                .orElseThrow();

        robot.interact(() -> hover(view.screenX(hexagon.x()), view.screenY(hexagon.y())));
        map.capture(robot, "map-hexagon-pointed-dark");
        assertThat(map.map().popover().isVisible()).isTrue();
        assertThat(told()).startsWith(hexagon.count() + " cars, 1 problem: ");

        robot.interact(() -> {
            map.map().look(new MapView(Mercator.x(-30), Mercator.y(40), view.zoom(), view.width(), view.height()));
            hover(300, 300);
        });
        assertThat(map.map().popover().isVisible()).as("over the ocean").isFalse();
    }

    private void hover(double x, double y) {
        Point2D scene = map.map().localToScene(x, y);
        Event.fireEvent(
                map.map(),
                new MouseEvent(
                        MouseEvent.MOUSE_MOVED,
                        scene.getX(),
                        scene.getY(),
                        0,
                        0,
                        MouseButton.NONE,
                        0,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        true,
                        null));
    }

    @Test
    void escapeLeavesWhatKeysWereLedToAndItsWords(FxRobot robot) {
        robot.interact(() -> {
            show(MapMode.DENSITY, 8);
            press(KeyCode.TAB, false);
        });
        assertThat(map.map().popover().isVisible()).isTrue();

        robot.interact(() -> assertThat(map.screen.escape()).isTrue());

        assertThat(map.map().focusedCluster()).isEmpty();
        assertThat(map.map().popover().isVisible()).isFalse();
        assertThat(map.map().getAccessibleText()).startsWith("Map of the cars.");
    }

    @Test
    void inGermanAHexagonSaysTheSame(FxRobot robot) {
        robot.interact(() -> {
            map = new MapStage((Stage) map.scene.getWindow(), Locale.GERMAN);
            show(MapMode.DENSITY, 8);
            press(KeyCode.TAB, false);
            press(KeyCode.ENTER, false);
        });
        map.capture(robot, "map-keys-hexagon-german-dark");

        assertThat(headings()).contains(focused().count() + " Autos dieses Sechsecks");
    }
}
