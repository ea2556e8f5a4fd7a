package pitwall.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.query.CarPart;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Direction;

/// How far a car came with the newest thing that was wanted of its software.
///
/// @param rollout the update of a single car is a rollout of one
/// @param version what the rollout brings; on the way `BACK` the car goes to what it ran before
/// @param reason why it failed, waits or was left; absent when all is well
/// @param failure what it failed for last in this rollout, whatever became of it since; absent where it never failed
/// @param before the version it goes back to if need be; absent where there is nothing, or nothing was asked of it yet
/// @param attempt how many intents the car was given
/// @param since server time since when it is in this stage
/// @param deadline server time at which the stage ends by itself; absent if it does not
public record UpdateProgress(
        CarId car,
        String rollout,
        UpdateKind kind,
        String version,
        Direction direction,
        CarStage stage,
        @Nullable ReasonCode reason,
        @Nullable ReasonCode failure,
        @Nullable String before,
        int attempt,
        Instant since,
        @Nullable Instant deadline)
        implements CarPart {}
