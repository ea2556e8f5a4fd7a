package pitwall.server.link;

import java.time.Instant;
import pitwall.fleet.CarId;
import pitwall.protocol.CarFrame;

/// Somebody who wants all figures that cars measure, those that come late as well. Called within a write, so it must
/// not wait for anything.
@FunctionalInterface
public interface ReadingsListener {
    /// Nobody listens.
    ReadingsListener NOBODY = (car, claimed, received, readings) -> {};

    /// @param claimed by the car's clock
    /// @param received server time
    void measured(CarId car, Instant claimed, Instant received, CarFrame.Readings readings);
}
