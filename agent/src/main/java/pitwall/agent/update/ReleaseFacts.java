package pitwall.agent.update;

import java.util.Set;

/// What the signed metadata says about a release.
///
/// @param models it is made for; empty for all
/// @param fromVersions it can follow; empty for all
/// @param minimumBatteryPercent it asks for itself
public record ReleaseFacts(
        String version,
        String sha256,
        long length,
        long counter,
        Set<String> models,
        Set<String> hardware,
        Set<String> fromVersions,
        int minimumBatteryPercent) {
    public ReleaseFacts {
        models = Set.copyOf(models);
        hardware = Set.copyOf(hardware);
        fromVersions = Set.copyOf(fromVersions);
    }
}
