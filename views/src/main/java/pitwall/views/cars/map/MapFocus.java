package pitwall.views.cars.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.views.map.MapView;

/// What keys were led to on the map: a cluster, a car or a hexagon, one after another, the worst first. The map goes to
/// clusters that are outside of the window; of cars and hexagons only those in it are led to. FX thread; needs no
/// toolkit.
final class MapFocus {
    /// As many cars of a window are led to, the worst of them.
    static final int MOST = 500;

    private Optional<Cluster> now = Optional.empty();
    /// Absent unless a car is led to: it is the same one wherever it drives.
    private @Nullable CarId car;

    Optional<Cluster> now() {
        return now;
    }

    void none() {
        now = Optional.empty();
        car = null;
    }

    /// Goes on.
    ///
    /// @param step 1 for the next, -1 for the one before
    /// @return empty behind the last, and before the first
    Optional<Cluster> step(CarDrawing drawing, MapView view, int step) {
        List<Cluster> stops = stops(drawing, view);
        int before = now.map(stops::indexOf).orElse(-1);
        int next = before < 0 && step < 0 ? stops.size() - 1 : before + step;
        none();
        if (next >= 0 && next < stops.size()) {
            Cluster found = stops.get(next);
            now = Optional.of(found);
            car = found.isSingle() ? drawing.points().id(found.worst()) : null;
        }
        return now;
    }

    /// Finds it again in another picture.
    ///
    /// @return true where it is in there no longer
    boolean isLostIn(CarDrawing drawing) {
        Optional<Cluster> before = now;
        now = before.flatMap(each -> again(each, drawing));
        if (now.isEmpty()) {
            car = null;
        }
        return before.isPresent() && now.isEmpty();
    }

    private Optional<Cluster> again(Cluster before, CarDrawing drawing) {
        CarId same = car;
        return switch (drawing.mode()) {
            case CLUSTERS ->
                drawing.clusters().stream()
                        .filter(cluster -> cluster.isAlone()
                                ? same != null
                                        && drawing.points().id(cluster.worst()).equals(same)
                                : cluster.cell().equals(before.cell()))
                        .findFirst();
            case DOTS -> {
                int point = same == null ? -1 : drawing.points().indexOf(same);
                yield point < 0 ? Optional.empty() : Optional.of(Clustering.single(drawing.points(), point));
            }
            case DENSITY ->
                drawing.hexes().cells().stream()
                        .map(drawing.hexes()::cluster)
                        .filter(hex -> hex.cell().equals(before.cell()))
                        .findFirst();
        };
    }

    /// Everything that keys are led to, in that order.
    private static List<Cluster> stops(CarDrawing drawing, MapView view) {
        return switch (drawing.mode()) {
            case CLUSTERS ->
                drawing.clusters().stream()
                        .filter(cluster -> !cluster.isAlone() || isIn(cluster, view))
                        .toList();
            case DOTS -> cars(drawing.points(), view);
            case DENSITY ->
                drawing.hexes().cells().stream()
                        .map(drawing.hexes()::cluster)
                        .filter(hex -> isIn(hex, view))
                        .sorted(Comparator.comparingInt(Cluster::problems)
                                .reversed()
                                .thenComparing(Clustering.worstFirst(drawing.points())))
                        .toList();
        };
    }

    private static boolean isIn(Cluster cluster, MapView view) {
        return view.shows(cluster.x(), cluster.y());
    }

    private static List<Cluster> cars(CarPoints points, MapView view) {
        Comparator<Cluster> order = Clustering.worstFirst(points);
        PriorityQueue<Cluster> worst = new PriorityQueue<>(order.reversed());
        for (int point = 0; point < points.size(); point++) {
            if (view.shows(points.x(point), points.y(point))) {
                worst.add(Clustering.single(points, point));
                if (worst.size() > MOST) {
                    worst.remove();
                }
            }
        }
        List<Cluster> cars = new ArrayList<>(worst);
        cars.sort(order);
        return cars;
    }
}
