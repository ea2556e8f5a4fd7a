package pitwall.fleet.rollout;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.release.Software;

/// What a rollout remembers of one car. Plain values, stored by the server as one row.
///
/// @param attempt how many intents it was given, both ways; the last one has the id
///     [CommandId#of(RolloutId, CarId, int)] with this number
/// @param since server time since when it is in this stage
/// @param offeredAt server time of the last intent; absent before the first
/// @param deadline server time at which the stage ends by itself: an offer expires, an apply times out, a waiting car
///     may be asked again; absent if it does not
/// @param reason why it failed, was left, or what it waits for after its own word; absent when all is well
/// @param failure what it failed for last in this rollout, on either way, whatever became of it since; absent where it
///     never failed
/// @param before the build that it ran when it was last asked to go forward, if its history had it then; the only one
///     it can go back to
public record CarProgress(
        CarId car,
        CarStage stage,
        Direction direction,
        int attempt,
        Instant since,
        @Nullable Instant offeredAt,
        @Nullable Instant deadline,
        @Nullable ReasonCode reason,
        @Nullable ReasonCode failure,
        @Nullable Software before) {
    private static final ReasonCode UNSAID = new ReasonCode("UNKNOWN");

    /// A car of which nothing was asked yet.
    public static CarProgress untouched(CarId car, Instant since) {
        return new CarProgress(car, CarStage.WAITING, Direction.FORWARD, 0, since, null, null, null, null, null);
    }

    /// This car in another stage from `now` on.
    CarProgress to(CarStage next, Instant now, @Nullable Instant until, @Nullable ReasonCode because) {
        ReasonCode failed = next == CarStage.FAILED ? Objects.requireNonNullElse(because, UNSAID) : failure;
        return new CarProgress(car, next, direction, attempt, now, offeredAt, until, because, failed, before);
    }

    /// This car, which did not get where it should: forward it counts as failed, on the way back a person must look.
    CarProgress failed(Instant now, @Nullable ReasonCode because) {
        CarStage end = direction == Direction.BACK ? CarStage.MANUAL : CarStage.FAILED;
        ReasonCode why = Objects.requireNonNullElse(because, UNSAID);
        return new CarProgress(car, end, direction, attempt, now, offeredAt, null, because, why, before);
    }

    /// This car with a new intent.
    ///
    /// @param ran what it can go back to from here
    CarProgress offered(Instant now, Instant until, @Nullable Software ran) {
        return new CarProgress(car, CarStage.OFFERED, direction, attempt + 1, now, now, until, null, failure, ran);
    }

    /// This car, which shall go back.
    CarProgress goingBack(Instant now) {
        return new CarProgress(
                car, CarStage.WAITING, Direction.BACK, attempt, now, offeredAt, null, null, failure, before);
    }

    /// This car in the same stage for another reason.
    CarProgress because(@Nullable ReasonCode other) {
        return new CarProgress(car, stage, direction, attempt, since, offeredAt, deadline, other, failure, before);
    }

    /// The id of the last intent; only for a car that had one.
    public CommandId command(RolloutId rollout) {
        return CommandId.of(rollout, car, attempt);
    }
}
