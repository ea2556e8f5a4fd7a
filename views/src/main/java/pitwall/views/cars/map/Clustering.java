package pitwall.views.cars.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import pitwall.views.map.WorldBox;

/// Gathers cars by the cells of a grid over the world. The grid hangs on the world and not on the window, so clusters
/// stay what they are while the map is pushed; it has whole columns around the earth, so the antimeridian is a cell's
/// edge like any other. Every car is in exactly one cell.
///
/// A cluster is drawn where its cars are on average, but so far inside its cell that it never covers its neighbour.
final class Clustering {
    /// How wide and high a cell is at least, in pixels of the window: the widest mark has room in it.
    static final double PITCH = 76;

    /// How much of a cell's height what is drawn may take.
    private static final double HIGH = 0.4;

    private Clustering() {}

    /// How many cells the world is wide at a zoom; the same for half a step of zoom.
    static int columns(double zoom) {
        double scale = 256 * Math.pow(2, Math.floor(zoom * 2) / 2);
        return Math.max(1, (int) (scale / PITCH));
    }

    /// The zoom whose cells have room for marks of another size: larger marks need larger cells.
    ///
    /// @param size of marks, 1 for the usual one
    static double zoomFor(double zoom, double size) {
        return zoom - Math.log(size) / Math.log(2);
    }

    /// All clusters, the worst first, of equally bad ones the larger first.
    static List<Cluster> of(CarPoints points, double zoom) {
        int columns = columns(zoom);
        Map<Long, Gathering> cells = new HashMap<>();
        for (int point = 0; point < points.size(); point++) {
            int column = Math.min((int) (points.x(point) * columns), columns - 1);
            int row = Math.min((int) (points.y(point) * columns), columns - 1);
            cells.computeIfAbsent((long) row << 32 | column, _ -> new Gathering())
                    .add(points, point);
        }
        List<Cluster> clusters = new ArrayList<>(cells.size());
        cells.forEach((cell, gathering) ->
                clusters.add(gathering.cluster((int) (cell & 0xFFFFFFFFL), (int) (cell >>> 32), columns)));
        clusters.sort(worstFirst(points));
        return clusters;
    }

    /// Every car for itself: for a window that holds few of them.
    static List<Cluster> singles(CarPoints points) {
        List<Cluster> clusters = new ArrayList<>(points.size());
        for (int point = 0; point < points.size(); point++) {
            clusters.add(single(points, point));
        }
        clusters.sort(worstFirst(points));
        return clusters;
    }

    /// A car for itself.
    static Cluster single(CarPoints points, int point) {
        WorldBox place = new WorldBox(points.x(point), points.y(point), 0, 0);
        return new Cluster(points.x(point), points.y(point), 1, points.isProblem(point) ? 1 : 0, point, place);
    }

    static Comparator<Cluster> worstFirst(CarPoints points) {
        return Comparator.<Cluster>comparingInt(cluster -> points.severity(cluster.worst()))
                .thenComparing(Comparator.comparingInt(Cluster::problems).reversed())
                .thenComparing(Comparator.comparingInt(Cluster::count).reversed())
                .thenComparingDouble(Cluster::y)
                .thenComparingDouble(Cluster::x);
    }

    /// One cell while it fills.
    private static final class Gathering {
        private double x;
        private double y;
        private int count;
        private int problems;
        private int worst = -1;

        void add(CarPoints points, int point) {
            x += points.x(point);
            y += points.y(point);
            count++;
            problems += points.isProblem(point) ? 1 : 0;
            worst = worst < 0 || points.severity(point) < points.severity(worst) ? point : worst;
        }

        Cluster cluster(int column, int row, int columns) {
            double side = 1.0 / columns;
            WorldBox cell = new WorldBox(column * side, row * side, side, side);
            if (count == 1) {
                return new Cluster(x, y, count, problems, worst, cell);
            }
            Cluster middle = new Cluster(x / count, y / count, count, problems, worst, cell);
            double wide = Math.min(1, middle.width() / PITCH);
            return new Cluster(
                    inside(middle.x(), cell.left(), side, wide),
                    inside(middle.y(), cell.top(), side, HIGH),
                    count,
                    problems,
                    worst,
                    cell);
        }

        private static double inside(double middle, double start, double side, double taken) {
            double half = side * taken / 2;
            return Math.clamp(middle, start + half, start + side - half);
        }
    }
}
