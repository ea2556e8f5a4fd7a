package pitwall.views.rollouts;

import java.time.InstantSource;
import java.util.function.Supplier;
import pitwall.views.fx.FleetModel;
import pitwall.views.ports.DraftStore;
import pitwall.views.ports.OfflineStatus;
import pitwall.views.theme.Themes;

/// What the screen needs from the program around it.
///
/// @param drafts on this computer
/// @param remembered how the offline cache is doing
public record RolloutsParts(
        FleetModel fleet, Themes themes, InstantSource clock, DraftStore drafts, Supplier<OfflineStatus> remembered) {}
