package pitwall.client.past;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.protocol.UpdateProgress;

/// Says which cars count when the past is looked through. Called on the thread of the history: immutable.
@FunctionalInterface
public interface CarFilter {
    /// Every car.
    CarFilter ALL = (car, update, at) -> true;

    /// True where the car counts as it was at a moment, server time.
    ///
    /// @param update its newest update; absent where it never had one
    boolean counts(Car car, @Nullable UpdateProgress update, Instant at);
}
