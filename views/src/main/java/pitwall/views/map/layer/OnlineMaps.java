package pitwall.views.map.layer;

import java.util.Set;
import pitwall.views.map.RegionMap;
import pitwall.views.map.tiles.TileServer;

/// Makes the maps that need a network. Nothing of them is loaded before they are asked for. FX thread.
public interface OnlineMaps {
    /// A map of a tile server, whose address was checked.
    RegionMap tiles(TileServer server);

    /// True where there is a key.
    boolean hasGoogleKey();

    /// Only with a key.
    RegionMap google();

    /// Hosts that may be asked without encryption.
    Set<String> plainHosts();

    /// True while squares are kept on disk.
    boolean keepsTiles();

    /// There are none.
    OnlineMaps NONE = new OnlineMaps() {
        @Override
        public RegionMap tiles(TileServer server) {
            throw new IllegalStateException("there are no tiles");
        }

        @Override
        public boolean hasGoogleKey() {
            return false;
        }

        @Override
        public RegionMap google() {
            throw new IllegalStateException("there is no key");
        }

        @Override
        public Set<String> plainHosts() {
            return Set.of();
        }

        @Override
        public boolean keepsTiles() {
            return true;
        }
    };
}
