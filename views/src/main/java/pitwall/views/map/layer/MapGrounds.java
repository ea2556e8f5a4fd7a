package pitwall.views.map.layer;

import pitwall.views.map.KeptBaseMap;

/// The maps of the console, shared by its windows.
///
/// @param base the one that is always there
/// @param online those that need a network
/// @param memory what was chosen last
public record MapGrounds(KeptBaseMap base, OnlineMaps online, LayerMemory memory) {
    /// Only the built-in one, and nothing is remembered.
    public static MapGrounds builtIn(KeptBaseMap base) {
        return new MapGrounds(base, OnlineMaps.NONE, LayerMemory.NONE);
    }
}
