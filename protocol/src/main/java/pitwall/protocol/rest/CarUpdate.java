package pitwall.protocol.rest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.Convergence;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Direction;
import pitwall.fleet.rollout.RolloutStatus;

/// One car's part in a rollout; the update of a single car is a rollout of one.
///
/// @param version what the rollout brings
/// @param direction `BACK` once the car shall go back to what it ran before
/// @param stage how far the car came; only its own state makes it `SUCCEEDED`, its word alone makes it `CLAIMED`
/// @param convergence the same in the words of a car's status
/// @param reason why it failed, waits or was left; absent when all is well
/// @param attempt how many intents the car was given
/// @param intent the id of the last one; absent before the first
/// @param before what it goes back to if need be; absent where there is nothing
/// @param since server time since when it is in this stage
/// @param deadline server time at which the stage ends by itself; absent if it does not
/// @param said what the car itself said when it last failed or was held up in this rollout, whatever became of it
///     since; absent where it said nothing
public record CarUpdate(
        String rollout,
        RolloutStatus status,
        CarId car,
        UpdateKind kind,
        String version,
        Direction direction,
        CarStage stage,
        Convergence convergence,
        @Nullable ReasonCode reason,
        int attempt,
        @Nullable String intent,
        @Nullable Instant offeredAt,
        @Nullable String before,
        Instant since,
        @Nullable Instant deadline,
        String requestedBy,
        Instant requestedAt,
        @Nullable Word said) {
    /// A car's own words. They explain; they prove nothing.
    ///
    /// @param at server time
    /// @param kind of the report that they stood in, for example `failed`
    /// @param message without secrets; at most [pitwall.protocol.UpdateReport#MOST_MESSAGE] characters
    public record Word(Instant at, String kind, String message) {}
}
