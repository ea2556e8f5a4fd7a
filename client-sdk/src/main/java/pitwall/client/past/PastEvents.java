package pitwall.client.past;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/// Tells what happened to the fleet in the past. Any thread; times are the server's.
public interface PastEvents {
    /// What happened after `from` and until `to`. A stretch that nobody saw, or of which what was written is damaged,
    /// tells nothing. Fails where what was kept cannot be read at all.
    ///
    /// @param cars which cars count, and of which the alarms do
    CompletableFuture<Happenings> between(Instant from, Instant to, CarFilter cars);

    /// Nothing was kept.
    PastEvents NOTHING = (from, to, cars) -> CompletableFuture.completedFuture(Happenings.NONE);
}
