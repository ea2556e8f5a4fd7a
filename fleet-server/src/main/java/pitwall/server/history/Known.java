package pitwall.server.history;

import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.Precision;
import pitwall.protocol.UpdateProgress;
import pitwall.server.stream.Coarse;

/// A car with its newest update. Immutable.
///
/// @param update absent where it has none
record Known(Car car, @Nullable UpdateProgress update) {
    Known seen(Precision precision) {
        Car seen = Coarse.car(car, precision);
        return seen.equals(car) ? this : new Known(seen, update);
    }
}
