package pitwall.views.rollout;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import pitwall.client.Commands;
import pitwall.client.Rollouts;
import pitwall.protocol.rest.ExportNote;
import pitwall.views.fx.FleetModel;
import pitwall.views.ports.Connections;
import pitwall.views.ports.OfflineStatus;
import pitwall.views.theme.Themes;

/// What the screen needs from the program around it.
///
/// @param rollouts asks whichever server is in use
/// @param connections as whom else one can go on here
/// @param background writes files
/// @param fxThread the way back for answers
/// @param remembered how the offline cache is doing
/// @param noted tells the audit trail that a report left the console
public record RolloutParts(
        FleetModel fleet,
        Rollouts rollouts,
        Commands commands,
        Connections connections,
        Themes themes,
        Executor background,
        Executor fxThread,
        Supplier<OfflineStatus> remembered,
        Consumer<ExportNote> noted) {}
