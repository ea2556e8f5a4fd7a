package pitwall.views.cars.map;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import pitwall.views.map.Mercator;
import pitwall.views.map.WorldBox;

/// How many problems there are where: counts by hexagons that cover the world. Whole columns go around the earth, so
/// none is cut at the antimeridian. Immutable.
///
/// @param width of a hexagon from side to side, the world being 1
/// @param cells the hexagons in which there is a problem
record HexGrid(double width, List<Hex> cells) {
    static final HexGrid NONE = new HexGrid(1, List.of());

    /// From how many problems on a hexagon is a step darker.
    static final int[] STEPS = {1, 3, 10, 30, 100};

    private static final double PIXELS = 30;
    private static final double ROW = Math.sqrt(3) / 2;
    /// Into how many pieces a slanted side is cut where it is told in degrees.
    private static final int PIECES = 4;

    /// @param cell which hexagon of the world it is
    /// @param x middle, as in [Mercator]
    /// @param count problems inside
    /// @param cars all that are inside
    /// @param worst the point of the car that is worst
    record Hex(long cell, double x, double y, int count, int cars, int worst) {
        /// Which of [HexGrid#STEPS] it has reached.
        int step() {
            int step = 0;
            while (step + 1 < STEPS.length && count >= STEPS[step + 1]) {
                step++;
            }
            return step;
        }
    }

    static HexGrid of(CarPoints points, double zoom) {
        int columns = Math.max(1, (int) Math.round(256 * Math.pow(2, Math.floor(zoom * 2) / 2) / PIXELS));
        double width = 1.0 / columns;
        Map<Long, Filling> fillings = new HashMap<>();
        for (int point = 0; point < points.size(); point++) {
            fillings.computeIfAbsent(cell(points.x(point), points.y(point), columns), _ -> new Filling())
                    .add(points, point);
        }
        List<Hex> cells = new ArrayList<>();
        fillings.forEach((cell, filling) -> {
            if (filling.problems > 0) {
                int row = (int) (cell >>> 32);
                int column = (int) (cell & 0xFFFFFFFFL);
                cells.add(filling.hex(cell, (column + (row % 2) * 0.5) * width, row * width * ROW));
            }
        });
        return new HexGrid(width, List.copyOf(cells));
    }

    /// One hexagon while it fills.
    private static final class Filling {
        private int cars;
        private int problems;
        private int worst = -1;

        void add(CarPoints points, int point) {
            cars++;
            problems += points.isProblem(point) ? 1 : 0;
            worst = worst < 0 || points.severity(point) < points.severity(worst) ? point : worst;
        }

        Hex hex(long cell, double x, double y) {
            return new Hex(cell, x, y, problems, cars, worst);
        }
    }

    /// The hexagon that holds a place of the world; empty where it has no problem.
    Optional<Cluster> at(double x, double y) {
        if (cells.isEmpty()) {
            return Optional.empty();
        }
        long wanted = cell(x, y, (int) Math.round(1 / width));
        return cells.stream().filter(hex -> hex.cell() == wanted).findFirst().map(this::cluster);
    }

    /// The cars of a hexagon as one.
    Cluster cluster(Hex hex) {
        double radius = radius();
        WorldBox box = new WorldBox(hex.x() - width / 2, hex.y() - radius, width, 2 * radius);
        return new Cluster(hex.x(), hex.y(), hex.cars(), hex.count(), hex.worst(), box, true);
    }

    /// From the middle to a corner, the world being 1.
    double radius() {
        return width / Math.sqrt(3);
    }

    /// The hexagon in a rectangle as [pitwall.fleet.query.Area] reads it, to about a centimetre.
    static String area(WorldBox box) {
        double middle = box.left() + box.width() / 2;
        double right = box.left() + box.width();
        double upper = box.top() + box.height() / 4;
        double lower = box.top() + box.height() * 3 / 4;
        double[][] corners = {
            {middle, box.top()},
            {right, upper},
            {right, lower},
            {middle, box.top() + box.height()},
            {box.left(), lower},
            {box.left(), upper}
        };
        List<String> outline = new ArrayList<>();
        for (int corner = 0; corner < corners.length; corner++) {
            double[] from = corners[corner];
            double[] to = corners[(corner + 1) % corners.length];
            // What is straight on the map is not straight in degrees.
            int pieces = from[0] == to[0] ? 1 : PIECES;
            for (int piece = 0; piece < pieces; piece++) {
                double share = (double) piece / pieces;
                outline.add(place(from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share));
            }
        }
        return String.join(";", outline);
    }

    private static String place(double x, double y) {
        return String.format(Locale.ROOT, "%.7f/%.7f", Mercator.latitudeToPole(y), x * 360 - 180);
    }

    /// The hexagon whose middle is nearest.
    private static long cell(double x, double y, int columns) {
        double height = ROW / columns;
        int above = (int) Math.floor(y / height);
        long nearest = 0;
        double least = Double.MAX_VALUE;
        for (int row = above; row <= above + 1; row++) {
            double shift = (row % 2) * 0.5;
            long column = Math.round(x * columns - shift);
            double middleX = (column + shift) / columns;
            double across = x - middleX;
            double down = y - row * height;
            // Squared, which is as good to compare: every car of a fleet comes here with every picture.
            double distance = across * across + down * down;
            if (distance < least) {
                least = distance;
                nearest = (long) row << 32 | Math.floorMod(column, columns);
            }
        }
        return nearest;
    }
}
