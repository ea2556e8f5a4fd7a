package pitwall.fleet.rollout;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a rollout remembers beside its cars. Plain values, stored by the server as one row.
///
/// @param revision counts the steps that changed anything; writers name the one they saw
/// @param decisions the number of the last [Decision]
/// @param at server time of the last step; time never goes back for a rollout
/// @param wave counted from 0 over all phases; the number of waves when all are over
/// @param startedAt absent before the start
/// @param phaseDeadline after this no further car of the running phase starts; absent before the start
/// @param soakUntil end of the running soak or wait; absent unless a wave is over
/// @param finishedAt absent until it is over
/// @param pause absent unless paused
/// @param approval absent unless asked for
/// @param retreat absent unless cars go back or went back
/// @param allowedFailures failures of the running phase that a person has accepted
/// @param ask what waits for a second person's word; absent unless somebody asked
/// @param lead on whose rights it runs: who launched it or let it go on last; absent before
/// @param following which cars are settled in a plan that follows queries; absent in any other, and before the first
public record RolloutHead(
        long revision,
        long decisions,
        Instant at,
        RolloutStatus status,
        int wave,
        @Nullable Instant startedAt,
        @Nullable Instant phaseDeadline,
        @Nullable Instant soakUntil,
        @Nullable Instant finishedAt,
        @Nullable Pause pause,
        @Nullable Approval approval,
        @Nullable Retreat retreat,
        int allowedFailures,
        @Nullable Ask ask,
        @Nullable String lead,
        @Nullable Following following) {
    static RolloutHead draft(Instant at) {
        return new RolloutHead(
                0, 0, at, RolloutStatus.DRAFT, 0, null, null, null, null, null, null, null, 0, null, null, null);
    }

    /// What it does, or goes back to doing once the pause is over.
    public RolloutStatus mode() {
        return status == RolloutStatus.PAUSED && pause != null ? pause.resumeTo() : status;
    }
}
