package pitwall.views.cars.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ScrollEvent.HorizontalTextScrollUnits;
import javafx.scene.input.ScrollEvent.VerticalTextScrollUnits;
import javafx.scene.input.ZoomEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import pitwall.fleet.Car;
import pitwall.views.cars.SampleFleet;
import pitwall.views.desk.Destination;
import pitwall.views.map.MapView;
import pitwall.views.map.Mercator;

/// What a mouse, a wheel, two fingers that swipe and two that pinch do to the map.
@ExtendWith(ApplicationExtension.class)
class MapHandTest {
    private static final double X = 300;
    private static final double Y = 200;

    private MapStage map;

    @Start
    private void start(Stage shown) {
        map = new MapStage(shown, Locale.ENGLISH);
        map.fleet.accept(SampleFleet.live(MapStage.cars(50)));
    }

    /// Where the pointer is, in the scene.
    private Point2D place() {
        return map.map().localToScene(X, Y);
    }

    /// So soon after the event before it.
    private MapView scroll(FxRobot robot, long millis, double deltaX, double deltaY, int touches, boolean ctrl) {
        robot.interact(() -> {
            map.clock.advance(Duration.ofMillis(millis));
            Event.fireEvent(
                    map.map(),
                    new ScrollEvent(
                            ScrollEvent.SCROLL,
                            place().getX(),
                            place().getY(),
                            X,
                            Y,
                            false,
                            ctrl,
                            false,
                            false,
                            touches > 0,
                            false,
                            deltaX,
                            deltaY,
                            deltaX,
                            deltaY,
                            HorizontalTextScrollUnits.NONE,
                            0,
                            VerticalTextScrollUnits.NONE,
                            0,
                            touches,
                            null));
        });
        return map.map().view();
    }

    private void isPushed(MapView before, double right, double down, MapView now) {
        MapView pushed = before.panned(right, down);
        assertThat(now.zoom()).isEqualTo(before.zoom());
        assertThat(now.x()).isCloseTo(pushed.x(), within(1e-9));
        assertThat(now.y()).isCloseTo(pushed.y(), within(1e-9));
    }

    @Test
    void aWheelEnlargesAndWhatIsUnderThePointerStaysThere(FxRobot robot) {
        MapView before = map.map().view();

        MapView now = scroll(robot, 1_000, 0, 40, 0, false);
        assertThat(now.zoom()).isCloseTo(before.zoom() + 0.25, within(1e-9));
        assertThat(now.worldX(X)).isCloseTo(before.worldX(X), within(1e-9));
        assertThat(now.worldY(Y)).isCloseTo(before.worldY(Y), within(1e-9));

        assertThat(scroll(robot, 50, 0, -40, 0, false).zoom()).isCloseTo(before.zoom(), within(1e-9));
    }

    @Test
    void fingersPushWhereTheSystemTellsThem(FxRobot robot) {
        MapView before = map.map().view();

        isPushed(before, 0, -30, scroll(robot, 1_000, 0, 30, 2, false));
    }

    @Test
    void aSwipeThatGoesAskewNowAndThenIsOneGesture(FxRobot robot) {
        MapView now = scroll(robot, 1_000, 12, 30, 0, false);
        for (int i = 0; i < 20; i++) {
            MapView before = now;
            double sideways = i % 3 == 0 ? 4 : 0;
            now = scroll(robot, 60, sideways, 30, 0, false);
            isPushed(before, -sideways, -30, now);
        }
    }

    @Test
    void afterAPauseTheWheelEnlargesAgain(FxRobot robot) {
        MapView pushed = scroll(robot, 1_000, 12, 30, 0, false);

        assertThat(scroll(robot, 301, 0, 40, 0, false).zoom()).isCloseTo(pushed.zoom() + 0.25, within(1e-9));
    }

    @Test
    void withCtrlASwipeEnlarges(FxRobot robot) {
        MapView before = map.map().view();

        assertThat(scroll(robot, 1_000, 0, 40, 2, true).zoom()).isCloseTo(before.zoom() + 0.25, within(1e-9));
    }

    @Test
    void aPinchEnlarges(FxRobot robot) {
        MapView before = map.map().view();

        pinch(robot, 2);
        assertThat(map.map().view().zoom()).isCloseTo(before.zoom() + 1, within(1e-9));
        assertThat(map.map().view().worldX(X)).isCloseTo(before.worldX(X), within(1e-9));
        assertThat(map.map().view().worldY(Y)).isCloseTo(before.worldY(Y), within(1e-9));

        pinch(robot, 0.5);
        assertThat(map.map().view().zoom()).isCloseTo(before.zoom(), within(1e-9));
        pinch(robot, 0);
        assertThat(map.map().view().zoom()).as("no size at all").isCloseTo(before.zoom(), within(1e-9));
    }

    @Test
    void aDragPushesAndAsksForNothing(FxRobot robot) {
        MapView before = map.map().view();

        robot.drag(map.map()).moveBy(70, -40).drop();

        isPushed(before, -70, 40, map.map().view());
        assertThat(map.linked.queryTextProperty().get()).isEmpty();
        assertThat(map.linked.selection().cursor()).isEmpty();
    }

    @Test
    void aClickGoesIntoAClusterAndSelectsACar(FxRobot robot) {
        List<Car> cars = MapStage.cars(3);
        robot.interact(() -> {
            map.fleet.accept(SampleFleet.live(List.of(
                    MapStage.at(cars.get(0), 48.14, 11.58),
                    MapStage.at(cars.get(1), 48.15, 11.59),
                    MapStage.at(cars.get(2), 53.55, 10.0))));
            MapView view = map.map().view();
            map.map().look(new MapView(Mercator.x(11), Mercator.y(51), 6, view.width(), view.height()));
        });
        MapView before = map.map().view();

        click(robot, 48.145, 11.585, 1);
        assertThat(map.map().view().zoom()).isGreaterThanOrEqualTo(before.zoom() + 1);
        assertThat(map.map().view().shows(Mercator.x(11.58), Mercator.y(48.14))).isTrue();
        assertThat(map.linked.selection().cursor()).isEmpty();

        robot.interact(() -> map.map().look(before));
        click(robot, 53.55, 10.0, 1);
        assertThat(map.linked.selection().cursor()).contains(cars.get(2).id());
        assertThat(map.opened).isEmpty();
        assertThat(map.map().view().zoom()).isEqualTo(before.zoom());

        click(robot, 53.55, 10.0, 2);
        assertThat(map.opened).containsExactly(new Destination.Car(cars.get(2).id()));
    }

    private void click(FxRobot robot, double latitude, double longitude, int times) {
        MapView view = map.map().view();
        Point2D place =
                map.map().localToScreen(view.screenX(Mercator.x(longitude)), view.screenY(Mercator.y(latitude)));
        robot.moveTo(place);
        if (times == 2) {
            robot.doubleClickOn(MouseButton.PRIMARY);
        } else {
            robot.clickOn(MouseButton.PRIMARY);
        }
    }

    private void pinch(FxRobot robot, double factor) {
        robot.interact(() -> Event.fireEvent(
                map.map(),
                new ZoomEvent(
                        ZoomEvent.ZOOM,
                        place().getX(),
                        place().getY(),
                        X,
                        Y,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        factor,
                        factor,
                        null)));
    }
}
