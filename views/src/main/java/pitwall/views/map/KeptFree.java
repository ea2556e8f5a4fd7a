package pitwall.views.map;

/// A mark on the map over which no name is to stand.
///
/// @param x middle, as in [Mercator]
/// @param y middle
/// @param width pixels of the window
/// @param height pixels of the window
public record KeptFree(double x, double y, double width, double height) {
    boolean hides(MapLabel label, MapFrame frame) {
        double middleX = frame.pixelX(x);
        double middleY = frame.pixelY(y);
        return label.x() < middleX + width / 2
                && label.x() + label.width() > middleX - width / 2
                && label.y() < middleY + height / 2
                && label.y() + label.height() > middleY - height / 2;
    }
}
