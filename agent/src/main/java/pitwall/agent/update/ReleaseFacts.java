package pitwall.agent.update;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the signed metadata says about a release.
///
/// @param models it is made for; empty for all
/// @param fromVersions it can follow; empty for all
/// @param minimumBatteryPercent it asks for itself
/// @param minimumAgent the oldest version of the agent that can install it; absent for every one
public record ReleaseFacts(
        String version,
        String sha256,
        long length,
        long counter,
        Set<String> models,
        Set<String> hardware,
        Set<String> fromVersions,
        int minimumBatteryPercent,
        @Nullable String minimumAgent) {
    /// What every agent can install.
    public ReleaseFacts(
            String version,
            String sha256,
            long length,
            long counter,
            Set<String> models,
            Set<String> hardware,
            Set<String> fromVersions,
            int minimumBatteryPercent) {
        this(version, sha256, length, counter, models, hardware, fromVersions, minimumBatteryPercent, null);
    }

    public ReleaseFacts {
        models = Set.copyOf(models);
        hardware = Set.copyOf(hardware);
        fromVersions = Set.copyOf(fromVersions);
    }
}
