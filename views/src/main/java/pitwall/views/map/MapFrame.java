package pitwall.views.map;

/// The part of the world that a picture holds: a window with some more around it, so that there is something to show
/// while it is pushed. Immutable.
///
/// @param left of the picture in the world; below 0 or beyond 1 where it lies across the antimeridian
/// @param top of the picture in the world
/// @param scale how many pixels of the picture the world is wide
/// @param width pixels
/// @param height pixels
public record MapFrame(double left, double top, double scale, int width, int height) {
    /// What a picture for a window has to hold.
    ///
    /// @param margin how many pixels of the window to add on every side
    /// @param density pixels of the picture per pixel of the window
    public static MapFrame around(MapView view, double margin, double density) {
        double scale = view.scale();
        return new MapFrame(
                view.left() - margin / scale,
                view.top() - margin / scale,
                scale * density,
                (int) Math.ceil((view.width() + 2 * margin) * density),
                (int) Math.ceil((view.height() + 2 * margin) * density));
    }

    /// The same part of the world in pixels of the window.
    public MapFrame inWindow(double density) {
        return new MapFrame(
                left, top, scale / density, (int) Math.round(width / density), (int) Math.round(height / density));
    }

    /// As in [MapView], for as many pixels as this has.
    public double zoom() {
        return Math.log(scale / 256) / Math.log(2);
    }

    /// Where a place is in the picture; that copy of it which is nearest to the middle.
    public double pixelX(double worldX) {
        double middle = left + width / (2 * scale);
        double away = worldX - middle;
        away -= Math.rint(away);
        return width / 2.0 + away * scale;
    }

    public double pixelY(double worldY) {
        return (worldY - top) * scale;
    }

    /// By how much the picture must be enlarged to fit a window.
    public double factor(MapView view) {
        return view.scale() / scale;
    }

    /// Where the left edge of the enlarged picture belongs in a window: a whole pixel where it is not enlarged, which
    /// is sharper and quicker to draw.
    public double offsetX(MapView view) {
        double middle = left + width / (2 * scale);
        return whole(view.screenX(middle) - width * factor(view) / 2, view);
    }

    public double offsetY(MapView view) {
        return whole(view.screenY(top), view);
    }

    private double whole(double pixel, MapView view) {
        return Math.abs(factor(view) - 1) < 1e-9 ? Math.rint(pixel) : pixel;
    }

    /// True where the picture still fills the window and is not enlarged or reduced so far that it shows.
    public boolean serves(MapView view) {
        double factor = factor(view);
        return factor < 1.6
                && factor > 0.7
                && offsetX(view) <= 0
                && offsetY(view) <= 0
                && offsetX(view) + width * factor >= view.width()
                && offsetY(view) + height * factor >= view.height();
    }

    /// True where the picture is enlarged or reduced, or reaches less far beyond the window than that on one side.
    ///
    /// @param least pixels of the window
    boolean ends(MapView view, double least) {
        return Math.abs(factor(view) - 1) >= 1e-9
                || offsetX(view) > -least
                || offsetY(view) > -least
                || offsetX(view) + width < view.width() + least
                || offsetY(view) + height < view.height() + least;
    }
}
