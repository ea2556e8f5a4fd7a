package pitwall.views.cars.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import pitwall.client.FleetSnapshot;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.query.Area;
import pitwall.views.map.MapView;
import pitwall.views.map.Mercator;

/// What keys are led to on the map, in which order.
class MapFocusTest {
    /// Munich and what is around it: by far not all cars.
    private static final MapView TOWN = new MapView(Mercator.x(11.58), Mercator.y(48.14), 9, 1280, 800);

    private final MapFocus focus = new MapFocus();

    private static CarPoints points(List<Car> cars) {
        return Points.of(FleetSnapshot.of(cars));
    }

    private static CarDrawing dots(CarPoints points) {
        return new CarDrawing(points, MapMode.DOTS, List.of(), HexGrid.NONE);
    }

    /// As far as they lead.
    private List<Cluster> all(CarDrawing drawing, MapView view) {
        List<Cluster> led = new ArrayList<>();
        for (var next = focus.step(drawing, view, 1); next.isPresent(); next = focus.step(drawing, view, 1)) {
            led.add(next.get());
        }
        return led;
    }

    private static long inside(CarPoints points, MapView view) {
        return IntStream.range(0, points.size())
                .filter(point -> view.shows(points.x(point), points.y(point)))
                .count();
    }

    @Test
    void everyCarOfTheWindowIsLedToOnceTheWorstFirst() {
        CarPoints points = points(MapStage.cars(400));

        List<Cluster> led = all(dots(points), TOWN);

        assertThat(led).hasSize((int) inside(points, TOWN)).hasSizeBetween(20, 380);
        assertThat(new HashSet<>(led)).hasSameSizeAs(led);
        assertThat(led).allMatch(Cluster::isSingle).allMatch(cluster -> TOWN.shows(cluster.x(), cluster.y()));
        assertThat(led).isSortedAccordingTo(Comparator.comparingInt(cluster -> points.severity(cluster.worst())));
    }

    @Test
    void ofManyCarsTheWorstFiveHundredAreLedTo() {
        CarPoints points = points(MapStage.cars(4_000));
        assertThat(inside(points, TOWN)).isGreaterThan(MapFocus.MOST);

        List<Cluster> led = all(dots(points), TOWN);

        assertThat(led).hasSize(MapFocus.MOST);
        int least = points.severity(led.getLast().worst());
        long worse = IntStream.range(0, points.size())
                .filter(point -> TOWN.shows(points.x(point), points.y(point)))
                .filter(point -> points.severity(point) < least)
                .count();
        assertThat(led)
                .filteredOn(cluster -> points.severity(cluster.worst()) < least)
                .hasSize((int) worse);
    }

    @Test
    void carsByThemselvesAreLedToWhereTheyAreInTheWindowAndClustersEverywhere() {
        CarPoints points = points(MapStage.cars(400));
        CarDrawing singles = new CarDrawing(points, MapMode.CLUSTERS, Clustering.singles(points), HexGrid.NONE);
        CarDrawing clusters =
                new CarDrawing(points, MapMode.CLUSTERS, Clustering.of(points, TOWN.zoom()), HexGrid.NONE);

        assertThat(all(singles, TOWN)).hasSize((int) inside(points, TOWN));
        assertThat(all(clusters, TOWN)).isEqualTo(clusters.clusters());
    }

    @Test
    void hexagonsOfTheWindowAreLedToThoseWithTheMostProblemsFirst() {
        CarPoints points = points(MapStage.cars(4_000));
        CarDrawing drawing = new CarDrawing(points, MapMode.DENSITY, List.of(), HexGrid.of(points, TOWN.zoom()));

        List<Cluster> led = all(drawing, TOWN);

        assertThat(led).hasSizeGreaterThan(5).allMatch(Cluster::hexagonal);
        assertThat(led)
                .isSortedAccordingTo(Comparator.comparingInt(Cluster::problems).reversed());
        assertThat(drawing.hexes().cells().stream().filter(hex -> TOWN.shows(hex.x(), hex.y())))
                .hasSameSizeAs(led)
                .hasSizeLessThan(drawing.hexes().cells().size());
    }

