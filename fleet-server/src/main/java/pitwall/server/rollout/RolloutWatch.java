package pitwall.server.rollout;

import java.time.Instant;
import java.util.function.Supplier;
import pitwall.fleet.rollout.Outcome;
import pitwall.fleet.rollout.RolloutEvent;
import pitwall.fleet.rollout.RolloutId;
import pitwall.fleet.rollout.RolloutStatus;

/// Sees how rollouts go. Called on the writer thread, so it must return at once.
public interface RolloutWatch {
    /// Lets a rollout take a step, once. Nothing of it is on disk yet.
    Outcome stepping(RolloutId rollout, RolloutEvent event, Supplier<Outcome> step);

    /// A car is asked for something. Told, like the rest, once it is on disk.
    void given(GivenIntent intent);

    /// A car came to another stage of what it was asked for.
    void moved(GivenIntent intent, Instant at);

    /// A rollout came to another status.
    void turned(Rollout rollout, RolloutStatus before, Instant at);
}
