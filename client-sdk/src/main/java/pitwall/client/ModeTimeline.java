package pitwall.client;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pitwall.client.Freshness.Trouble;

/// Turns what happens to the connection into the one [Freshness] that everything shows. Owned by the
/// `pitwall-fleet` thread; knows no socket.
///
/// A lost connection is called `Reconnecting` for 30 s and `Offline` after that, or at once where no attempt
/// will follow. A program starts `Offline`. Only a picture in step with the server ends either of them: an open socket
/// alone
/// proves nothing.
final class ModeTimeline {
    private static final Duration OFFLINE_AFTER = Duration.ofSeconds(30);

    private final SteadyClock clock;
    private final LagMeter lag;
    private boolean inStep;
    private boolean offline = true;
    private boolean hopeless;
    private boolean resyncing;
    private int received;
    private int total;
    private Duration lostSince = Duration.ZERO;
    private Instant lostAt;
    private int attempt;
    private @Nullable Instant nextAttempt;
    private Trouble trouble = Trouble.NONE;

    ModeTimeline(SteadyClock clock, LagMeter lag) {
        this.clock = clock;
        this.lag = lag;
        this.lostAt = clock.wall();
    }

    /// An attempt to connect begins.
    void connecting(int number) {
        attempt = number;
        nextAttempt = null;
        hopeless = false;
    }

    /// The connection is gone, or the attempt failed; another follows at `next`.
    void waiting(Trouble why, int number, Instant next) {
        lost(why);
        attempt = number;
        nextAttempt = next;
    }

    /// The connection is gone and no attempt will follow.
    void stopped(Trouble why) {
        lost(why);
        nextAttempt = null;
        hopeless = true;
    }

    /// The server sends what is missing.
    void resyncing(int receivedNow, int totalNow) {
        leaveStep();
        resyncing = true;
        received = receivedNow;
        total = totalNow;
    }

    /// The picture is in step with the server.
    void inStep() {
        inStep = true;
        offline = false;
        resyncing = false;
        trouble = Trouble.NONE;
    }

    /// True where the picture follows the server.
    boolean isInStep() {
        return inStep;
    }

    /// Looks at the clock.
    void update() {
        if (inStep) {
            lag.update();
        } else if (clock.elapsed().minus(lostSince).compareTo(OFFLINE_AFTER) >= 0) {
            offline = true;
        }
    }

    /// @param dataFrom server time of the newest applied message; absent if there never was one
    Freshness freshness(@Nullable Instant dataFrom) {
        if (inStep) {
            return lag.isLate() ? new Freshness.Late(lag.lag(), lag.cause()) : new Freshness.Live(lag.lag());
        }
        if (resyncing) {
            return new Freshness.Resyncing(received, total, dataFrom);
        }
        return offline || hopeless
                ? new Freshness.Offline(dataFrom, attempt, nextAttempt, trouble)
                : new Freshness.Reconnecting(attempt, nextAttempt, dataFrom, lostAt);
    }

    private void lost(Trouble why) {
        leaveStep();
        resyncing = false;
        if (why != Trouble.NONE) {
            trouble = why;
        }
    }

    private void leaveStep() {
        if (inStep) {
            inStep = false;
            lostSince = clock.elapsed();
            lostAt = clock.wall();
        }
    }
}
