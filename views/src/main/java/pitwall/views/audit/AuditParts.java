package pitwall.views.audit;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import pitwall.client.trail.AuditTrail;
import pitwall.client.witness.WitnessedHead;
import pitwall.views.fx.FleetModel;
import pitwall.views.ports.OfflineStatus;
import pitwall.views.trail.TrailAlarms;

/// What the audit screen needs from the program around it.
///
/// @param witnessed the newest head this computer saw of the trail in use; may block
/// @param alarms take what is found to be broken
/// @param steps tell what became of a request on its cars
/// @param background runs what takes longer than a key stroke may
/// @param offline how the offline cache is doing
public record AuditParts(
        FleetModel fleet,
        AuditTrail trail,
        Supplier<Optional<WitnessedHead>> witnessed,
        TrailAlarms alarms,
        CarSteps steps,
        Executor background,
        Executor fxThread,
        Supplier<OfflineStatus> offline) {}
