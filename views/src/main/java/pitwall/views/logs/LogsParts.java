package pitwall.views.logs;

import java.util.concurrent.Executor;
import java.util.function.Supplier;
import pitwall.client.FleetLogs;
import pitwall.client.LogMemory;
import pitwall.views.fx.FleetModel;
import pitwall.views.ports.OfflineStatus;

/// What the logs screen needs from the program around it.
///
/// @param memory what this computer remembers of logs; may block
/// @param background runs what takes longer than a key stroke may
/// @param soon runs on the FX thread a moment later, so that a server is not asked with every letter
/// @param offline how the offline cache is doing
public record LogsParts(
        FleetModel fleet,
        FleetLogs logs,
        LogFollowing following,
        LogMemory memory,
        Executor background,
        Executor fxThread,
        Executor soon,
        Supplier<OfflineStatus> offline) {}
