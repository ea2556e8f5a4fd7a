package pitwall.views.testing;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.release.ReleaseTrust;
import pitwall.protocol.rest.ReleaseEntry;

/// Releases of every kind, as a server lists them.
public final class SampleReleases {
    private static final String KEY = "7c1f0a52d1b84e6a9c3f5e7d2b4a6c8e0f1a3b5c7d9e1f2a4b6c8d0e2f4a6b8c";

    private SampleReleases() {}

    public static List<ReleaseEntry> all() {
        return List.of(
                entry("4.5.0-rc1", 450, ReleaseTrust.UNSIGNED, ReasonCode.SIGNATURE_INVALID, true, List.of(), null),
                trusted("4.4.0", 440, List.of("i4", "iX", "iX3", "i7"), "Plans trips around the weather."),
                trusted("4.3.1", 431, List.of(), "Finds free chargers sooner."),
                entry("4.3.0", 430, ReleaseTrust.UNVERIFIABLE, ReasonCode.METADATA_EXPIRED, true, List.of(), null),
                entry(
                        "4.2.9",
                        429,
                        ReleaseTrust.UNVERIFIABLE,
                        new ReasonCode("ARTIFACT_MISSING"),
                        false,
                        List.of(),
                        null),
                entry(
                        "4.2.1",
                        421,
                        ReleaseTrust.REVOKED,
                        ReasonCode.SIGNATURE_INVALID,
                        true,
                        List.of("i4"),
                        new ReleaseEntry.Revoked(
                                Frames.NOW.minus(Duration.ofHours(3)), "k.vogt", "Charges the i4 too hot.")));
    }

    public static ReleaseEntry trusted(String version, long counter, List<String> models, String notes) {
        return new ReleaseEntry(
                version,
                counter,
                "ab".repeat(32),
                212_345_678,
                ReleaseTrust.TRUSTED,
                null,
                null,
                true,
                models,
                List.of(),
                List.of("4.2.1", "4.3.0"),
                30,
                "1.4.0",
                notes,
                List.of(KEY),
                Frames.NOW.minus(Duration.ofDays(counter % 10 + 1)),
                "k.vogt",
                null);
    }

    private static ReleaseEntry entry(
            String version,
            long counter,
            ReleaseTrust trust,
            ReasonCode reason,
            boolean stored,
            List<String> models,
            ReleaseEntry.@Nullable Revoked revoked) {
        return new ReleaseEntry(
                version,
                counter,
                "cd".repeat(32),
                198_345_678,
                trust,
                reason,
                "as the server says",
                stored,
                models,
                List.of(),
                List.copyOf(Set.of("4.2.0")),
                0,
                null,
                "Notes of " + version + ".",
                trust == ReleaseTrust.UNSIGNED ? List.of() : List.of(KEY),
                Frames.NOW.minus(Duration.ofDays(12)),
                "k.vogt",
                revoked);
    }
}
