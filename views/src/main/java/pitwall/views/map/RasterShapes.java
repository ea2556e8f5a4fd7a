package pitwall.views.map;

/// Small shapes in a raster.
public final class RasterShapes {
    private RasterShapes() {}

    /// @param color premultiplied
    public static void rectangle(Raster raster, double left, double top, double right, double bottom, int color) {
        int x0 = Math.max(0, (int) Math.round(left));
        int x1 = Math.min(raster.width(), (int) Math.round(right));
        int y0 = Math.max(0, (int) Math.round(top));
        int y1 = Math.min(raster.height(), (int) Math.round(bottom));
        for (int y = y0; y < y1; y++) {
            for (int x = x0; x < x1; x++) {
                raster.blend(y * raster.width() + x, color, 255);
            }
        }
    }

    /// A hexagon that stands on a corner.
    ///
    /// @param radius from the middle to a corner
    public static void hexagon(Raster raster, double x, double y, double radius, int color) {
        double half = radius * Math.sqrt(3) / 2;
        int top = Math.max(0, (int) Math.floor(y - radius));
        int bottom = Math.min(raster.height() - 1, (int) Math.ceil(y + radius));
        for (int row = top; row <= bottom; row++) {
            double away = Math.abs(row + 0.5 - y);
            double wide = Math.min(half, (radius - away) * Math.sqrt(3));
            for (int column = Math.max(0, (int) Math.floor(x - wide - 1));
                    column <= Math.min(raster.width() - 1, (int) Math.ceil(x + wide));
                    column++) {
                double covered = Math.clamp(wide + 0.5 - Math.abs(column + 0.5 - x), 0.0, 1.0);
                if (covered > 0) {
                    raster.blend(row * raster.width() + column, color, (int) (covered * 255));
                }
            }
        }
    }
}
