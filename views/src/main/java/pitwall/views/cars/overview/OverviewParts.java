package pitwall.views.cars.overview;

import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Palette;
import pitwall.views.ports.Approvals;
import pitwall.views.ports.OfflineStatus;
import pitwall.views.trail.TrailAlarms;

/// What the Overview needs from the program around it.
///
/// @param trend what was counted before; it goes on while the screen is closed
/// @param alarms about the audit trail
/// @param approvals asks what waits for a second person
/// @param palette the colours of what is drawn, as the theme has them
/// @param background where the fleet is counted
/// @param remembered how the offline cache is doing
public record OverviewParts(
        FleetModel fleet,
        FleetTrend trend,
        TrailAlarms alarms,
        Approvals approvals,
        ReadOnlyObjectProperty<Palette> palette,
        Executor background,
        Executor fxThread,
        InstantSource clock,
        Supplier<OfflineStatus> remembered) {}
