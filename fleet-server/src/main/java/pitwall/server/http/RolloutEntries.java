package pitwall.server.http;

import pitwall.fleet.rollout.RolloutPreview;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.protocol.rest.RolloutOutlook;
import pitwall.server.rollout.Rollout;
import pitwall.server.rollout.RolloutFigures;

/// Rollouts in the words of the contract. Pure.
final class RolloutEntries {
    private RolloutEntries() {}

    static RolloutEntry entry(Rollout rollout) {
        return RolloutFigures.entry(rollout, rollout.state().plan().hash());
    }

    static RolloutOutlook outlook(RolloutPreview preview, boolean approvalNeeded) {
        return new RolloutOutlook(
                preview.at(),
                preview.planHash(),
                approvalNeeded,
                preview.phases().stream()
                        .map(phase -> new RolloutOutlook.PhaseOutlook(
                                phase.name(),
                                phase.cars(),
                                phase.eligible(),
                                phase.later(),
                                phase.blocked(),
                                phase.excluded(),
                                phase.withoutWayBack(),
                                phase.conflicts()))
                        .toList(),
                preview.estimate().earliest(),
                preview.estimate().latest(),
                preview.estimate().peak());
    }
}
