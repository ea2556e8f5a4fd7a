package pitwall.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before the next attempt to connect. Owned by one thread.
///
/// Full jitter: any pause up to a ceiling is as likely as any other, so that 300 consoles do not return
/// in the same second after a server restart. The ceiling doubles from 0.5 s and rests at 2 s for some five minutes, so
/// that whoever comes back after a cut is live within three seconds; then it doubles on to 30 s and stays there for
/// ever.
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration SHORT_CUT = Duration.ofSeconds(2);
    private static final Duration LAST = Duration.ofSeconds(30);
    private static final int SHORT_CUT_ATTEMPTS = 330;

    private final RandomGenerator random;
    private int attempts;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /// The pause before the next attempt.
    Duration next() {
        attempts++;
        return Duration.ofMillis(random.nextLong(ceiling(attempts).toMillis()) + 1);
    }

    /// The pause a server that stops asked for, which spreads its readers better than chance alone: it knows how many
    /// they are.
    Duration asked(Duration pause) {
        attempts++;
        return pause;
    }

    /// Starts over: the connection proved good.
    void reset() {
        attempts = 0;
    }

    /// Pauses asked for since the last reset.
    int attempts() {
        return attempts;
    }

    static Duration ceiling(int attempt) {
        int doublings = attempt - 1;
        if (attempt <= SHORT_CUT_ATTEMPTS) {
            Duration grown = FIRST.multipliedBy(1L << Math.min(doublings, 10));
            return grown.compareTo(SHORT_CUT) < 0 ? grown : SHORT_CUT;
        }
        Duration grown = SHORT_CUT.multipliedBy(1L << Math.min(attempt - SHORT_CUT_ATTEMPTS, 10));
        return grown.compareTo(LAST) < 0 ? grown : LAST;
    }
}
