package pitwall.agent;

import java.time.Duration;
import java.util.random.RandomGenerator;
import pitwall.protocol.Protocol;

/// How long to wait before the next try: any part of a pause that doubles from half a second to 30 s, so that a
/// fleet which lost its server together comes back over the whole of it. A refused identity or a newer connection of
/// the same car will not go away by trying: then the wait starts at a minute and ends at five, spread by ±20 %.
/// Owned by its link.
final class LinkBackoff {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration REFUSED_FIRST = Duration.ofMinutes(1);
    private static final Duration REFUSED_LONGEST = Duration.ofMinutes(5);
    private static final Duration LEAST = Duration.ofMillis(50);
    private static final double SPREAD = 0.2;

    private final RandomGenerator random;
    private int failures;

    LinkBackoff(RandomGenerator random) {
        this.random = random;
    }

    /// The wait after a connection that ended with this close code.
    Duration next(int closeCode) {
        boolean refused = closeCode == Protocol.CLOSE_IDENTITY || closeCode == Protocol.CLOSE_FENCED;
        Duration first = refused ? REFUSED_FIRST : FIRST;
        Duration longest = refused ? REFUSED_LONGEST : LONGEST;
        long doubled = first.toMillis() << Math.min(failures, 16);
        failures++;
        double chance = random.nextDouble();
        double factor = refused ? 1 + SPREAD * (2 * chance - 1) : chance;
        long pause = Math.round(Math.min(doubled, longest.toMillis()) * factor);
        return Duration.ofMillis(Math.max(LEAST.toMillis(), pause));
    }

    /// The server took us: the next trouble is a new one.
    void reset() {
        failures = 0;
    }
}
