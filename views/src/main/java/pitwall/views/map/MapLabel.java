package pitwall.views.map;

/// A name on the map, in pixels of a picture.
///
/// @param x left
/// @param y top
/// @param dotX the town it belongs to; not a number for a name that stands for an area
public record MapLabel(
        String text, Style style, double x, double y, double width, double height, double dotX, double dotY) {
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

    boolean collides(MapLabel other, double gap) {
        return x < other.x + other.width + gap
                && other.x < x + width + gap
                && y < other.y + other.height + 1
                && other.y < y + height + 1;
    }
}
