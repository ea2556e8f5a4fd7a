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

    /// Whether the verdict follows from the figures by the rules of the engine, so that whoever has a recorded reading
    /// can check it without the server.
    ///
    /// @param allowedFailures that a person had accepted in the phase by then
    public boolean isFounded(int allowedFailures) {
        return switch (gate) {
            case FAILURE_THRESHOLD -> isFailureFounded(allowedFailures);
            case SUCCESS_THRESHOLD, CANARY_HEALTHY -> isSuccessFounded();
            case SAFETY_CHECKS -> verdict instanceof GateVerdict.Open == (unsafe == 0);
            case CAR_LIMIT -> verdict instanceof GateVerdict.Undecided(int cars, int most) && cars > most;
        };
    }

    private boolean isFailureFounded(int allowedFailures) {
        boolean tooMany = finished() > 0 && (double) failed / finished() > limit + RolloutRules.EPSILON;
        return switch (verdict) {
            case GateVerdict.Open() -> !tooMany || failed <= allowedFailures;
            case GateVerdict.Breached() -> tooMany;
            case GateVerdict.Waiting _ -> finished() < sampleNeeded;
            case GateVerdict.Undecided _ -> false;
        };
    }

    private boolean isSuccessFounded() {
        boolean enough = finished() > 0 && (double) succeeded / finished() >= limit - RolloutRules.EPSILON;
        boolean complete = finished() >= sampleNeeded;
        return switch (verdict) {
            case GateVerdict.Open() -> sampleNeeded == 0 || enough && complete;
            case GateVerdict.Breached() -> sampleNeeded > 0 && finished() > 0 && !enough;
            case GateVerdict.Waiting _ -> sampleNeeded > 0 && !(enough && complete);
            case GateVerdict.Undecided _ -> !complete && (enough || finished() == 0);
        };
    }

    private int finished() {
        return succeeded + failed;
    }

    /// The share of success with its 95 % interval.
    public Share success() {
        return new Share(succeeded, succeeded + failed);
    }
}
