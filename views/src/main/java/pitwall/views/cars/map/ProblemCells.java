package pitwall.views.cars.map;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import pitwall.views.map.KeptFree;
import pitwall.views.map.MapFrame;

/// Where the dots of problems are, as few squares of a picture: no name is written over them.
final class ProblemCells {
    /// How wide and high a square is, in pixels of the window.
    private static final int SIDE = 20;

    private ProblemCells() {}

    static List<KeptFree> of(CarPoints points, MapFrame shown) {
        Set<Long> cells = new HashSet<>();
        List<KeptFree> kept = new ArrayList<>();
        for (int point = 0; point < points.size(); point++) {
            if (points.isProblem(point)) {
                double x = shown.pixelX(points.x(point));
                double y = shown.pixelY(points.y(point));
                boolean inside = x >= 0 && y >= 0 && x < shown.width() && y < shown.height();
                if (inside && cells.add((long) (y / SIDE) << 32 | (long) (x / SIDE))) {
                    kept.add(new KeptFree(points.x(point), points.y(point), SIDE, SIDE));
                }
            }
        }
        return kept;
    }
}
