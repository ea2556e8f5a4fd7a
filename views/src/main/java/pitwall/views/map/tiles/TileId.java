package pitwall.views.map.tiles;

/// One square of the world: at each zoom there are twice as many across as at the one before.
///
/// @param x from the antimeridian eastwards
/// @param y from the north downwards
public record TileId(int zoom, int x, int y) {
    /// Closer than this no server has pictures.
    public static final int CLOSEST = 19;

    public TileId {
        if (zoom < 0 || zoom > CLOSEST || x < 0 || y < 0 || x >= 1 << zoom || y >= 1 << zoom) {
            throw new IllegalArgumentException("no such square: " + zoom + "/" + x + "/" + y);
        }
    }

    /// The square around it at the zoom before. Not for zoom 0.
    TileId parent() {
        return new TileId(zoom - 1, x / 2, y / 2);
    }
}
