package pitwall.server.registry;

import java.time.Duration;
import java.util.random.RandomGenerator;
import pitwall.protocol.GoingAway;

/// What a server that stops says to each of those it sends away: when to come back, spread by chance, so that the
/// one that starts next is not met by all of them at once.
public final class Farewell {
    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofSeconds(20);
    private static final Duration EACH = Duration.ofMillis(5);

    private final RandomGenerator random;
    private final long spread;

    /// @param leaving how many there are
    public Farewell(int leaving, RandomGenerator random) {
        this.random = random;
        long wanted = EACH.multipliedBy(leaving).toMillis();
        this.spread = Math.clamp(wanted, LEAST.toMillis(), MOST.toMillis());
    }

    /// The reason of a close frame.
    public String words() {
        return new GoingAway(LEAST.plusMillis(random.nextLong(spread))).words();
    }
}
