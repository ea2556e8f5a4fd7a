package pitwall.views.cars.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pitwall.client.FleetSnapshot;
import pitwall.fleet.Car;
import pitwall.fleet.Position;
import pitwall.fleet.query.Area;
import pitwall.views.cars.SampleFleet;
import pitwall.views.kit.Formats;
import pitwall.views.map.MapView;
import pitwall.views.map.Mercator;
import pitwall.views.map.WorldBox;

/// What holds for clusters wherever cars are.
class ClusteringTest {
    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @Test
    void everyCarIsInExactlyOneClusterAndCountsAddUp() {
        for (int round = 0; round < 20; round++) {
            CarPoints points = points(anywhere(400));
            double zoom = random.nextDouble() * 13;

            List<Cluster> clusters = Clustering.of(points, zoom);

            assertThat(clusters.stream().mapToInt(Cluster::count).sum())
                    .as("seed %d", seed)
                    .isEqualTo(points.size());
            for (int point = 0; point < points.size(); point++) {
                double x = points.x(point);
                double y = points.y(point);
                assertThat(clusters.stream().filter(cluster -> holds(cluster, x, y)))
                        .as("seed %d zoom %s at %s, %s", seed, zoom, x, y)
                        .hasSize(1);
            }
        }
    }

    /// The left and upper edge belong to a cell, the others to its neighbours.
    private static boolean holds(Cluster cluster, double x, double y) {
        long columns = Math.round(1 / cluster.cell().width());
        return (int) Math.min(x * columns, columns - 1)
                        == Math.round(cluster.cell().left() * columns)
                && (int) Math.min(y * columns, columns - 1)
                        == Math.round(cluster.cell().top() * columns);
    }

    @Test
    void theWorstCarOfAClusterIsShownAndClustersComeWorstFirst() {
        CarPoints points = points(anywhere(2_000));

        List<Cluster> clusters = Clustering.of(points, 3);

        Set<Integer> worst = new HashSet<>();
        for (int i = 0; i < clusters.size(); i++) {
            worst.add(clusters.get(i).worst());
            if (i > 0) {
                assertThat(points.severity(clusters.get(i).worst()))
                        .as("seed %d", seed)
                        .isGreaterThanOrEqualTo(
                                points.severity(clusters.get(i - 1).worst()));
            }
        }
        assertThat(worst).hasSameSizeAs(clusters);
        int least = java.util.stream.IntStream.range(0, points.size())
                .map(points::severity)
                .min()
                .orElseThrow();
        assertThat(points.severity(clusters.getFirst().worst())).isEqualTo(least);
    }

