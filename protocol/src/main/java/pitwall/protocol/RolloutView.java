package pitwall.protocol;

import org.jspecify.annotations.Nullable;
import pitwall.fleet.rollout.WaitingFor;
import pitwall.protocol.rest.RolloutEntry;

/// A rollout as one reader sees it.
///
/// @param rollout as `GET /api/v1/rollouts/{id}` gives it
/// @param partial true where the reader sees only some of its cars: every figure is then of those alone
/// @param waitingFor the one thing it waits for; absent where a newer server says it in a way this version cannot read
public record RolloutView(
        RolloutEntry rollout, boolean partial, @Nullable WaitingFor waitingFor) {
    /// The rollout's id.
    public String id() {
        return rollout.id();
    }
}
