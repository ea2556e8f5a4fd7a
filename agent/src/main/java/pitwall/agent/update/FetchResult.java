package pitwall.agent.update;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.ReasonCode;

/// What came of bringing a release into the car.
sealed interface FetchResult {
    /// The whole artifact is on disk, and it is what was signed.
    record Fetched(ReleaseFacts facts) implements FetchResult {}

    /// It is in the other slot already, and whole.
    record Kept(SlotImage image) implements FetchResult {}

    /// This order will never be carried out.
    record Refused(ReasonCode reason, String sentence) implements FetchResult {}

    /// Another try may help; what came so far is kept.
    ///
    /// @param after when the server wants to be asked again; absent where it did not say
    record Interrupted(
            ReasonCode reason, String sentence, @Nullable Duration after) implements FetchResult {
        /// Nobody said when to try again.
        Interrupted(ReasonCode reason, String sentence) {
            this(reason, sentence, null);
        }
    }

    /// The whole length came, and it is something else. What came is gone.
    ///
    /// @param atOnce in one pull: otherwise a power loss may have spoiled the first part of it
    record Spoiled(boolean atOnce, String sentence) implements FetchResult {}
}