    @Test
    void clustersOfManyNeverCoverOneAnother() {
        for (int round = 0; round < 20; round++) {
            double zoom = Math.floor(random.nextDouble() * 24) / 2;
            CarPoints points = points(crowded(6_000));
            double scale = 256 * Math.pow(2, zoom);
            List<Cluster> many = Clustering.of(points, zoom).stream()
                    .filter(cluster -> !cluster.isSingle())
                    .toList();
            for (Cluster one : many) {
                for (Cluster other : many) {
                    double x = Math.abs(one.x() - other.x());
                    double across = Math.min(x, 1 - x) * scale;
                    double down = Math.abs(one.y() - other.y()) * scale;
                    double apart = (one.width() + other.width()) / 2;
                    assertThat(one == other || across >= apart - 1e-6 || down >= 22)
                            .as("seed %d zoom %s: %s and %s", seed, zoom, one, other)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void movingAFleetByWholeCellsAroundTheEarthMovesItsClusters() {
        List<double[]> places = anywhere(500);
        int columns = Clustering.columns(4);
        double step = 360.0 / columns;
        List<double[]> moved = places.stream()
                .map(place -> new double[] {place[0], (place[1] + 180 + 7 * step) % 360 - 180})
                .toList();

        List<Integer> before = counts(points(places));
        List<Integer> after = counts(points(moved));

        // A car within rounding of a cell's edge may change sides.
        assertThat(after.stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(before.stream().mapToInt(Integer::intValue).sum());
        assertThat(Math.abs(after.size() - before.size())).as("seed %d", seed).isLessThanOrEqualTo(2);
    }

    private static List<Integer> counts(CarPoints points) {
        return Clustering.of(points, 4).stream().map(Cluster::count).toList();
    }

    @Test
    void theEdgesOfTheWorldHaveTheirClusters() {
        CarPoints points = points(List.of(
                new double[] {90, 0},
                new double[] {-90, 0},
                new double[] {0, -180},
                new double[] {0, 180},
                new double[] {0, 179.999999}));

        for (double zoom = 0; zoom < 14; zoom += 0.5) {
            assertThat(Clustering.of(points, zoom).stream()
                            .mapToInt(Cluster::count)
                            .sum())
                    .isEqualTo(5);
            HexGrid.of(points, zoom);
        }
    }

    @Test
    void neighboursAcrossTheAntimeridianAndAtThePolesAreLostNowhere() {
        for (int round = 0; round < 20; round++) {
            CarPoints points = points(atTheEdges(200));
            double zoom = random.nextDouble() * 13;

            List<Cluster> clusters = Clustering.of(points, zoom);

            assertThat(clusters.stream().mapToInt(Cluster::count).sum())
                    .as("seed %d", seed)
                    .isEqualTo(points.size());
            assertThat(clusters.stream().mapToInt(Cluster::problems).sum())
                    .as("seed %d", seed)
                    .isEqualTo((int) java.util.stream.IntStream.range(0, points.size())
                            .filter(points::isProblem)
                            .count());
            for (Cluster cluster : clusters) {
                assertThat(cluster.x()).as("seed %d %s", seed, cluster).isBetween(0.0, 1.0);
                assertThat(cluster.y()).as("seed %d %s", seed, cluster).isBetween(0.0, 1.0);
                assertThat(java.util.stream.IntStream.range(0, points.size())
                                .filter(point -> holds(cluster, points.x(point), points.y(point)))
                                .count())
                        .as("seed %d zoom %s %s", seed, zoom, cluster)
                        .isEqualTo(cluster.count());
            }
        }
    }

    @Test
    void theAreaOfAClusterHoldsAsManyCarsAsItCounts() {
        for (int round = 0; round < 20; round++) {
            List<double[]> places = round % 2 == 0 ? anywhere(200) : atTheEdges(200);
            double zoom = random.nextDouble() * 13;

            for (Cluster cluster : Clustering.of(points(places), zoom)) {
                WorldBox cell = cluster.cell();
                if (places.stream().anyMatch(place -> isOnEdge(cell, place))) {
                    // A query says edges to a centimetre.
                    continue;
                }
                Area area = Area.of(MapViewModel.area(cluster.cell())).orElseThrow();

                assertThat(places.stream()
                                .filter(place -> area.holds(new Position(place[0], place[1], 0, SampleFleet.NOW)))
                                .count())
                        .as("seed %d zoom %s %s", seed, zoom, cluster)
                        .isEqualTo(cluster.count());
            }
        }
    }

    private static boolean isOnEdge(WorldBox cell, double[] place) {
        double near = 1e-6;
        double east = (cell.left() + cell.width()) * 360 - 180;
        return Math.abs(place[0] - Mercator.latitude(cell.top())) < near
                || Math.abs(place[0] - Mercator.latitude(cell.top() + cell.height())) < near
                || Math.abs(place[1] - (cell.left() * 360 - 180)) < near
                || Math.abs(place[1] - east) < near;
    }

    /// Within a kilometre of the antimeridian, or nearer to a pole than the projection reaches.
    private List<double[]> atTheEdges(int count) {
        List<double[]> places = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double side = random.nextBoolean() ? 1 : -1;
            places.add(
                    random.nextBoolean()
                            ? new double[] {random.nextDouble() * 170 - 85, side * (180 - random.nextDouble() * 0.01)}
                            : new double[] {side * (85 + random.nextDouble() * 5), random.nextDouble() * 360 - 180});
        }
        return places;
    }

    @Test
    void singleCarsAreEachTheirOwnClusterWhereverTheyAre() {
        CarPoints points = points(atTheEdges(300));

        List<Cluster> singles = Clustering.singles(points);

        assertThat(singles).allMatch(Cluster::isSingle);
        assertThat(singles.stream().map(Cluster::worst).distinct())
                .as("seed %d", seed)
                .hasSize(points.size());
    }

    @Test
    void everyProblemIsInExactlyOneHexagonWhoseMiddleIsNear() {
        CarPoints points = points(anywhere(1_000));
        long problems = java.util.stream.IntStream.range(0, points.size())
                .filter(points::isProblem)
                .count();
        for (double zoom = 0; zoom < 12; zoom += 0.5) {
            HexGrid grid = HexGrid.of(points, zoom);

            assertThat(grid.cells().stream().mapToInt(HexGrid.Hex::count).sum())
                    .as("seed %d", seed)
                    .isEqualTo(problems);
            for (int point = 0; point < points.size(); point++) {
                if (points.isProblem(point)) {
                    double x = points.x(point);
                    double y = points.y(point);
                    assertThat(grid.cells().stream()
                                    .anyMatch(hex -> distance(hex, x, y) <= grid.width() / Math.sqrt(3) * 1.0001))
                            .as("seed %d zoom %s", seed, zoom)
                            .isTrue();
                }
            }
        }
    }

    private static double distance(HexGrid.Hex hex, double x, double y) {
        double across = Math.abs(hex.x() - x);
        across = Math.min(across, Math.abs(1 - across));
        return Math.hypot(across, hex.y() - y);
    }

    @Test
    void theMarkUnderThePointerIsTheNearestOne() {
        CarPoints points = points(anywhere(300));
        CarDrawing drawing = new CarDrawing(points, MapMode.CLUSTERS, Clustering.singles(points), HexGrid.NONE);
        MapView view = new MapView(Mercator.x(0), Mercator.y(0), 3.5, 1280, 800);
        for (Cluster cluster : drawing.clusters()) {
            double x = view.screenX(cluster.x());
            double y = view.screenY(cluster.y());

            Cluster found = drawing.clusterAt(view, x, y).orElseThrow();

            assertThat(view.screenX(found.x())).as("seed %d", seed).isEqualTo(x);
            assertThat(view.screenY(found.y())).as("seed %d", seed).isEqualTo(y);
        }
        assertThat(drawing.clusterAt(view, -500, -500)).isEmpty();
    }

    @Test
    void aCountHasRoomInItsMarkInEveryLanguage() {
        for (Locale locale : List.of(Locale.UK, Locale.GERMANY)) {
            Formats formats = new Formats(locale, ZoneOffset.UTC);
            for (int count : new int[] {2, 10, 999, 1_000, 9_999, 10_000, 99_999, 100_000, 999_499, 1_200_000}) {
                Cluster cluster = new Cluster(0.5, 0.5, count, 0, 0, new WorldBox(0.4, 0.4, 0.2, 0.2));

                assertThat(cluster.width())
                        .as("%d in %s", count, locale)
                        .isGreaterThanOrEqualTo(30 + 7.2 * formats.count(count).length())
                        .isLessThan(Clustering.PITCH);
            }
        }
    }

    private List<double[]> anywhere(int count) {
        List<double[]> places = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            places.add(new double[] {random.nextDouble() * 180 - 90, random.nextDouble() * 360 - 180});
        }
        return places;
    }

    /// Half of them in a crowd around one place, so that there are counts of every length.
    private List<double[]> crowded(int count) {
        List<double[]> places = anywhere(count / 2);
        double latitude = random.nextDouble() * 120 - 60;
        double longitude = random.nextDouble() * 300 - 150;
        for (int i = 0; i < count / 2; i++) {
            places.add(new double[] {latitude + random.nextGaussian(), longitude + random.nextGaussian()});
        }
        return places;
    }

    private CarPoints points(List<double[]> places) {
        List<Car> fleet = new SampleFleet(random.nextLong()).cars(places.size());
        List<Car> cars = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            cars.add(MapStage.at(fleet.get(i), places.get(i)[0], places.get(i)[1]));
        }
        return Points.of(FleetSnapshot.of(cars));
    }
}
