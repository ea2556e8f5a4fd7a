package pitwall.views.cars.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import pitwall.client.Answer;
import pitwall.client.FleetChanges;
import pitwall.client.Freshness;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.Precision;
import pitwall.protocol.rest.CarTrack;
import pitwall.views.cars.SampleFleet;
import pitwall.views.map.MapMarks;
import pitwall.views.map.MapView;
import pitwall.views.map.Mercator;
import pitwall.views.theme.Density;

/// Names of the map keep clear of whatever else says something there.
@ExtendWith(ApplicationExtension.class)
class MapNamesTest {
    /// What surrounds the letters may touch what it would be hidden by.
    private static final double HALO = 3;
    /// Letters that are drawn at least so strongly.
    private static final double SEEN = 0.3;

    private static final double DOT = 3;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private MapStage map;

    @Start
    private void start(Stage shown) {
        map = new MapStage(shown, Locale.ENGLISH);
    }

    @ParameterizedTest
    @CsvSource({"100, COMPACT", "150, COMPACT", "100, WALL"})
    void noNameLiesOverAgesTimesButtonsOrTheSources(int textPercent, Density density, FxRobot robot) {
        robot.interact(() -> map.write(textPercent, density));
        robot.interact(this::carsWithAgesAndATrail);
        AtomicInteger boxes = new AtomicInteger();
        for (int round = 0; round < 40; round++) {
            double zoom = 5 + random.nextDouble() * 7;
            boolean pushed = random.nextBoolean();
            robot.interact(() -> {
                look(zoom);
                if (pushed) {
                    map.map().look(map.map().view().panned(random.nextInt(80) - 40, random.nextInt(80) - 40));
                }
            });
            WaitForAsyncUtils.waitForFxEvents();
            robot.interact(() -> {
                map.scene.getRoot().applyCss();
                map.scene.getRoot().layout();
                Letters letters = letters();
                for (Bounds box : said()) {
                    boxes.incrementAndGet();
                    assertThat(letters.in(box))
                            .as("letters in %s at zoom %s, seed %s", box, zoom, seed)
                            .isZero();
                }
            });
        }
        map.capture(robot, "map-names-" + textPercent + "-" + density + "-dark");
        assertThat(boxes).hasValueGreaterThan(40 * 4);
    }

    /// Forty cars around Munich, heard 47 minutes ago; the first drove through the town.
    private void carsWithAgesAndATrail() {
        List<Car> cars = new ArrayList<>();
        for (Car car : MapStage.cars(40)) {
            cars.add(MapStage.at(car, 48.14 + random.nextGaussian() * 0.4, 11.58 + random.nextGaussian() * 0.6));
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
    }

    private static CarTrack track(CarId car) {
        List<CarTrack.Point> points = new ArrayList<>();
        Instant from = SampleFleet.NOW.minus(Duration.ofHours(1));
        for (int i = 0; i < 60; i++) {
            points.add(new CarTrack.Point(
                    from.plusSeconds(60L * i), 48.14 + 0.3 * Math.sin(i * 0.1), 11.1 + i * 0.016, 90, false));
        }
        return new CarTrack(car, from, SampleFleet.NOW, Precision.EXACT, points);
    }

    private void look(double zoom) {
        MapView view = map.map().view();
        map.map()
                .look(new MapView(
                        Mercator.x(11.58 + random.nextGaussian() * 0.3),
                        Mercator.y(48.14 + random.nextGaussian() * 0.2),
                        zoom,
                        view.width(),
                        view.height()));
    }

    /// Whatever else says something, in pixels of the map.
    private List<Bounds> said() {
        List<Bounds> boxes = new ArrayList<>();
        for (String style : List.of(".trail-time", ".map-button", ".map-credit", ".map-trail-note")) {
            for (Node node : map.scene.getRoot().lookupAll(style)) {
                if (node.isVisible()) {
                    boxes.add(map.map().sceneToLocal(node.localToScene(node.getLayoutBounds())));
                }
            }
        }
        map.map().drawing().clusters().stream()
                .filter(Cluster::isSingle)
                .filter(cluster -> map.map().ages().tells(cluster.worst()))
                .map(this::age)
                .forEach(boxes::add);
        return boxes;
    }

    /// A car and what is written beside it: "47 min" in small letters.
    private Bounds age(Cluster cluster) {
        CarPoints points = map.map().drawing().points();
        assertThat(points.isOld(cluster.worst())).isTrue();
        double x = map.map().view().screenX(cluster.x());
        double y = map.map().view().screenY(cluster.y());
        double size = map.size();
        return new BoundingBox(x - 8 * size, y - 8 * size, (8 + 10 + 30) * size, 16 * size);
    }

    private record Letters(WritableImage image, double left, double top) {
        int in(Bounds box) {
            int count = 0;
            for (double x = box.getMinX() + HALO; x <= box.getMaxX() - HALO; x++) {
                for (double y = box.getMinY() + HALO; y <= box.getMaxY() - HALO; y++) {
                    int column = (int) Math.round(x - left);
                    int row = (int) Math.round(y - top);
                    boolean inside = column >= 0 && row >= 0 && column < image.getWidth() && row < image.getHeight();
                    count += inside
                                    && image.getPixelReader()
                                                    .getColor(column, row)
                                                    .getOpacity()
                                            > SEEN
                            ? 1
                            : 0;
                }
            }
            return count;
        }
    }

    /// The names alone, as they are drawn now, without the dots of their towns.
    private Letters letters() {
        MapMarks names = map.map().getChildrenUnmodifiable().stream()
                .filter(MapMarks.class::isInstance)
                .map(MapMarks.class::cast)
                .findFirst()
                .orElseThrow();
        names.getChildren()
                .forEach(node -> node.setOpacity(node.getLayoutBounds().getHeight() > DOT ? 1 : 0));
        Bounds all = names.getBoundsInParent();
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setFill(Color.TRANSPARENT);
        parameters.setViewport(new Rectangle2D(
                all.getMinX(), all.getMinY(), Math.max(1, all.getWidth()), Math.max(1, all.getHeight())));
        WritableImage image = names.snapshot(parameters, null);
        names.getChildren().forEach(node -> node.setOpacity(1));
        return new Letters(image, all.getMinX(), all.getMinY());
    }
}
