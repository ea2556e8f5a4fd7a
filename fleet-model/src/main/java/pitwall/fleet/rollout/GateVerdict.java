package pitwall.fleet.rollout;

/// What a gate says.
public sealed interface GateVerdict {
    /// Goes on.
    record Open() implements GateVerdict {}

    /// Not yet: `have` of `need`, by itself or by more cars finishing.
    record Waiting(int have, int need) implements GateVerdict {}

    /// The plan's policy for a breach applies.
    record Breached() implements GateVerdict {}

    /// There is too little to judge by, and no more will come: a person decides.
    record Undecided(int have, int need) implements GateVerdict {}
}
