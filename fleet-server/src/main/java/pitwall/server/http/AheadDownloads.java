package pitwall.server.http;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import pitwall.server.access.DownloadTokens;
import pitwall.server.access.DownloadTokens.Grant;

/// How many cars may pull at once what nobody has ordered of them yet. The waves of a rollout bound who installs at the
/// same time, and nothing else bounds who downloads ahead: without this a rollout of the whole fleet takes the server's
/// line from the cars that were ordered. Those, and people, are never counted. Thread-safe.
final class AheadDownloads {
    /// Cars that were sent away come back spread over the second half of this, so that they do not do so together.
    static final Duration LATEST_RETURN = Duration.ofMinutes(2);

    private static final String BEARER = "Bearer ";

    private final DownloadTokens tokens;
    private final Semaphore places;
    private final InstantSource clock;

    /// @param most at once; 0 for none at all
    AheadDownloads(DownloadTokens tokens, int most, InstantSource clock) {
        this.tokens = tokens;
        this.places = new Semaphore(most);
        this.clock = clock;
    }

    /// What a download holds while it lasts. Closing it twice is a bug.
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /// Lets a download begin; one that was not ordered only where there is a place.
    Place enter(ApiCall call) {
        Optional<Grant> ahead = call.header("Authorization")
                .filter(header -> !call.isPerson() && header.startsWith(BEARER))
                .flatMap(header -> tokens.read(header.substring(BEARER.length()).strip(), clock.instant()))
                .filter(Grant::ahead);
        if (ahead.isEmpty()) {
            return () -> {};
        }
        if (!places.tryAcquire()) {
            throw new FaultException(busy(ahead.get()));
        }
        return places::release;
    }

    private static Fault busy(Grant grant) {
        long half = LATEST_RETURN.toSeconds() / 2;
        long wait = half + Math.floorMod(grant.car().hashCode(), half);
        return new Fault(
                503,
                "DOWNLOADS_BUSY",
                "As many cars as may download what is not ordered yet; those that are ordered go first.",
                List.of(),
                Map.of("Retry-After", Long.toString(wait)));
    }
}
