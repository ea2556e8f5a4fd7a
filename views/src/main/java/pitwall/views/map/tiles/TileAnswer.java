package pitwall.views.map.tiles;

import pitwall.views.map.GroundState.Loss;

/// What became of asking for a square.
public sealed interface TileAnswer {
    /// A picture, as the server sent it.
    record Found(byte[] bytes) implements TileAnswer {}

    /// The server has none there.
    record Missing() implements TileAnswer {}

    record Failed(Loss loss) implements TileAnswer {}
}
