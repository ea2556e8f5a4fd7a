package pitwall.protocol.rest;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.release.ReleaseTrust;

/// A release as the server knows it now. Lists are sorted.
///
/// @param trust only a `TRUSTED` one can be chosen
/// @param reason why it cannot be chosen; absent where it can
/// @param why the same as a sentence; absent where it can be chosen
/// @param stored whether the artifact is complete
/// @param signedBy ids of the keys whose signatures hold
/// @param minimumAgent the oldest version of a car's agent that can install it; absent for every one
/// @param revoked absent unless somebody took it back
public record ReleaseEntry(
        String version,
        long counter,
        String sha256,
        long length,
        ReleaseTrust trust,
        @Nullable ReasonCode reason,
        @Nullable String why,
        boolean stored,
        List<String> models,
        List<String> hardware,
        List<String> fromVersions,
        int minimumBatteryPercent,
        @Nullable String minimumAgent,
        String notes,
        List<String> signedBy,
        Instant createdAt,
        String createdBy,
        @Nullable Revoked revoked) {
    public record Revoked(Instant at, String by, String reason) {}
}
