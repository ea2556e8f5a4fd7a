package pitwall.views.cars.map;

import java.util.List;
import java.util.Optional;
import pitwall.views.map.MapView;

/// What a picture of the cars shows.
///
/// @param clusters the worst first; empty unless in that mode
/// @param size of marks and letters, 1 for the usual one
record CarDrawing(CarPoints points, MapMode mode, List<Cluster> clusters, HexGrid hexes, double size) {
    static final CarDrawing NOTHING = new CarDrawing(CarPoints.NONE, MapMode.CLUSTERS, List.of(), HexGrid.NONE);

    /// How far from a mark a hand may be, in pixels.
    private static final double REACH = 14;

    /// The same to the sides of a cluster, which is wider than high; of a wide one, its whole mark.
    private static final double REACH_X = 28;

    CarDrawing(CarPoints points, MapMode mode, List<Cluster> clusters, HexGrid hexes) {
        this(points, mode, clusters, hexes, 1);
    }

    /// The cluster under a place of the window, the nearest where there are several.
    Optional<Cluster> clusterAt(MapView view, double screenX, double screenY) {
        Cluster found = null;
        double least = Double.MAX_VALUE;
        for (Cluster cluster : clusters) {
            double x = Math.abs(view.screenX(cluster.x()) - screenX);
            double y = Math.abs(view.screenY(cluster.y()) - screenY);
            double wide = cluster.isSingle() ? REACH : Math.max(REACH_X, cluster.width() / 2);
            boolean near = y <= REACH * size && x <= wide * size;
            if (near && x + y < least) {
                least = x + y;
                found = cluster;
            }
        }
        return Optional.ofNullable(found);
    }

    /// The hexagon at a place of the window, if there is a problem in it.
    Optional<Cluster> hexAt(MapView view, double screenX, double screenY) {
        return hexes.at(view.worldX(screenX), view.worldY(screenY));
    }

    /// The car nearest to a place of the window, within a hand's reach; -1 where there is none. A problem wins over
    /// what is well at the same place.
    int pointAt(MapView view, double screenX, double screenY) {
        int found = -1;
        double least = REACH;
        for (int point = 0; point < points.size(); point++) {
            double x = view.screenX(points.x(point)) - screenX;
            double y = view.screenY(points.y(point)) - screenY;
            double distance = Math.hypot(x, y) - (points.isProblem(point) ? 3 : 0);
            if (distance < least) {
                least = distance;
                found = point;
            }
        }
        return found;
    }
}
