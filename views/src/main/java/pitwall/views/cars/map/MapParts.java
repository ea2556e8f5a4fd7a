package pitwall.views.cars.map;

import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import pitwall.views.cars.list.LinkedCars;
import pitwall.views.fx.FleetModel;
import pitwall.views.map.layer.MapGrounds;
import pitwall.views.ports.OfflineStatus;
import pitwall.views.theme.Themes;

/// What the map needs from the program around it.
///
/// @param linked query and selection, shared with the Cars screen
/// @param grounds the maps under the cars, shared by all windows
/// @param background paints and works out lists, for example a virtual thread each
/// @param fxThread runs something on the FX thread
/// @param remembered how the offline cache is doing
/// @param sources where regions and trails come from
public record MapParts(
        FleetModel fleet,
        LinkedCars linked,
        MapGrounds grounds,
        Themes themes,
        Executor background,
        Executor fxThread,
        InstantSource clock,
        Supplier<OfflineStatus> remembered,
        MapSources sources) {
    /// A map of a fleet whose regions and trails nobody knows.
    public MapParts(
            FleetModel fleet,
            LinkedCars linked,
            MapGrounds grounds,
            Themes themes,
            Executor background,
            Executor fxThread,
            InstantSource clock,
            Supplier<OfflineStatus> remembered) {
        this(fleet, linked, grounds, themes, background, fxThread, clock, remembered, MapSources.NONE);
    }
}
