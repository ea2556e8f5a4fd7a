package pitwall.views.map;

import javafx.geometry.Rectangle2D;

/// A name on the map, in pixels of a picture.
///
/// @param x left
/// @param y top
/// @param dotX the town it belongs to; not a number for a name that stands for an area
public record MapLabel(
        String text, Style style, double x, double y, double width, double height, double dotX, double dotY) {
    /// How high a name of the usual size is, in pixels.
    static final double LINE = 15;

    /// What a dot takes to each side of its middle, in pixels.
    private static final double DOT = 2;

    /// How a name is written.
    public enum Style {
        COUNTRY,
        STATE,
        CITY,
        TOWN
    }

    /// How large it is written, 1 for the usual size.
    double size() {
        return height / LINE;
    }

    public boolean hasDot() {
        return !Double.isNaN(dotX);
    }

    /// Where it hangs on the picture: a name keeps to its town while the map is enlarged; that of an area to its
    /// middle.
    double anchorX() {
        return hasDot() ? dotX : x + width / 2;
    }

    double anchorY() {
        return hasDot() ? dotY : y + height / 2;
    }

    /// Where it is seen in a window.
    ///
    /// @param frame the picture that it belongs to
    Rectangle2D in(MapFrame frame, MapView view) {
        double factor = frame.factor(view);
        return new Rectangle2D(
                frame.offsetX(view) + anchorX() * factor + x - anchorX(),
                frame.offsetY(view) + anchorY() * factor + y - anchorY(),
                width,
                height);
    }

    /// True where the names, or one name and the other's dot, would lie over one another.
    ///
    /// @param gap between two names, in pixels
    boolean collides(MapLabel other, double gap) {
        return covers(other, gap) || coversDotOf(other) || other.coversDotOf(this);
    }

    private boolean coversDotOf(MapLabel other) {
        return other.hasDot()
                && other.dotX > x - DOT
                && other.dotX < x + width + DOT
                && other.dotY > y - DOT
                && other.dotY < y + height + DOT;
    }

    private boolean covers(MapLabel other, double gap) {
        return x < other.x + other.width + gap
                && other.x < x + width + gap
                && y < other.y + other.height + 1
                && other.y < y + height + 1;
    }
}
