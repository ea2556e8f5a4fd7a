package pitwall.fleet.rollout;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Why a rollout is paused.
///
/// @param resumeTo where it goes on
/// @param person who paused it; absent if a gate did
/// @param gate the gate that paused it; absent if a person did
/// @param failedThen cars of the phase that had failed when the gate closed
public record Pause(
        RolloutStatus resumeTo,
        Instant since,
        @Nullable String person,
        @Nullable Gate gate,
        int failedThen) {}
