package pitwall.views.alarms;

import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import pitwall.views.bell.AlarmDesk;
import pitwall.views.fx.FleetModel;
import pitwall.views.pins.OfflinePins;
import pitwall.views.ports.OfflineStatus;
import pitwall.views.ports.Pages;
import pitwall.views.theme.Themes;

/// What the screen needs from the program around it.
///
/// @param remembered how the offline cache is doing
/// @param pins what is kept at hand without a connection
/// @param pages shows the pages that rules name
public record AlarmsParts(
        FleetModel fleet,
        AlarmDesk desk,
        Themes themes,
        Executor background,
        Executor fxThread,
        InstantSource clock,
        Supplier<OfflineStatus> remembered,
        OfflinePins pins,
        Pages pages) {}
