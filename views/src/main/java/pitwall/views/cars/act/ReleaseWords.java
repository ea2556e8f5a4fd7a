package pitwall.views.cars.act;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import pitwall.fleet.ReasonCode;
import pitwall.protocol.rest.ReleaseEntry;
import pitwall.views.kit.Strings;

/// Releases as choices, in words.
public final class ReleaseWords {
    private ReleaseWords() {}

    /// @param misfit why a release cannot be chosen; empty where it can
    public static List<VersionChoice> choices(
            List<ReleaseEntry> releases,
            Function<ReleaseEntry, Optional<ReasonCode>> misfit,
            Instant now,
            Strings strings) {
        return releases.stream()
                .map(release -> new VersionChoice(
                        release.version(),
                        about(release, now, strings),
                        misfit.apply(release).map(reason -> sentence(reason, strings))))
                .toList();
    }

    private static String about(ReleaseEntry release, Instant now, Strings strings) {
        String age = strings.formats().age(Duration.between(release.createdAt(), now));
        String signers = String.join(
                ", ", release.signedBy().stream().map(ReleaseWords::shortened).toList());
        return release.notes().isBlank()
                ? strings.get("cars.version.signed", signers, age)
                : strings.get("cars.version.signed.notes", signers, age, release.notes());
    }

    private static String shortened(String keyId) {
        return keyId.length() > 8 ? keyId.substring(0, 8) : keyId;
    }

    private static String sentence(ReasonCode reason, Strings strings) {
        return strings.find("update.why." + reason.code()).orElse(reason.code());
    }
}
