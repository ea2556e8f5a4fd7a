package pitwall.agent.update;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Convergence;
import pitwall.fleet.ReasonCode;
import pitwall.protocol.CarFrame;

/// How far the car is with its software, for whoever reports or drives.
///
/// @param managed a server has ordered something of this car at least once
/// @param changing it is being changed: the car must not drive off now
/// @param progress 0 to 100 while something is on its way
/// @param software what runs; empty in a car without any
public record UpdateStatus(
        boolean managed,
        boolean changing,
        Convergence convergence,
        @Nullable ReasonCode reason,
        @Nullable String message,
        @Nullable Integer progress,
        Optional<CarFrame.Software> software) {
    /// Nobody has said anything yet.
    public static final UpdateStatus NONE =
            new UpdateStatus(false, false, Convergence.CONVERGED, null, null, null, Optional.empty());
}