    @Test
    void aHexagonIsFoundWhereItIsAndItsOutlineHoldsItsCars() {
        List<Car> cars = MapStage.cars(2_000);
        CarPoints points = points(cars);
        HexGrid grid = HexGrid.of(points, TOWN.zoom());
        for (HexGrid.Hex hex : grid.cells()) {
            Cluster cluster = grid.cluster(hex);
            Area area = Area.of(cluster.area()).orElseThrow();

            assertThat(grid.at(hex.x(), hex.y())).contains(cluster);
            assertThat(points.isProblem(cluster.worst())).isTrue();
            assertThat(cars.stream()
                            .map(car -> car.vitals().position())
                            .filter(position -> position != null && area.holds(position)))
                    .hasSize(cluster.count());
        }
        assertThat(IntStream.range(0, points.size()).filter(points::isProblem))
                .allMatch(point -> grid.at(points.x(point), points.y(point)).isPresent());
        assertThat(grid.at(Mercator.x(-30), Mercator.y(40))).as("the ocean").isEmpty();
    }

    @Test
    void backwardsBeginsWithTheLastAndEndsBeforeTheFirst() {
        CarDrawing drawing = dots(points(MapStage.cars(100)));
        List<Cluster> led = all(drawing, TOWN);

        assertThat(focus.step(drawing, TOWN, -1)).contains(led.getLast());
        assertThat(focus.step(drawing, TOWN, -1)).contains(led.get(led.size() - 2));
        assertThat(focus.step(drawing, TOWN, 1)).contains(led.getLast());
        assertThat(focus.step(drawing, TOWN, 1)).isEmpty();
        assertThat(focus.now()).isEmpty();
    }

    @Test
    void aCarThatDrivesStaysTheOneThatKeysWereLedTo() {
        List<Car> cars = MapStage.cars(100);
        CarPoints before = points(cars);
        int point = focus.step(dots(before), TOWN, 1).map(Cluster::worst).orElseThrow();
        CarId id = before.id(point);
        cars.replaceAll(car -> car.id().equals(id) ? MapStage.at(car, 48.2, 11.7) : car);
        CarPoints moved = points(cars);

        assertThat(focus.isLostIn(dots(moved))).isFalse();
        assertThat(focus.now().map(Cluster::x)).contains(moved.x(moved.indexOf(id)));
        CarDrawing singles = new CarDrawing(moved, MapMode.CLUSTERS, Clustering.singles(moved), HexGrid.NONE);
        assertThat(focus.isLostIn(singles)).isFalse();
        assertThat(focus.now().map(cluster -> moved.id(cluster.worst()))).contains(id);

        cars.removeIf(car -> car.id().equals(id));
        assertThat(focus.isLostIn(dots(points(cars)))).isTrue();
        assertThat(focus.now()).isEqualTo(Optional.empty());
        assertThat(focus.isLostIn(dots(points(cars)))).as("told once").isFalse();
    }

    @Test
    void aHexagonStaysWhileMoreProblemsComeIntoIt() {
        CarPoints few = points(MapStage.cars(1_000));
        CarPoints more = points(MapStage.cars(4_000));
        MapView country = new MapView(TOWN.x(), TOWN.y(), 6, 1280, 800);
        CarDrawing before = new CarDrawing(few, MapMode.DENSITY, List.of(), HexGrid.of(few, country.zoom()));
        CarDrawing after = new CarDrawing(more, MapMode.DENSITY, List.of(), HexGrid.of(more, country.zoom()));
        Cluster first = focus.step(before, country, 1).orElseThrow();

        assertThat(focus.isLostIn(after)).isFalse();
        assertThat(focus.now().orElseThrow().cell()).isEqualTo(first.cell());
        assertThat(focus.now().orElseThrow().problems()).isGreaterThan(first.problems());
    }
}
