package pitwall.fleet.rollout;

/// When a phase may go on.
///
/// @param successThreshold the smallest share of finished cars that must succeed, 0.0 to 1.0 (E-3)
/// @param failureLimit the largest share of finished cars that may fail, 0.0 to 1.0
/// @param minimumSample as many finished cars are needed before a share says anything, or all if there are fewer
/// @param canaryHealthy the canary must also be healthy when its soak time is over
/// @param safetyChecks no car that got the release may be in safe mode or stopped by hand
/// @param onBreach what happens when a gate stops the phase
public record GateRules(
        double successThreshold,
        double failureLimit,
        int minimumSample,
        boolean canaryHealthy,
        boolean safetyChecks,
        OnBreach onBreach) {
    /// 80 % success, 5 % failures from 20 cars on, all gates, roll back the phase.
    public static final GateRules DEFAULT = new GateRules(0.8, 0.05, 20, true, true, OnBreach.ROLL_BACK_PHASE);

    public GateRules {
        requireShare("success threshold", successThreshold);
        requireShare("failure limit", failureLimit);
        if (minimumSample < 1) {
            throw new IllegalArgumentException("minimum sample must be at least 1, was " + minimumSample);
        }
    }

    private static void requireShare(String name, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(name + " must be 0.0 to 1.0, was " + share);
        }
    }
}
