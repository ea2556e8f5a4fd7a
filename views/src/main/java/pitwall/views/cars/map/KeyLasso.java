package pitwall.views.cars.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pitwall.views.map.MapView;

/// An outline that somebody draws with keys: a cross is led over the window and sets corners. All of it hangs on the
/// world, so the map may be pushed and enlarged meanwhile. Knows no toolkit.
final class KeyLasso {
    private final List<double[]> corners = new ArrayList<>();
    private double worldX;
    private double worldY;

    /// Begins in the middle of the window.
    KeyLasso(MapView view) {
        worldX = view.x();
        worldY = view.y();
    }

    /// Leads the cross by so many pixels, up to the edges of the window.
    void move(MapView view, double right, double down) {
        double x = Math.clamp(view.screenX(worldX) + right, 0, view.width());
        double y = Math.clamp(view.screenY(worldY) + down, 0, view.height());
        worldX = view.worldX(x);
        worldY = view.worldY(y);
    }

    void corner(MapView view) {
        if (!isOnLastCorner(view)) {
            corners.add(new double[] {worldX, worldY});
        }
    }

    private boolean isOnLastCorner(MapView view) {
        return !corners.isEmpty()
                && Math.hypot(
                                view.screenX(corners.getLast()[0]) - view.screenX(worldX),
                                view.screenY(corners.getLast()[1]) - view.screenY(worldY))
                        < 1;
    }

    void takeBack() {
        if (!corners.isEmpty()) {
            corners.removeLast();
        }
    }

    int corners() {
        return corners.size();
    }

    /// Where the cross is in the window.
    double[] cross(MapView view) {
        return new double[] {view.screenX(worldX), view.screenY(worldY)};
    }

    /// The corners in the window and the cross behind them.
    List<double[]> line(MapView view) {
        List<double[]> line = new ArrayList<>();
        for (double[] corner : corners) {
            line.add(new double[] {view.screenX(corner[0]), view.screenY(corner[1])});
        }
        line.add(cross(view));
        return line;
    }

    /// What the corners and the cross surround, as the query reads it; empty where that is nothing.
    Optional<String> area(MapView view) {
        Lasso lasso = new Lasso();
        line(view).forEach(point -> lasso.add(point[0], point[1]));
        return lasso.area(view);
    }
}
