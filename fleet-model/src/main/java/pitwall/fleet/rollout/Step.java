package pitwall.fleet.rollout;

import java.util.List;

/// The result of one event. The caller stores `state.head()`, the `changed` cars, `intents` and `decisions` in one
/// transaction, then acts on the intents.
///
/// @param changed the cars whose row is new
public record Step(
        RolloutState state,
        Outcome outcome,
        List<RolloutIntent> intents,
        List<Decision> decisions,
        List<CarProgress> changed) {
    public Step {
        intents = List.copyOf(intents);
        decisions = List.copyOf(decisions);
        changed = List.copyOf(changed);
    }
}
