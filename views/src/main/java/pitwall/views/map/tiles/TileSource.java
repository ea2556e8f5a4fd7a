package pitwall.views.map.tiles;

/// Where squares come from: a server, with what is kept of it. Shared by threads.
public interface TileSource {
    /// Waits for the square; for a background thread.
    TileAnswer tile(TileId id);

    /// Told that what it gave is no picture: it is not to be kept.
    void isNoPicture(TileId id);

    /// True while squares are kept on disk.
    boolean keeps();
}
