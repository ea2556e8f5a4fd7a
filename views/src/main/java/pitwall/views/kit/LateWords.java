package pitwall.views.kit;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import pitwall.client.Reckoning;

/// Says of what stands where it happened when it came, how late that was, and whether it was known at the moment that
/// is shown. Knows no toolkit.
public final class LateWords {
    /// Below this nothing is said.
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private final Strings strings;

    public LateWords(Strings strings) {
        this.strings = strings;
    }

    /// @param moment the one that is shown; empty for none
    /// @return empty where it came at once
    public String of(Instant happened, Instant came, Optional<Instant> moment) {
        Duration late = Duration.between(happened, came);
        if (late.compareTo(AT_ONCE) <= 0) {
            return "";
        }
        String at = strings.formats().millis(came);
        String said = late.compareTo(Reckoning.LATE) < 0
                ? strings.get("past.came", at)
                : strings.get("past.came.late", at, strings.formats().age(late));
        return moment.filter(came::isAfter).isPresent() ? strings.get("past.came.unknown", said) : said;
    }
}
