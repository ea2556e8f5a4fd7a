package pitwall.protocol.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Asks that one car runs a version.
///
/// @param version of a trusted release; for a rollback one that the car proved to have run
/// @param timeout to begin, and from then on to prove the version; 5 min for an update and 3 min for a rollback where
///     absent
/// @param giveUpAfter how long the car may take to come into a state in which it can begin; 6 h where absent
/// @param forceReason lifts the server's own gates, never those of the car, and needs a second person; absent unless
///     forced
/// @param charging asks the car to be at a charger, whatever the safety policy says
/// @param unmetered asks the car to be on a network on which bytes cost nothing, whatever the safety policy says
/// @param downloadAhead the car may download the release while it cannot begin yet
public record UpdateCar(
        String version,
        @JsonProperty("timeoutMs") @Nullable Duration timeout,
        @JsonProperty("giveUpAfterMs") @Nullable Duration giveUpAfter,
        @Nullable String forceReason,
        @Nullable Boolean charging,
        @Nullable Boolean unmetered,
        @Nullable Boolean downloadAhead) {
    /// Asks for nothing on top of the safety policy.
    public UpdateCar(
            String version, @Nullable Duration timeout, @Nullable Duration giveUpAfter, @Nullable String forceReason) {
        this(version, timeout, giveUpAfter, forceReason, null, null, null);
    }
}
