package pitwall.protocol.rest;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.Precision;

/// Where a car was.
///
/// @param from the beginning of what was asked for
/// @param to its end; never later than the answer
/// @param precision how exactly the reader may know; to a kilometre means whole minutes too, and by region no points at
/// all
/// @param points oldest first
public record CarTrack(CarId car, Instant from, Instant to, Precision precision, List<Point> points) {
    public CarTrack {
        points = List.copyOf(points);
    }

    /// @param at server time
    /// @param heading degrees clockwise from north; absent where it is not told
    /// @param gap true where the car was not heard before: nobody knows how it came here
    public record Point(
            Instant at,
            double latitude,
            double longitude,
            @Nullable Integer heading,
            boolean gap) {}
}
