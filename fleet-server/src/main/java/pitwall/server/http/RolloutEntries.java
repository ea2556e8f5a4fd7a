package pitwall.server.http;

import java.util.List;
import java.util.Optional;
import pitwall.fleet.rollout.PhaseOrder;
import pitwall.fleet.rollout.RolloutPreview;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.protocol.rest.RolloutOutlook;
import pitwall.server.rollout.Rollout;
import pitwall.server.rollout.RolloutFigures;

/// Rollouts in the words of the contract. Pure.
final class RolloutEntries {
    private RolloutEntries() {}

    static RolloutEntry entry(Rollout rollout) {
        return RolloutFigures.whole(rollout);
    }

    private static RolloutOutlook.PhaseOutlook outlook(
            RolloutPreview.PhasePreview phase, List<RolloutPreview.Span> spans) {
        Optional<RolloutPreview.Span> span =
                spans.stream().filter(one -> one.phase().equals(phase.name())).findFirst();
        return new RolloutOutlook.PhaseOutlook(
                phase.name(),
                phase.cars(),
                phase.eligible(),
                phase.later(),
                phase.blocked(),
                phase.excluded(),
                phase.withoutWayBack(),
                phase.conflicts(),
                span.map(RolloutPreview.Span::from).orElse(null),
                span.map(RolloutPreview.Span::to).orElse(null),
                phase.order() == PhaseOrder.BY_ID ? null : phase.order(),
                phase.mostCars(),
                span.map(RolloutPreview.Span::latest).orElse(null));
    }

    static RolloutOutlook outlook(RolloutPreview preview, boolean approvalNeeded) {
        return new RolloutOutlook(
                preview.at(),
                preview.planHash(),
                approvalNeeded,
                preview.phases().stream()
                        .map(phase -> outlook(phase, preview.estimate().phases()))
                        .toList(),
                preview.estimate().earliest(),
                preview.estimate().latest(),
                preview.estimate().peak());
    }
}
