package pitwall.views.cars.map;

import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import pitwall.views.cars.list.LinkedCars;
import pitwall.views.fx.FleetModel;
import pitwall.views.map.BaseMapRead;
import pitwall.views.ports.OfflineStatus;
import pitwall.views.theme.Themes;

/// What the map needs from the program around it.
///
/// @param linked query and selection, shared with the Cars screen
/// @param base reads the base map; called on a background thread, once a screen
/// @param background paints and works out lists, for example a virtual thread each
/// @param fxThread runs something on the FX thread
/// @param remembered how the offline cache is doing
public record MapParts(
        FleetModel fleet,
        LinkedCars linked,
        Supplier<BaseMapRead> base,
        Themes themes,
        Executor background,
        Executor fxThread,
        InstantSource clock,
        Supplier<OfflineStatus> remembered) {}
