package pitwall.views.map.tiles;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import pitwall.views.map.MapFrame;
import pitwall.views.map.MapLayer;
import pitwall.views.map.Raster;

/// Draws the squares of a window, each scaled to the zoom; where one is not there yet, the part of a larger one that
/// is. What is not there at all stays clear, so that the map below shows. Belongs to one thread at a time.
final class TilePainter implements MapLayer.Painter<TilePainter.Wish, TilePainter.Found> {
    /// How many zooms a larger square may be away.
    private static final int FARTHEST = 4;

    private static final double[] WHOLE = {0, 0, 1};

    /// There is nothing to say besides which part of the world.
    record Wish() {}

    /// @param drawn squares that are there, or of which a larger one is
    /// @param absent squares of which nothing is there
    record Found(int drawn, int absent) {
        boolean isWhole() {
            return absent == 0 && drawn > 0;
        }
    }

    private final TileShelf shelf;

    TilePainter(TileShelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public Found paint(Wish wish, MapFrame frame, double density, Raster raster) {
        raster.clear(0);
        int zoom = Math.clamp(Math.round(frame.zoom()), 0, TileId.CLOSEST);
        int across = 1 << zoom;
        double side = frame.scale() / across;
        int firstX = (int) Math.floor(frame.left() * across);
        int lastX = (int) Math.ceil((frame.left() + frame.width() / frame.scale()) * across) - 1;
        int firstY = Math.max(0, (int) Math.floor(frame.top() * across));
        int lastY = Math.min(across - 1, (int) Math.ceil((frame.top() + frame.height() / frame.scale()) * across) - 1);
        Set<TileId> wanted = new HashSet<>();
        int drawn = 0;
        int absent = 0;
        for (int y = firstY; y <= lastY; y++) {
            for (int x = firstX; x <= lastX; x++) {
                TileId id = new TileId(zoom, Math.floorMod(x, across), y);
                wanted.add(id);
                double left = x * side - frame.left() * frame.scale();
                double top = y * side - frame.top() * frame.scale();
                if (draw(id, raster, left, top, side)) {
                    drawn++;
                } else if (!shelf.isMissing(id)) {
                    absent++;
                }
            }
        }
        shelf.want(wanted);
        return new Found(drawn, absent);
    }

    private boolean draw(TileId id, Raster raster, double left, double top, double side) {
        TileId from = id;
        double[] part = WHOLE;
        for (int away = 0; away <= FARTHEST; away++) {
            Optional<TilePicture> picture = shelf.find(from);
            if (picture.isPresent()) {
                picture.get().draw(raster, left, top, side, part);
                return true;
            }
            if (from.zoom() == 0) {
                return false;
            }
            part = new double[] {(part[0] + from.x() % 2) / 2, (part[1] + from.y() % 2) / 2, part[2] / 2};
            from = from.parent();
        }
        return false;
    }
}
