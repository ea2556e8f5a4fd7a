package pitwall.views.catalog;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.release.ReleaseTrust;
import pitwall.protocol.rest.ReleaseEntry;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Reasons;
import pitwall.views.kit.Strings;

/// A release in words. Immutable.
public final class ReleaseWords {
    private static final int KEY_CHARACTERS = 8;
    private static final int NAMES = 3;

    private final Strings strings;
    private final Formats formats;
    private final Reasons reasons;

    public ReleaseWords(Strings strings) {
        this.strings = strings;
        this.formats = strings.formats();
        this.reasons = new Reasons(strings);
    }

    /// A shape that stands before the word: nobody tells trust by colour.
    public String mark(ReleaseEntry release) {
        return switch (release.trust()) {
            case TRUSTED -> "✓";
            case UNSIGNED, UNVERIFIABLE -> "!";
            case REVOKED -> "✗";
        };
    }

    /// What its signatures are worth, in a word; an artifact that is still to come is said instead.
    public String trust(ReleaseEntry release) {
        return release.stored() || release.trust() == ReleaseTrust.REVOKED
                ? strings.get("releases.trust." + release.trust().name())
                : strings.get("releases.trust.incomplete");
    }

    /// Why nobody can choose it; empty where everybody can.
    public Optional<String> whyNot(ReleaseEntry release) {
        if (release.trust() == ReleaseTrust.TRUSTED && release.stored()) {
            return Optional.empty();
        }
        if (!release.stored() && release.trust() != ReleaseTrust.REVOKED) {
            return Optional.of(strings.get("releases.why.incomplete"));
        }
        ReleaseEntry.Revoked revoked = release.revoked();
        if (revoked != null) {
            return Optional.of(
                    strings.get("releases.why.revoked", revoked.by(), formats.full(revoked.at()), revoked.reason()));
        }
        ReasonCode reason = release.reason();
        if (release.trust() == ReleaseTrust.UNSIGNED) {
            return Optional.of(strings.get("releases.why.unsigned"));
        }
        return Optional.of(reason == null ? trust(release) : reasons.of(reason).meaning());
    }

    public boolean isChoosable(ReleaseEntry release) {
        return release.trust() == ReleaseTrust.TRUSTED && release.stored();
    }

    /// The first characters of the keys that signed it, or that nobody did.
    public String signedBy(ReleaseEntry release) {
        return release.signedBy().isEmpty()
                ? Formats.UNKNOWN
                : String.join(
                        ", ",
                        release.signedBy().stream().map(ReleaseWords::shortened).toList());
    }

    private static String shortened(String key) {
        return key.length() <= KEY_CHARACTERS ? key : key.substring(0, KEY_CHARACTERS) + "…";
    }

    /// The models it is for.
    public String models(ReleaseEntry release) {
        return release.models().isEmpty() ? strings.get("releases.all.models") : names(release.models());
    }

    /// The versions a car may come from.
    public String from(ReleaseEntry release) {
        return release.fromVersions().isEmpty() ? strings.get("releases.all.versions") : names(release.fromVersions());
    }

    /// The revisions of a car’s computer it is for.
    public String hardware(ReleaseEntry release) {
        return release.hardware().isEmpty() ? strings.get("releases.all.hardware") : names(release.hardware());
    }

    /// The oldest agent that can install it.
    public String agent(ReleaseEntry release) {
        return release.minimumAgent() == null
                ? strings.get("releases.all.agents")
                : strings.get("releases.agent.atleast", release.minimumAgent());
    }

    private String names(List<String> names) {
        return names.size() <= NAMES
                ? String.join(", ", names)
                : strings.get("releases.names.more", String.join(", ", names.subList(0, NAMES)), names.size() - NAMES);
    }

    public String age(ReleaseEntry release, Instant now) {
        return formats.age(Duration.between(release.createdAt(), now));
    }

    /// All that a list says of it, read aloud.
    public String spoken(ReleaseEntry release, Instant now) {
        return strings.get(
                "releases.spoken",
                release.version(),
                trust(release),
                formats.bytes(release.length()),
                age(release, now),
                models(release));
    }
}
