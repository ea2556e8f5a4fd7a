package pitwall.views.map;

/// Which part of the world a window shows. Immutable.
///
/// The window is never wider or higher than the world, so that every place is in it once at most; it may lie across the
/// antimeridian, but not beyond the poles.
///
/// @param x middle of the window as in [Mercator], 0 up to 1
/// @param y middle of the window, 0 to 1
/// @param zoom 0 for a world of 256 pixels, one more for twice as many
/// @param width of the window in pixels, at least 1
/// @param height of the window in pixels, at least 1
public record MapView(double x, double y, double zoom, double width, double height) {
    /// Closer than this the outlines have nothing more to tell.
    public static final double CLOSEST = 14;

    private static final double TILE = 256;

    public MapView {
        width = Math.max(1, width);
        height = Math.max(1, height);
        zoom = Math.clamp(zoom, farthest(width, height), Math.max(CLOSEST, farthest(width, height)));
        double half = height / (2 * TILE * Math.pow(2, zoom));
        x = x - Math.floor(x);
        y = half >= 0.5 ? 0.5 : Math.clamp(y, half, 1 - half);
    }

    private static double farthest(double width, double height) {
        return Math.log(Math.max(width, height) / TILE) / Math.log(2);
    }

    /// The window that shows a rectangle of the world as large as it can.
    ///
    /// @param margin pixels left free on every side
    public static MapView of(WorldBox box, double width, double height, double margin) {
        double wide = Math.max(1, width - 2 * margin) / Math.max(box.width(), 1e-9);
        double high = Math.max(1, height - 2 * margin) / Math.max(box.height(), 1e-9);
        double zoom = Math.log(Math.min(wide, high) / TILE) / Math.log(2);
        return new MapView(box.left() + box.width() / 2, box.top() + box.height() / 2, zoom, width, height);
    }

    /// How many pixels the world is wide.
    public double scale() {
        return TILE * Math.pow(2, zoom);
    }

    /// Where a place is in the window; that copy of it which is nearest to the middle.
    public double screenX(double worldX) {
        double away = worldX - x;
        away -= Math.rint(away);
        return width / 2 + away * scale();
    }

    public double screenY(double worldY) {
        return height / 2 + (worldY - y) * scale();
    }

    /// The place under a point of the window, 0 up to 1.
    public double worldX(double screenX) {
        double found = x + (screenX - width / 2) / scale();
        return found - Math.floor(found);
    }

    public double worldY(double screenY) {
        return y + (screenY - height / 2) / scale();
    }

    /// The world's edge at the left of the window; may be below 0, where the window lies across the antimeridian.
    public double left() {
        return x - width / (2 * scale());
    }

    public double top() {
        return y - height / (2 * scale());
    }

    /// True where a place of the world is in the window or on its edge.
    public boolean shows(double worldX, double worldY) {
        double right = screenX(worldX);
        double down = screenY(worldY);
        return right >= 0 && down >= 0 && right <= width && down <= height;
    }

    /// The window moved, as when a hand pushes the paper the other way.
    public MapView panned(double pixelsRight, double pixelsDown) {
        return new MapView(x + pixelsRight / scale(), y + pixelsDown / scale(), zoom, width, height);
    }

    /// Closer by so many steps; the place under the point stays there.
    public MapView zoomed(double steps, double screenX, double screenY) {
        MapView closer = new MapView(x, y, zoom + steps, width, height);
        double heldX = x + (screenX - width / 2) / scale();
        double heldY = worldY(screenY);
        return new MapView(
                heldX - (screenX - width / 2) / closer.scale(),
                heldY - (screenY - height / 2) / closer.scale(),
                closer.zoom,
                width,
                height);
    }

    public MapView sized(double newWidth, double newHeight) {
        return new MapView(x, y, zoom, newWidth, newHeight);
    }

    public MapView at(double worldX, double worldY) {
        return new MapView(worldX, worldY, zoom, width, height);
    }
}
