package pitwall.fleet.rollout;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A request for a second person's consent to exactly one plan, and the consent once it is given.
///
/// @param planHash see [RolloutPlan#hash]
/// @param requestedBy never the one who approves
/// @param approvedBy absent until somebody approved
/// @param reason why they did, in their words; absent where they gave none
public record Approval(
        String planHash,
        String requestedBy,
        Instant requestedAt,
        @Nullable String approvedBy,
        @Nullable String reason) {
    /// How long a request stays open.
    public static final Duration VALIDITY = Duration.ofMinutes(30);

    /// A request that nobody answered yet.
    public static Approval asked(String planHash, String requestedBy, Instant requestedAt) {
        return new Approval(planHash, requestedBy, requestedAt, null, null);
    }

    /// The first moment at which it is too late to approve.
    public Instant expiresAt() {
        return requestedAt.plus(VALIDITY);
    }

    /// @param why empty where they gave no reason
    Approval by(String person, String why) {
        return new Approval(planHash, requestedBy, requestedAt, person, why.isEmpty() ? null : why);
    }
}
