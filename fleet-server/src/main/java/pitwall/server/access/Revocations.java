package pitwall.server.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Sign-ins that ended before their access tokens did. Thread-safe. An entry is kept for an hour: by then the
/// tokens are over and every stream was asked.
public final class Revocations {
    private static final Duration KEPT = Duration.ofHours(1);

    private final Map<String, Instant> families = new ConcurrentHashMap<>();

    public void add(String family, Instant now) {
        families.values().removeIf(at -> at.plus(KEPT).isBefore(now));
        families.put(family, now);
    }

    boolean contains(String family) {
        return families.containsKey(family);
    }
}
