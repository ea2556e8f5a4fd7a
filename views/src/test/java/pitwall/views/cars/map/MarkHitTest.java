package pitwall.views.cars.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import pitwall.client.FleetSnapshot;
import pitwall.fleet.Car;
import pitwall.views.cars.SampleFleet;
import pitwall.views.map.MapView;
import pitwall.views.map.Mercator;
import pitwall.views.map.WorldBox;

/// What a pointer finds, wherever on earth the window is: also across the antimeridian and at the edges of the world.
class MarkHitTest {
    private static final double[] MIDDLES = {0, 11.58, 179.9, -179.9, 180};

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @Test
    void aCarUnderThePointerIsFoundAndNoneThatIsFurtherThanAHand() {
        for (int round = 0; round < 200; round++) {
            MapView view = view();
            CarPoints points = near(view, 60);
            CarDrawing drawing = new CarDrawing(points, MapMode.DOTS, List.of(), HexGrid.NONE);
            double x = random.nextDouble() * view.width();
            double y = random.nextDouble() * view.height();

            int found = drawing.pointAt(view, x, y);

            double nearest = Double.MAX_VALUE;
            for (int point = 0; point < points.size(); point++) {
                nearest = Math.min(nearest, away(view, points, point, x, y));
            }
            if (found < 0) {
                assertThat(nearest).as("seed %d round %d", seed, round).isGreaterThanOrEqualTo(14);
            } else {
                // what is well may lie three pixels nearer than the problem that wins
                assertThat(away(view, points, found, x, y))
                        .as("seed %d round %d", seed, round)
                        .isLessThan(17)
                        .isLessThanOrEqualTo(nearest + 3);
            }
        }
    }

    @Test
    void pointingAtACarFindsItOrOneThatLiesThereToo() {
        for (int round = 0; round < 50; round++) {
            MapView view = view();
            CarPoints points = near(view, 40);
            CarDrawing drawing = new CarDrawing(points, MapMode.DOTS, List.of(), HexGrid.NONE);
            for (int point = 0; point < points.size(); point++) {
                double x = view.screenX(points.x(point));
                double y = view.screenY(points.y(point));

                int found = drawing.pointAt(view, x, y);

                assertThat(found).as("seed %d round %d", seed, round).isNotNegative();
                assertThat(away(view, points, found, x, y))
                        .as("seed %d round %d", seed, round)
                        .isLessThanOrEqualTo(3);
            }
        }
    }

    private static double away(MapView view, CarPoints points, int point, double x, double y) {
        return Math.hypot(view.screenX(points.x(point)) - x, view.screenY(points.y(point)) - y);
    }

    @Test
    void everyClusterIsFoundAtItsMiddleOnBothSidesOfTheAntimeridian() {
        for (int round = 0; round < 100; round++) {
            MapView view = view();
            CarPoints points = near(view, 200);
            List<Cluster> clusters = Clustering.of(points, view.zoom());
            CarDrawing drawing = new CarDrawing(points, MapMode.CLUSTERS, clusters, HexGrid.NONE);
            for (Cluster cluster : clusters) {
                if (!cluster.isSingle()) {
                    Optional<Cluster> found =
                            drawing.clusterAt(view, view.screenX(cluster.x()), view.screenY(cluster.y()));

                    assertThat(found).as("seed %d round %d", seed, round).contains(cluster);
                }
            }
        }
    }

    @Test
    void aWideClusterIsFoundFromEndToEndOfItsMark() {
        MapView view = new MapView(Mercator.x(11), Mercator.y(48), 6, 1280, 800);
        for (int count : new int[] {2, 1_565, 10_000, 120_000}) {
            Cluster cluster =
                    new Cluster(Mercator.x(11), Mercator.y(48), count, 0, 0, new WorldBox(0.5, 0.3, 0.01, 0.01));
            CarDrawing drawing = new CarDrawing(CarPoints.NONE, MapMode.CLUSTERS, List.of(cluster), HexGrid.NONE);
            for (int side : new int[] {-1, 1}) {
                assertThat(drawing.clusterAt(view, 640 + side * (cluster.width() / 2 - 0.5), 400))
                        .as("%d at %d", count, side)
                        .contains(cluster);
            }
        }
    }

    @Test
    void whereNothingIsNothingIsFound() {
        for (int round = 0; round < 200; round++) {
            MapView view = view();
            CarPoints points = near(view, 20);
            List<Cluster> clusters = Clustering.of(points, view.zoom());
            CarDrawing drawing = new CarDrawing(points, MapMode.CLUSTERS, clusters, HexGrid.NONE);
            double x = random.nextDouble() * view.width();
            double y = random.nextDouble() * view.height();
            boolean bare = clusters.stream()
                    .allMatch(cluster -> Math.abs(view.screenX(cluster.x()) - x) > 28
                            || Math.abs(view.screenY(cluster.y()) - y) > 14);
            if (bare) {
                assertThat(drawing.clusterAt(view, x, y))
                        .as("seed %d round %d", seed, round)
                        .isEmpty();
            }
        }
    }

    private MapView view() {
        double longitude = MIDDLES[random.nextInt(MIDDLES.length)];
        double latitude = (random.nextDouble() * 2 - 1) * 85;
        return new MapView(Mercator.x(longitude), Mercator.y(latitude), 3 + random.nextDouble() * 8, 1280, 800);
    }

    /// Cars in the window, wherever that lies.
    private CarPoints near(MapView view, int count) {
        List<Car> fleet = new SampleFleet(random.nextLong()).cars(count);
        List<Car> cars = new ArrayList<>();
        for (Car car : fleet) {
            double x = view.worldX(random.nextDouble() * view.width());
            double y = view.worldY(random.nextDouble() * view.height());
            cars.add(MapStage.at(car, Mercator.latitude(y), Mercator.longitude(x)));
        }
        return Points.of(FleetSnapshot.of(cars));
    }
}
