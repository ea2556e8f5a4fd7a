package pitwall.views.wizard.model;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import pitwall.client.Commands;
import pitwall.client.SafetyPolicies;
import pitwall.views.catalog.ReleaseCatalog;
import pitwall.views.fx.FleetModel;
import pitwall.views.ports.Connections;
import pitwall.views.ports.DraftStore;
import pitwall.views.wizard.plan.Delayed;
import pitwall.views.wizard.plan.LookAhead;

/// What the wizard needs from the program around it.
///
/// @param saved queries that have a name
/// @param background runs passes over the fleet
/// @param fxThread runs something on the FX thread
public record WizardParts(
        FleetModel fleet,
        Commands commands,
        LookAhead server,
        SafetyPolicies policies,
        ReleaseCatalog catalog,
        DraftStore drafts,
        Connections connections,
        Supplier<List<SavedQuery>> saved,
        Executor background,
        Executor fxThread,
        Delayed delayed) {
    /// A query somebody keeps under a name.
    public record SavedQuery(String name, String query) {}
}
