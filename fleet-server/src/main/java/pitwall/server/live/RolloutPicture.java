package pitwall.server.live;

import java.util.Optional;
import pitwall.fleet.Scope;
import pitwall.protocol.RolloutView;

/// A rollout as it stood at one sequence, for readers of any scope. Immutable and thread-safe.
public interface RolloutPicture {
    /// With all its cars.
    RolloutView whole();

    /// With the cars of a scope; empty where it has none there.
    Optional<RolloutView> seenBy(Scope scope);

    /// What of it is enough to show it to anybody. Costs a look at every car, once.
    PlacedRollout placed();
}
