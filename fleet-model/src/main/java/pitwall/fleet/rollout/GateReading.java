package pitwall.fleet.rollout;

/// One reading of a gate, with all it was based on.
///
/// @param limit the share of the plan; for [Gate#SAFETY_CHECKS] 0
/// @param succeeded of the cars looked at (the canary, or the phase so far), those with proof
/// @param failed of the cars looked at
/// @param sampleNeeded finished cars that are needed before the share counts
/// @param leftBehind of the cars looked at
/// @param unsafe cars with the release that report safe mode or a local stop
public record GateReading(
        Gate gate,
        GateVerdict verdict,
        double limit,
        int succeeded,
        int failed,
        int sampleNeeded,
        int leftBehind,
        int unsafe) {
    /// The same figures with another verdict.
    GateReading saying(GateVerdict other) {
        return new GateReading(gate, other, limit, succeeded, failed, sampleNeeded, leftBehind, unsafe);
    }

    /// The share of success with its 95 % interval.
    public Share success() {
        return new Share(succeeded, succeeded + failed);
    }
}
