package pitwall.views.cars.map;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pitwall.views.map.MapFrame;
import pitwall.views.map.MapLayer;
import pitwall.views.map.Mercator;
import pitwall.views.map.Raster;
import pitwall.views.map.RasterShapes;

/// Paints what there may be a hundred thousand of: dots, hexagons, and the areas in which coarsely told cars are. Works
/// out clusters on the way. Belongs to one thread at a time, which need not be that of the toolkit.
final class CarPainter implements MapLayer.Painter<CarWish, CarDrawing> {
    /// As many cars in a window are drawn one by one instead of as clusters.
    static final int FEW = 150;

    /// Closer than this few cars are drawn one by one.
    private static final double NEAR = 8;

    /// What a coarse position may be off by to each side, in degrees.
    static final double COARSE = 0.005;

    private final DotStamps stamps = new DotStamps();
    private CarPoints points = CarPoints.NONE;
    private Gathered gathered = new Gathered(CarPoints.NONE, false, 0, List.of());
    private @Nullable CarWish read;

    /// Clusters hang on the world: a map that is only pushed has the same ones.
    private record Gathered(CarPoints points, boolean single, int columns, List<Cluster> clusters) {
        boolean serves(CarPoints asked, boolean one, int asMany) {
            return points == asked && single == one && (one || columns == asMany);
        }
    }

    @Override
    public CarDrawing paint(CarWish wish, MapFrame frame, double density, Raster raster) {
        read(wish);
        double zoom = frame.inWindow(density).zoom();
        raster.clear(0);
        return switch (wish.mode()) {
            case CLUSTERS -> clusters(wish, frame, zoom, raster);
            case DOTS -> {
                dots(points, wish, frame, density, raster);
                yield new CarDrawing(points, MapMode.DOTS, List.of(), HexGrid.NONE);
            }
            case DENSITY -> {
                HexGrid grid = HexGrid.of(points, zoom);
                hexes(grid, wish.colors(), frame, raster);
                yield new CarDrawing(points, MapMode.DENSITY, List.of(), grid);
            }
        };
    }

    @Override
    public void letGo() {
        read = null;
        points = CarPoints.NONE;
        gathered = new Gathered(CarPoints.NONE, false, 0, List.of());
    }

    /// A map that is only pushed shows the same cars: they are not read again.
    private void read(CarWish wish) {
        CarWish before = read;
        if (before == null
                || before.listing() != wish.listing()
                || before.snapshot() != wish.snapshot()
                || !before.time().now().equals(wish.time().now())) {
            points = CarPoints.of(wish.listing(), wish.snapshot(), wish.time());
            read = wish;
        }
        wish.selected().ifPresent(points::indexOf);
    }

    private CarDrawing clusters(CarWish wish, MapFrame frame, double zoom, Raster raster) {
        boolean single = zoom >= NEAR && inside(points, frame) <= FEW / (wish.size() * wish.size());
        double coarser = Clustering.zoomFor(zoom, wish.size());
        int columns = Clustering.columns(coarser);
        if (!gathered.serves(points, single, columns)) {
            List<Cluster> found = single ? Clustering.singles(points) : Clustering.of(points, coarser);
            gathered = new Gathered(points, single, columns, found);
        }
        List<Cluster> clusters = gathered.clusters();
        if (!wish.exact()) {
            for (Cluster cluster : clusters) {
                if (cluster.isSingle()) {
                    area(points, cluster.worst(), wish.colors(), frame, raster);
                }
            }
        }
        return new CarDrawing(points, MapMode.CLUSTERS, clusters, HexGrid.NONE, wish.size());
    }

    private static int inside(CarPoints points, MapFrame frame) {
        int count = 0;
        for (int point = 0; point < points.size(); point++) {
            double x = frame.pixelX(points.x(point));
            double y = frame.pixelY(points.y(point));
            count += x >= 0 && y >= 0 && x < frame.width() && y < frame.height() ? 1 : 0;
        }
        return count;
    }

    /// The normal ones first, so that no problem is covered by what is well.
    private void dots(CarPoints points, CarWish wish, MapFrame frame, double density, Raster raster) {
        stamps.use(wish.colors(), Math.max(1, (int) Math.round(density)));
        for (int pass = 0; pass < 2; pass++) {
            boolean problems = pass == 1;
            for (int point = 0; point < points.size(); point++) {
                if (points.isProblem(point) == problems) {
                    if (!wish.exact()) {
                        area(points, point, wish.colors(), frame, raster);
                    }
                    stamps.stamp(
                            raster,
                            (int) Math.round(frame.pixelX(points.x(point))),
                            (int) Math.round(frame.pixelY(points.y(point))),
                            points.look(point),
                            points.isOld(point));
                }
            }
        }
    }

    /// Where a car is whose position is told to a hundredth of a degree: somewhere inside.
    private static void area(CarPoints points, int point, CarColors colors, MapFrame frame, Raster raster) {
        double latitude = Mercator.latitude(points.y(point));
        double top = frame.pixelY(Mercator.y(latitude + COARSE));
        double bottom = frame.pixelY(Mercator.y(latitude - COARSE));
        double middle = frame.pixelX(points.x(point));
        double half = COARSE / 360 * frame.scale();
        if (half >= 1.5) {
            RasterShapes.rectangle(raster, middle - half, top, middle + half, bottom, colors.around());
        }
    }

    private static void hexes(HexGrid grid, CarColors colors, MapFrame frame, Raster raster) {
        double radius = grid.radius() * frame.scale() - 0.6;
        for (HexGrid.Hex hex : grid.cells()) {
            RasterShapes.hexagon(
                    raster, frame.pixelX(hex.x()), frame.pixelY(hex.y()), radius, colors.hexes()[hex.step()]);
        }
    }
}
