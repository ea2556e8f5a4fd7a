package pitwall.views.cars.map;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.AlarmPriority;
import pitwall.fleet.HeadlineStatus;
import pitwall.views.map.Raster;

/// Dots drawn once and stamped many times. Belongs to one thread.
final class DotStamps {
    private @Nullable CarColors colors;
    private int density;
    private int[][] stamps = {};

    /// Draws the dots for a theme and a screen.
    void use(CarColors wanted, int wantedDensity) {
        if (wanted.equals(colors) && wantedDensity == density) {
            return;
        }
        colors = wanted;
        density = wantedDensity;
        stamps = new int[2 * CarPoints.LOOKS][];
        for (int look = 0; look < CarPoints.LOOKS; look++) {
            stamps[look] = drawn(look, false, wanted);
            stamps[CarPoints.LOOKS + look] = drawn(look, true, wanted);
        }
    }

    private int[] drawn(int look, boolean old, CarColors wanted) {
        HeadlineStatus status = CarPoints.lookStatus(look);
        Optional<AlarmPriority> priority = CarPoints.lookPriority(look);
        DotShape shape = DotShape.of(status, priority, old);
        int side = side();
        int[] stamp = new int[side * side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int dx = Math.floorDiv(x, density) - DotShape.SIZE / 2 - 1;
                int dy = Math.floorDiv(y, density) - DotShape.SIZE / 2 - 1;
                stamp[y * side + x] =
                        shape.holds(dx, dy) ? wanted.looks()[look] : shape.edges(dx, dy) ? wanted.edges()[look] : 0;
            }
        }
        return stamp;
    }

    private int side() {
        return (DotShape.SIZE + 2) * density;
    }

    /// Puts a dot with its middle at a pixel.
    void stamp(Raster raster, int middleX, int middleY, int look, boolean old) {
        int side = side();
        int left = middleX - side / 2;
        int top = middleY - side / 2;
        if (left < 0 || top < 0 || left + side > raster.width() || top + side > raster.height()) {
            return;
        }
        int[] stamp = stamps[old ? CarPoints.LOOKS + look : look];
        int[] pixels = raster.pixels();
        for (int y = 0; y < side; y++) {
            int at = (top + y) * raster.width() + left;
            for (int x = 0; x < side; x++) {
                int color = stamp[y * side + x];
                if (color != 0) {
                    pixels[at + x] = color;
                }
            }
        }
    }
}
