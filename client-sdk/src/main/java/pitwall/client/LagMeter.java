package pitwall.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import pitwall.client.Freshness.Cause;

/// How far the picture is behind the server, and whether that is worth saying. Owned by the `pitwall-fleet`
/// thread.
///
/// The lag is the age of the last applied message when it was applied, by the server's clock. While nothing was due
/// since (heartbeats come every few seconds) it stays; an overdue heartbeat makes it grow. It must be above two seconds
/// for
/// five seconds to be called late, and below one second for five seconds to be called live again.
final class LagMeter {
    private static final Duration LATE = Duration.ofSeconds(2);
    private static final Duration RECOVERED = Duration.ofSeconds(1);
    private static final Duration LASTING = Duration.ofSeconds(5);

    private final SteadyClock clock;
    private Duration heartbeat = Duration.ofSeconds(3);
    private Duration delay = Duration.ZERO;
    private Duration serverBehind = Duration.ZERO;
    private Duration appliedAt = Duration.ZERO;
    private Cause cause = Cause.SLOW_NETWORK;
    private boolean late;
    private @Nullable Duration turningSince;

    LagMeter(SteadyClock clock) {
        this.clock = clock;
    }

    /// Starts over on a connection whose server beats every `interval`.
    void connected(Duration interval) {
        heartbeat = interval;
        delay = Duration.ZERO;
        serverBehind = Duration.ZERO;
        appliedAt = clock.elapsed();
        late = false;
        turningSince = null;
    }

    /// A message was applied `age` after the server wrote it, `inbox` of that spent waiting in this program.
    void applied(Duration age, Duration inbox) {
        delay = age.isNegative() ? Duration.ZERO : age;
        appliedAt = clock.elapsed();
        if (delay.compareTo(RECOVERED) > 0) {
            cause = inbox.multipliedBy(2).compareTo(delay) > 0 ? Cause.SLOW_CONSOLE : Cause.SLOW_NETWORK;
        }
        update();
    }

    /// The server said how far behind it is in sending to us.
    void reported(Duration behind) {
        serverBehind = behind;
        if (behind.compareTo(LATE) > 0) {
            sampled();
        }
        update();
    }

    /// The server left something out because we are slow.
    void sampled() {
        cause = Cause.SLOW_READER;
        late = true;
        turningSince = null;
    }

    /// Looks at the clock.
    void update() {
        Duration lag = lag();
        boolean turning = late ? lag.compareTo(RECOVERED) < 0 : lag.compareTo(LATE) > 0;
        if (!turning) {
            turningSince = null;
        } else if (turningSince == null) {
            turningSince = clock.elapsed();
        } else if (clock.elapsed().minus(turningSince).compareTo(LASTING) >= 0) {
            late = !late;
            turningSince = null;
        }
    }

    Duration lag() {
        Duration overdue = clock.elapsed().minus(appliedAt).minus(heartbeat);
        Duration own = overdue.isNegative() ? delay : delay.plus(overdue);
        return own.compareTo(serverBehind) > 0 ? own : serverBehind;
    }

    boolean isLate() {
        return late;
    }

    Cause cause() {
        return cause;
    }
}
