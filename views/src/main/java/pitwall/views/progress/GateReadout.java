package pitwall.views.progress;

import pitwall.fleet.rollout.Share;
import pitwall.protocol.rest.RolloutEntry.PhaseEntry;

/// What the gates of a phase say of its figures as they are now, by the formulas of the engine.
///
/// @param have cars that have finished
/// @param need cars that must have finished before a share counts
public record GateReadout(
        Share success, double successThreshold, Share failure, double failureLimit, int have, int need) {
    /// Shares are compared as the engine does: 7 of 100 are not more than 7 %.
    private static final double ROUNDING = 1e-9;

    public static GateReadout of(PhaseEntry phase, LaneFigures figures) {
        return new GateReadout(
                figures.success(),
                phase.successThreshold(),
                figures.failure(),
                phase.failureLimit(),
                figures.finished(),
                Math.min(phase.minimumSample(), figures.concerned()));
    }

    /// Whether there is enough to judge by.
    public boolean isJudged() {
        return have > 0 && have >= need;
    }

    public boolean isSuccessful() {
        return success.isKnown() && success.value() >= successThreshold - ROUNDING;
    }

    public boolean isFailing() {
        return failure.isKnown() && failure.value() > failureLimit + ROUNDING;
    }
}
