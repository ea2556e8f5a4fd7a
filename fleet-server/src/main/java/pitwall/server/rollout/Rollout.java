package pitwall.server.rollout;

import java.time.Instant;
import pitwall.fleet.rollout.RolloutId;
import pitwall.fleet.rollout.RolloutState;

/// A rollout with what the engine has no need to know.
///
/// @param revision counts what people did and the changes of status; a person names the one they saw. Single cars move
///     on without it, so that nobody is refused for a heartbeat
public record Rollout(RolloutState state, Origin origin, long revision) {
    /// @param number counts all rollouts of this server
    /// @param single the update of one car, asked for by itself
    public record Origin(long number, boolean single, String requestedBy, Instant requestedAt) {}

    public RolloutId id() {
        return state.plan().id();
    }

    Rollout with(RolloutState next, long otherRevision) {
        return new Rollout(next, origin, otherRevision);
    }
}
