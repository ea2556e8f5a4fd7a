package pitwall.agent.update;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.ReasonCode;

/// What the updater is doing at this moment. Only a memory of the running program: after a restart it is made
/// again from the journal and the boot record.
sealed interface Phase {
    /// Nothing is ordered that has not ended.
    record Idle() implements Phase {}

    /// The release is on its way into the car.
    ///
    /// @param windowAt when the measured window of its speed began
    /// @param windowBytes what was there then
    record Fetching(Fetch fetch, Instant windowAt, long windowBytes) implements Phase {}

    /// The next try to fetch comes at `until`, or with the next token when that is what is missing.
    record Resting(Instant until, @Nullable ReasonCode reason, String sentence) implements Phase {}

    /// Everything is in the car; the moment is not right yet.
    record Waiting(@Nullable ReasonCode obstacle) implements Phase {}

    /// The apply has begun: what runs is stopping.
    record Stopping(Instant since) implements Phase {}

    /// The new software runs and has to prove itself.
    ///
    /// @param healthySince absent while it is not healthy
    record Trial(Instant since, @Nullable Instant healthySince) implements Phase {}

    /// The new software is to give way as soon as the car stands still.
    ///
    /// @param stoppingSince absent until it was told to stop
    record Leaving(@Nullable Instant stoppingSince) implements Phase {}

    /// What ran before runs again and has to prove itself.
    record Proving(Instant since, @Nullable Instant healthySince) implements Phase {}

    /// The apply has begun and the car is not what it was when it boots: dropping the order is no longer possible.
    default boolean hasBegun() {
        return switch (this) {
            case Idle idle -> false;
            case Fetching fetching -> false;
            case Resting resting -> false;
            case Waiting waiting -> false;
            case Stopping stopping -> true;
            case Trial trial -> true;
            case Leaving leaving -> true;
            case Proving proving -> true;
        };
    }
}
