package pitwall.fleet.rollout;

/// A part of a phase whose cars are released together.
///
/// @param canary whether it is the canary of its phase
/// @param from position of its first car in the phase's order
/// @param to position after its last car
public record Wave(boolean canary, int from, int to) {
    public int size() {
        return to - from;
    }
}
