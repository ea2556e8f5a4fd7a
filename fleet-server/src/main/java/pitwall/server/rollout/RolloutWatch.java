package pitwall.server.rollout;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.rollout.CommandId;
import pitwall.fleet.rollout.Outcome;
import pitwall.fleet.rollout.RolloutEvent;
import pitwall.fleet.rollout.RolloutId;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.UpdateReport;

/// Sees how rollouts go. Called on the writer thread, so it must return at once.
public interface RolloutWatch {
    /// Lets a rollout take a step, once. Nothing of it is on disk yet.
    Outcome stepping(RolloutId rollout, RolloutEvent event, Supplier<Outcome> step);

    /// A car is asked for something. Told, like the rest, once it is on disk.
    void given(GivenIntent intent);

    /// A car came to another stage of what it was asked for.
    void moved(GivenIntent intent, Instant at);

    /// A car tells a step of an update, as it came over its link.
    ///
    /// @param at by the car's own clock
    default void told(CarId car, UpdateReport report, @Nullable ReasonCode reason, Instant at) {}

    /// What a car is told of whom its order comes from, so that its steps can be followed; empty where nobody does.
    default Optional<String> trace(CommandId order) {
        return Optional.empty();
    }

    /// A rollout came to another status.
    void turned(Rollout rollout, RolloutStatus before, Instant at);
}
