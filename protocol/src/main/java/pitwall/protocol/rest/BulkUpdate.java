package pitwall.protocol.rest;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.release.UpdateKind;

/// Asks for one version on several cars at once: a rollout of one phase without a canary.
///
/// @param name `VERSION in bulk` where absent
/// @param kind `UPDATE` where absent
/// @param query of the filter language; absent where cars are named
/// @param cars exactly these; absent where a query is given
/// @param parallel the most cars at the same time; 200 where absent
/// @param approval true where a second person shall be asked however few cars there are
/// @param forceReason lifts the server's own gates and needs a second person; absent unless forced
/// @param charging asks every car to be at a charger, whatever the safety policy says
/// @param unmetered asks every car to be on a network on which bytes cost nothing, whatever the safety policy says
public record BulkUpdate(
        @Nullable String name,
        String version,
        @Nullable UpdateKind kind,
        @Nullable String query,
        @Nullable Set<CarId> cars,
        @Nullable Integer parallel,
        @Nullable Boolean approval,
        @Nullable String forceReason,
        @Nullable Boolean charging,
        @Nullable Boolean unmetered) {
    /// Asks for nothing on top of the safety policy.
    public BulkUpdate(
            @Nullable String name,
            String version,
            @Nullable UpdateKind kind,
            @Nullable String query,
            @Nullable Set<CarId> cars,
            @Nullable Integer parallel,
            @Nullable Boolean approval,
            @Nullable String forceReason) {
        this(name, version, kind, query, cars, parallel, approval, forceReason, null, null);
    }
}
