package pitwall.server.rollout;

import java.time.Instant;
import pitwall.fleet.rollout.RolloutStatus;

/// Hears how rollouts go, once it is on disk. Called on the writer thread, so it must return at once.
public interface RolloutWatch {
    /// A car is asked for something.
    void given(GivenIntent intent);

    /// A car came to another stage of what it was asked for.
    void moved(GivenIntent intent, Instant at);

    /// A rollout came to another status.
    void turned(Rollout rollout, RolloutStatus before, Instant at);
}
