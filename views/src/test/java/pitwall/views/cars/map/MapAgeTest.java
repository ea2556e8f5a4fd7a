package pitwall.views.cars.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import pitwall.client.FleetChanges;
import pitwall.client.Freshness;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.views.cars.SampleFleet;
import pitwall.views.map.MapMarks;
import pitwall.views.map.MapView;
import pitwall.views.map.Mercator;
import pitwall.views.theme.Theme;

/// How old a position is stands on the map beside the car that is no longer known to be there.
@ExtendWith(ApplicationExtension.class)
class MapAgeTest {
    private static final double LATITUDE = 48.14;
    private static final double LONGITUDE = 11.58;
    /// Where letters may stand, right of the middle of a car: "3 h 00", 13 pixels high.
    private static final Rectangle2D AGE = new Rectangle2D(11, -6, 38, 12);

    private MapStage map;

    @Start
    private void start(Stage shown) {
        map = new MapStage(shown, Locale.ENGLISH);
    }

    /// Three cars in a row, with room between them: heard now, an old position, and beside that one another.
    private List<Car> cars() {
        List<Car> cars = MapStage.cars(60).stream()
                .filter(car -> car.vitals().position() != null)
                .toList();
        Instant old = SampleFleet.NOW.minus(Duration.ofHours(3));
        return List.of(
                MapStage.at(cars.get(0), LATITUDE, LONGITUDE - 0.2, SampleFleet.NOW),
                MapStage.at(cars.get(1), LATITUDE, LONGITUDE, old),
                MapStage.at(cars.get(2), LATITUDE, LONGITUDE + 0.2, old),
                MapStage.at(cars.get(3), LATITUDE, LONGITUDE + 0.205, SampleFleet.NOW));
    }

    private void look() {
        MapView view = map.map().view();
        map.map().look(new MapView(Mercator.x(LONGITUDE), Mercator.y(LATITUDE), 11, view.width(), view.height()));
    }

    @ParameterizedTest
    @EnumSource(
            value = Theme.class,
            names = {"DARK", "LIGHT"})
    void theAgeOfAnOldPositionIsWrittenBesideTheCarAndThatOfANewOneIsNot(Theme theme, FxRobot robot) {
        List<Car> cars = cars();
        robot.interact(() -> {
            map.theme(theme);
            map.fleet.accept(SampleFleet.live(cars));
            look();
        });
        map.capture(robot, "map-age-old-" + theme);

        robot.interact(() -> {
            assertThat(letters(cars.get(0).id())).as("heard now").isZero();
            assertThat(letters(cars.get(1).id())).as("three hours old").isGreaterThan(20);
            assertThat(map.map().ages().tells(point(cars.get(1).id()))).isTrue();
            assertThat(map.map().ages().tells(point(cars.get(2).id())))
                    .as("another car stands there")
                    .isFalse();
        });
    }

    @Test
    void withoutAConnectionEveryCarStandsAtItsLastPositionWithItsAge(FxRobot robot) {
        List<Car> cars = cars();
        robot.interact(() -> {
            map.fleet.accept(SampleFleet.live(cars));
            map.clock.advance(Duration.ofMinutes(47));
            map.fleet.accept(SampleFleet.frame(
                    cars,
                    new Freshness.Offline(SampleFleet.NOW, 3, null, Freshness.Trouble.UNREACHABLE),
                    FleetChanges.WHOLE));
            map.fleet.tick();
            map.tick();
            look();
        });
        map.capture(robot, "map-age-offline-dark");

        robot.interact(() -> {
            assertThat(letters(cars.get(0).id())).as("47 minutes old by now").isGreaterThan(20);
            assertThat(letters(cars.get(1).id())).isGreaterThan(20);
        });
    }

    private int point(CarId car) {
        return map.map().drawing().points().indexOf(car);
    }

    /// How many pixels are written right of a car.
    private int letters(CarId car) {
        int point = point(car);
        double x = map.map().view().screenX(map.map().drawing().points().x(point));
        double y = map.map().view().screenY(map.map().drawing().points().y(point));
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setFill(Color.TRANSPARENT);
        parameters.setViewport(new Rectangle2D(x + AGE.getMinX(), y + AGE.getMinY(), AGE.getWidth(), AGE.getHeight()));
        WritableImage image = marks().snapshot(parameters, null);
        int count = 0;
        for (int column = 0; column < image.getWidth(); column++) {
            for (int row = 0; row < image.getHeight(); row++) {
                count += image.getPixelReader().getColor(column, row).getOpacity() > 0.3 ? 1 : 0;
            }
        }
        return count;
    }

    /// The marks of cars, which come behind the names.
    private MapMarks marks() {
        Optional<MapMarks> marks = map.map().getChildrenUnmodifiable().stream()
                .filter(MapMarks.class::isInstance)
                .map(MapMarks.class::cast)
                .skip(1)
                .findFirst();
        return marks.orElseThrow();
    }
}
