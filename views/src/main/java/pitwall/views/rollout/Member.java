package pitwall.views.rollout;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Direction;
import pitwall.protocol.UpdateProgress;
import pitwall.protocol.rest.CarUpdate;

/// A car of the rollout and where it stands in it.
///
/// @param reason why it failed, waits or was left; absent when all is well
/// @param before what it goes back to if need be; absent where there is nothing
/// @param since server time since when it is in this stage
record Member(
        CarId car,
        CarStage stage,
        Direction direction,
        @Nullable ReasonCode reason,
        @Nullable String before,
        Instant since) {
    static Member of(CarUpdate update) {
        return new Member(
                update.car(), update.stage(), update.direction(), update.reason(), update.before(), update.since());
    }

    /// A car as it was seen in a picture.
    static Member of(UpdateProgress update) {
        return new Member(
                update.car(), update.stage(), update.direction(), update.reason(), update.before(), update.since());
    }

    /// The same car as the stream tells of it.
    Member as(UpdateProgress update) {
        return new Member(car, update.stage(), update.direction(), update.reason(), before, update.since());
    }
}
