package pitwall.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.ReasonCode;

/// A car that came to an end of its way, forward or back.
///
/// @param version what it was on its way to; absent where it was never told
/// @param reason why it did not get there; absent where it did
/// @param message what the car itself said went wrong, redacted and short; absent where it said nothing
/// @param at server time
public record UpdateEnding(
        CarId car,
        String rollout,
        @Nullable String version,
        @Nullable ReasonCode reason,
        @Nullable String message,
        Instant at) {}
