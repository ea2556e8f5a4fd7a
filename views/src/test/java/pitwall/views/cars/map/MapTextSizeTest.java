package pitwall.views.cars.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import pitwall.client.Answer;
import pitwall.client.FleetChanges;
import pitwall.client.Freshness;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.Precision;
import pitwall.protocol.rest.CarTrack;
import pitwall.views.cars.SampleFleet;
import pitwall.views.map.MapMarks;
import pitwall.views.theme.Density;
import pitwall.views.theme.Theme;

/// What is drawn on the map is as large as all other text.
@ExtendWith(ApplicationExtension.class)
class MapTextSizeTest {
    private static final double CLUSTER_HEIGHT = 22;
    private static final double NAME_HEIGHT = 15;

    private MapStage map;

    @Start
    private void start(Stage shown) {
        map = new MapStage(shown, Locale.ENGLISH);
    }

    @ParameterizedTest
    @CsvSource({"80, COMPACT", "100, COMPACT", "150, COMPACT", "200, COMPACT", "100, WALL"})
    void marksGrowWithTheTextAndDoNotOverlap(int textPercent, Density density, FxRobot robot) {
        robot.interact(() -> {
            map.fleet.accept(SampleFleet.live(MapStage.cars(2_000)));
            map.write(textPercent, density);
        });
        capture(robot, "map-text-" + textPercent + "-" + density);

        assertThat(map.map().drawing().size()).isEqualTo(map.size());
        assertThat(heights(1)).contains(Math.ceil((CLUSTER_HEIGHT + 2) * map.size()));
        assertThat(heights(0)).contains(Math.ceil(NAME_HEIGHT * map.size()));
        List<Bounds> clusters = clusters();
        assertThat(clusters).hasSizeGreaterThan(3);
        IntStream.range(0, clusters.size())
                .forEach(one -> IntStream.range(0, one)
                        .forEach(other -> assertThat(clusters.get(one).intersects(clusters.get(other)))
                                .as("%s over %s", clusters.get(one), clusters.get(other))
                                .isFalse()));
    }

    @Test
    void theSizeMayChangeWhileTheMapIsShown(FxRobot robot) {
        robot.interact(() -> map.fleet.accept(SampleFleet.live(MapStage.cars(2_000))));
        assertThat(heights(0)).contains(NAME_HEIGHT);
        assertThat(heights(1)).contains(CLUSTER_HEIGHT + 2);

        robot.interact(() -> map.write(200, Density.COMPACT));
        assertThat(heights(0)).contains(2 * NAME_HEIGHT).doesNotContain(NAME_HEIGHT);
        assertThat(heights(1)).contains(2 * (CLUSTER_HEIGHT + 2)).doesNotContain(CLUSTER_HEIGHT + 2);

        robot.interact(() -> map.write(100, Density.COMPACT));
        assertThat(heights(0)).contains(NAME_HEIGHT).doesNotContain(2 * NAME_HEIGHT);
        assertThat(heights(1)).contains(CLUSTER_HEIGHT + 2).doesNotContain(2 * (CLUSTER_HEIGHT + 2));
    }

    @ParameterizedTest
    @CsvSource({"100, COMPACT", "150, COMPACT", "100, WALL"})
    void agesAndTimesGrowTooAndStandApart(int textPercent, Density density, FxRobot robot) {
        robot.interact(() -> {
            map.write(textPercent, density);
            carsWithAgesAndATrail();
        });
        capture(robot, "map-text-ages-" + textPercent + "-" + density);

        List<Bounds> times = new ArrayList<>();
        for (Node time : map.scene.getRoot().lookupAll(".trail-time")) {
            times.add(time.localToScene(time.getLayoutBounds()));
        }
        assertThat(times).hasSizeGreaterThan(1).allMatch(each -> each.getHeight() > 12 * map.size());
        IntStream.range(0, times.size())
                .forEach(one -> IntStream.range(0, one)
                        .forEach(other -> assertThat(times.get(one).intersects(times.get(other)))
                                .isFalse()));
        assertThat(map.map().drawing().clusters())
                .anyMatch(car -> map.map().ages().tells(car.worst()));
        assertThat(ages()).allSatisfy(age -> assertThat(times).noneMatch(age::intersects));
        Node credit = map.scene.lookup(".map-credit");
        Node note = map.scene.lookup(".map-trail-note");
        assertThat(credit.getBoundsInParent().intersects(note.getBoundsInParent()))
                .isFalse();
    }

    private void capture(FxRobot robot, String name) {
        robot.interact(() -> map.theme(Theme.DARK));
        map.capture(robot, name + "-dark");
        robot.interact(() -> map.theme(Theme.LIGHT));
        map.capture(robot, name + "-light");
    }

    /// How high the drawings of the names (0) or of the marks of cars (1) are.
    private Set<Double> heights(int layer) {
        MapMarks marks = map.map().getChildrenUnmodifiable().stream()
                .filter(MapMarks.class::isInstance)
                .map(MapMarks.class::cast)
                .skip(layer)
                .findFirst()
                .orElseThrow();
        return marks.getChildren().stream()
                .map(node -> node.getLayoutBounds().getHeight())
                .collect(Collectors.toSet());
    }

    /// Where "47 min" stands right of the cars that have room for it, in pixels of the scene.
    private List<Bounds> ages() {
        double size = map.size();
        return map.map().drawing().clusters().stream()
                .filter(car -> map.map().ages().tells(car.worst()))
                .map(car -> map.map()
                        .localToScene(new BoundingBox(
                                map.map().view().screenX(car.x()) + 10 * size,
                                map.map().view().screenY(car.y()) - 6 * size,
                                36 * size,
                                12 * size)))
                .toList();
    }

    private List<Bounds> clusters() {
        double size = map.size();
        return map.map().drawing().clusters().stream()
                .filter(cluster -> !cluster.isSingle())
                .<Bounds>map(cluster -> new BoundingBox(
                        map.map().view().screenX(cluster.x()) - cluster.width() * size / 2,
                        map.map().view().screenY(cluster.y()) - CLUSTER_HEIGHT * size / 2,
                        cluster.width() * size,
                        CLUSTER_HEIGHT * size))
                .toList();
    }

    /// A few cars of which nothing was heard for 47 minutes; the first drove through the town.
    private void carsWithAgesAndATrail() {
        List<Car> cars = new ArrayList<>();
        for (Car car : MapStage.cars(8)) {
            cars.add(MapStage.at(car, 48.05 + cars.size() * 0.03, 11.4 + cars.size() * 0.05));
        }
        CarId first = cars.getFirst().id();
        map.fleet.accept(SampleFleet.live(cars));
        map.clock.advance(Duration.ofMinutes(47));
        map.fleet.accept(SampleFleet.frame(
                cars,
                new Freshness.Offline(SampleFleet.NOW, 3, null, Freshness.Trouble.UNREACHABLE),
                FleetChanges.WHOLE));
        map.fleet.tick();
        map.tracks.answer(new Answer.Remembered<>(track(first), SampleFleet.NOW));
        map.linked.selection().select(first);
        map.tick();
        map.map().go(first);
    }

    private static CarTrack track(CarId car) {
        List<CarTrack.Point> points = new ArrayList<>();
        Instant from = SampleFleet.NOW.minus(Duration.ofHours(1));
        for (int i = 0; i < 60; i++) {
            points.add(new CarTrack.Point(
                    from.plusSeconds(60L * i), 48.14 + 0.05 * Math.sin(i * 0.1), 11.35 + i * 0.004, 90, false));
        }
        return new CarTrack(car, from, SampleFleet.NOW, Precision.EXACT, points);
    }
}
