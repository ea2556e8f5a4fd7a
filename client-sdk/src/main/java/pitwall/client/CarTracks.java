package pitwall.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import pitwall.fleet.CarId;
import pitwall.protocol.rest.CarTrack;

/// Where cars were. Changes nothing. Thread-safe; futures end on a virtual thread and never fail.
public interface CarTracks {
    /// Where a car was lately, or before a moment of the past, as exactly as the person may know. Lately is asked for
    /// relative to now, so that the answer is found again while the server cannot be asked; what was asked of the past
    /// is not remembered.
    ///
    /// @param last how far back, at most 7 days
    /// @param until server time, nothing later is told; empty for now
    CompletableFuture<Answer<CarTrack>> track(CarId car, Duration last, Optional<Instant> until);
}
