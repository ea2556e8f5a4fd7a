package pitwall.client;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far the server's clock is ahead of this computer's, measured from questions and answers. Owned by the
/// `pitwall-fleet` thread.
///
/// The answer's time is taken as the middle of the round trip, so the error is at most half of it: the
/// quickest round trip is the best witness. Its word fades by half a millisecond a second, which lets a drifting clock
/// be
/// noticed.
final class ServerClock {
    private static final long FADING_PER_SECOND = 2_000;

    private Duration ahead = Duration.ZERO;
    private @Nullable Duration roundTrip;
    private @Nullable Duration bestRoundTrip;
    private @Nullable Instant bestAt;

    /// Notes that a question sent at `sent` was answered with `serverTime` at `received`; both local clock.
    void answered(Instant sent, Instant serverTime, Instant received) {
        Duration trip = Duration.between(sent, received);
        if (trip.isNegative()) {
            return;
        }
        roundTrip = trip;
        if (bestRoundTrip == null || trip.compareTo(faded(bestRoundTrip, received)) <= 0) {
            bestRoundTrip = trip;
            bestAt = received;
            ahead = Duration.between(sent.plus(trip.dividedBy(2)), serverTime);
        }
    }

    /// Starts over with an estimate: the connection or the trust in the local clock is lost.
    void forget() {
        bestRoundTrip = null;
        bestAt = null;
        roundTrip = null;
    }

    /// Server clock minus local clock.
    Duration ahead() {
        return ahead;
    }

    /// True until an answer came on this connection.
    boolean isEstimated() {
        return bestRoundTrip == null;
    }

    /// The last round trip; absent before the first answer.
    @Nullable
    Duration roundTrip() {
        return roundTrip;
    }

    private Duration faded(Duration best, Instant now) {
        Duration age = bestAt == null ? Duration.ZERO : Duration.between(bestAt, now);
        return best.plus(age.isNegative() ? Duration.ZERO : age.dividedBy(FADING_PER_SECOND));
    }
}
