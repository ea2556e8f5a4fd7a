package pitwall.server.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Sign-ins that ended before their access tokens did. Thread-safe. An entry is kept until the tokens are over and
/// every stream was asked: for an hour, unless the tokens are somebody else's and live longer.
public final class Revocations {
    private static final Duration KEPT = Duration.ofHours(1);

    private final Map<String, Instant> families = new ConcurrentHashMap<>();

    public void add(String family, Instant now) {
        add(family, now, now);
    }

    /// @param until when the tokens of this sign-in are over
    public void add(String family, Instant now, Instant until) {
        families.values().removeIf(end -> end.isBefore(now));
        Instant usual = now.plus(KEPT);
        families.put(family, until.isAfter(usual) ? until : usual);
    }

    boolean contains(String family) {
        return families.containsKey(family);
    }
}
