package pitwall.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import pitwall.fleet.CarId;
import pitwall.protocol.rest.CarTrack;

/// Where cars were. Changes nothing. Thread-safe; futures end on a virtual thread and never fail.
public interface CarTracks {
    /// Where a car was lately, as exactly as the person may know. Asked for relative to now, so that the answer is
    /// found
    /// again while the server cannot be asked.
    ///
    /// @param last how far back, at most 7 days
    CompletableFuture<Answer<CarTrack>> track(CarId car, Duration last);
}
