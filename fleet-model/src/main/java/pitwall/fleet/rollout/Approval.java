package pitwall.fleet.rollout;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A request for a second person's consent to exactly one plan, and the consent once it is given.
///
/// @param planHash see [RolloutPlan#hash]
/// @param requestedBy never the one who approves
/// @param approvedBy absent until somebody approved
public record Approval(
        String planHash,
        String requestedBy,
        Instant requestedAt,
        @Nullable String approvedBy) {
    /// How long a request stays open.
    public static final Duration VALIDITY = Duration.ofMinutes(30);

    /// The first moment at which it is too late to approve.
    public Instant expiresAt() {
        return requestedAt.plus(VALIDITY);
    }

    Approval by(String person) {
        return new Approval(planHash, requestedBy, requestedAt, person);
    }
}
