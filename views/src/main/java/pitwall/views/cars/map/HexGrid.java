package pitwall.views.cars.map;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    /// @param x middle, as in [pitwall.views.map.Mercator]
    /// @param count problems inside
    record Hex(double x, double y, int count) {
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
        Map<Long, Integer> counts = new HashMap<>();
        for (int point = 0; point < points.size(); point++) {
            if (points.isProblem(point)) {
                counts.merge(cell(points.x(point), points.y(point), columns), 1, Integer::sum);
            }
        }
        List<Hex> cells = new ArrayList<>(counts.size());
        counts.forEach((cell, count) -> {
            int row = (int) (cell >>> 32);
            int column = (int) (cell & 0xFFFFFFFFL);
            cells.add(new Hex((column + (row % 2) * 0.5) * width, row * width * ROW, count));
        });
        return new HexGrid(width, List.copyOf(cells));
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
            double distance = Math.hypot(x - middleX, y - row * height);
            if (distance < least) {
                least = distance;
                nearest = (long) row << 32 | Math.floorMod(column, columns);
            }
        }
        return nearest;
    }
}
