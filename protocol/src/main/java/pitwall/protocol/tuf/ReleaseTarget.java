package pitwall.protocol.tuf;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.release.Artifact;
import pitwall.fleet.release.Versions;

/// A release as its signer vouches for it: the bytes, and for whom they are.
///
/// @param version for example `4.3.0`
/// @param artifact the bytes
/// @param counter rises with every release; a car never goes below the one it confirmed unless a rollback names it
/// @param models the release is for; empty for all
/// @param hardware revisions the release is for; empty for all
/// @param fromVersions a car may come from; empty for all
/// @param minimumBatteryPercent a car needs to begin, 0 to 100
/// @param notes for people
/// @param minimumAgent the oldest version of a car's agent that can install it; absent for every one
public record ReleaseTarget(
        String version,
        Artifact artifact,
        long counter,
        Set<String> models,
        Set<String> hardware,
        Set<String> fromVersions,
        int minimumBatteryPercent,
        String notes,
        @Nullable String minimumAgent) {
    private static final String PATH = "pitwall-%s.bin";

    /// A release that every agent can install.
    public ReleaseTarget(
            String version,
            Artifact artifact,
            long counter,
            Set<String> models,
            Set<String> hardware,
            Set<String> fromVersions,
            int minimumBatteryPercent,
            String notes) {
        this(version, artifact, counter, models, hardware, fromVersions, minimumBatteryPercent, notes, null);
    }

    public ReleaseTarget {
        models = Set.copyOf(models);
        hardware = Set.copyOf(hardware);
        fromVersions = Set.copyOf(fromVersions);
        check(Versions.isValid(version), "version", version);
        check(counter >= 0, "counter", counter);
        check(minimumBatteryPercent >= 0 && minimumBatteryPercent <= 100, "battery", minimumBatteryPercent);
        check(minimumAgent == null || Versions.isValid(minimumAgent), "minimum agent", String.valueOf(minimumAgent));
    }

    private static void check(boolean holds, String what, Object value) {
        if (!holds) {
            throw new IllegalArgumentException("not a release: " + what + " was " + value);
        }
    }

    /// The target path of a version.
    public static String path(String version) {
        return PATH.formatted(version);
    }

    /// The target path of this release.
    public String path() {
        return path(version);
    }
}
