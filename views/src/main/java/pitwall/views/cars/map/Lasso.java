package pitwall.views.cars.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import pitwall.fleet.query.Area;
import pitwall.views.map.MapView;
import pitwall.views.map.Mercator;

/// An outline that somebody draws on the map. Knows no toolkit.
final class Lasso {
    /// As many points as keep the query readable.
    private static final int MOST = 24;
    /// What a hand trembles, in pixels.
    private static final double SLACK = 4;

    private final List<double[]> points = new ArrayList<>();

    void add(double screenX, double screenY) {
        if (points.isEmpty() || distance(points.getLast(), screenX, screenY) >= SLACK) {
            points.add(new double[] {screenX, screenY});
        }
    }

    private static double distance(double[] point, double x, double y) {
        return Math.hypot(point[0] - x, point[1] - y);
    }

    List<double[]> points() {
        return List.copyOf(points);
    }

    /// The outline as [Area] reads it, with as few points as follow the hand; empty where it surrounds nothing.
    Optional<String> area(MapView view) {
        if (points.size() < 3) {
            return Optional.empty();
        }
        double tolerance = 1;
        List<double[]> simple = points;
        while (simple.size() > MOST || tolerance == 1) {
            simple = simplified(points, tolerance);
            tolerance *= 1.5;
        }
        if (simple.size() < 3) {
            return Optional.empty();
        }
        int digits = digits(view);
        String text = String.join(
                ";", simple.stream().map(point -> place(view, point, digits)).toList());
        return Area.of(text).map(_ -> text);
    }

    /// Enough digits for a tenth of a pixel.
    private static int digits(MapView view) {
        return Math.clamp((long) Math.ceil(Math.log10(view.scale() / 36)), 1, 6);
    }

    /// Longitudes go on beyond 180 where the window does, so that the outline stays in one piece.
    private static String place(MapView view, double[] point, int digits) {
        double x = view.left() + point[0] / view.scale();
        double latitude = Mercator.latitudeToPole(view.worldY(point[1]));
        String format = "%." + digits + "f/%." + digits + "f";
        return String.format(Locale.ROOT, format, latitude, x * 360 - 180);
    }

    /// Leaves out points that lie nearer to the line between their neighbours than the tolerance (Ramer, Douglas and
    /// Peucker).
    private static List<double[]> simplified(List<double[]> line, double tolerance) {
        List<double[]> kept = new ArrayList<>();
        kept.add(line.getFirst());
        keep(line, 0, line.size() - 1, tolerance, kept);
        return kept;
    }

    private static void keep(List<double[]> line, int from, int to, double tolerance, List<double[]> kept) {
        int farthest = -1;
        double most = tolerance;
        for (int i = from + 1; i < to; i++) {
            double away = away(line.get(i), line.get(from), line.get(to));
            if (away > most) {
                most = away;
                farthest = i;
            }
        }
        if (farthest >= 0) {
            keep(line, from, farthest, tolerance, kept);
            keep(line, farthest, to, tolerance, kept);
        } else {
            kept.add(line.get(to));
        }
    }

    private static double away(double[] point, double[] from, double[] to) {
        double length = Math.hypot(to[0] - from[0], to[1] - from[1]);
        return length < 1e-9
                ? distance(point, from[0], from[1])
                : Math.abs((to[0] - from[0]) * (from[1] - point[1]) - (from[0] - point[0]) * (to[1] - from[1]))
                        / length;
    }
}
