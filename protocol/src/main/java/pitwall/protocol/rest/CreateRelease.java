package pitwall.protocol.rest;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Registers a release. Its artifact follows, and a signature.
///
/// @param length of the artifact in bytes
/// @param sha256 of the artifact, 64 lower-case hexadecimal digits
/// @param models it is for; absent or empty for all
/// @param hardware revisions it is for; absent or empty for all
/// @param fromVersions a car may come from; absent or empty for all
/// @param minimumBatteryPercent a car needs to begin; 0 if absent
/// @param notes for people
/// @param minimumAgent the oldest version of a car's agent that can install it; absent for every one
public record CreateRelease(
        String version,
        long counter,
        String sha256,
        long length,
        @Nullable Set<String> models,
        @Nullable Set<String> hardware,
        @Nullable Set<String> fromVersions,
        @Nullable Integer minimumBatteryPercent,
        @Nullable String notes,
        @Nullable String minimumAgent) {}
