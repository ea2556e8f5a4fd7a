package pitwall.views.map;

/// A name on the map, in pixels of a picture.
///
/// @param x left
/// @param y top
/// @param dotX the town it belongs to; not a number for a name that stands for an area
public record MapLabel(
        String text, Style style, double x, double y, double width, double height, double dotX, double dotY) {
    /// What a dot takes to each side of its middle, in pixels.
    private static final double DOT = 2;

    /// How a name is written.
    public enum Style {
        COUNTRY,
        STATE,
        CITY,
        TOWN
    }

    public boolean hasDot() {
        return !Double.isNaN(dotX);
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
