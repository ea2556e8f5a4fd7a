package pitwall.fleet.rollout;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.safety.CarFacts;
import pitwall.fleet.safety.SafetyPolicy;

/// What can happen to a rollout. Every event has a defined [Outcome] in every state.
public sealed interface RolloutEvent {
    /// Time has passed. Due whenever [RolloutState#nextWake] says so; more often does no harm.
    record Tick() implements RolloutEvent {}

    /// The server knows something new about a car. Per car these come in the order in which the car said it.
    record CarSeen(CarFacts facts) implements RolloutEvent {}

    /// A car speaks about an intent.
    ///
    /// @param command the intent it speaks about
    /// @param reason why it failed or is blocked; absent otherwise
    record CarReport(
            CarId car,
            CommandId command,
            CarStep step,
            @Nullable ReasonCode reason) implements RolloutEvent {}

    /// Another safety policy holds from now on.
    record PolicyChanged(SafetyPolicy policy) implements RolloutEvent {}

    /// The request or the consent no longer counts, for example because one of the two lost the role before the start.
    record ApprovalVoided(String why) implements RolloutEvent {}

    /// The release must not be put on any further car. Ends the rollout as an abort does; what is installed stays until
    /// a person brings it back.
    record ReleaseRevoked(String why) implements RolloutEvent {}

    /// These are the cars that a phase begins with: those that its query means now, in the phase's order and without
    /// those of the phases before. Asked for by [RolloutState#wantedCars].
    ///
    /// @param claimed cars that the query means too and that another rollout has
    record CarsNamed(int phase, List<Target> targets, List<CarId> claimed) implements RolloutEvent {
        public CarsNamed {
            targets = List.copyOf(targets);
            claimed = List.copyOf(claimed);
        }

        /// Where no other rollout has any.
        public CarsNamed(int phase, List<Target> targets) {
            this(phase, targets, List.of());
        }
    }

    /// A person did something.
    record Act(PersonAct act) implements RolloutEvent {}
}
