package pitwall.server.http;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.rollout.Approval;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Pause;
import pitwall.fleet.rollout.Phase;
import pitwall.fleet.rollout.RolloutHead;
import pitwall.fleet.rollout.RolloutPlan;
import pitwall.fleet.rollout.RolloutPreview;
import pitwall.fleet.rollout.Tally;
import pitwall.fleet.rollout.Wave;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.protocol.rest.RolloutOutlook;
import pitwall.server.rollout.Rollout;

/// Rollouts in the words of the contract. Pure.
final class RolloutEntries {
    private RolloutEntries() {}

    static RolloutEntry entry(Rollout rollout) {
        RolloutPlan plan = rollout.state().plan();
        RolloutHead head = rollout.state().head();
        return new RolloutEntry(
                plan.id().value(),
                plan.name(),
                rollout.origin().single(),
                plan.release().version(),
                plan.kind(),
                head.status(),
                rollout.revision(),
                plan.size(),
                counts(rollout.state().tally()),
                rollout.state().phase().orElse(null),
                phases(rollout),
                plan.hash(),
                plan.terms().forced(),
                plan.terms().approval(),
                consent(head.approval()),
                pause(head.pause()),
                rollout.origin().requestedBy(),
                rollout.origin().requestedAt(),
                plan.terms().startAt(),
                head.startedAt(),
                head.soakUntil(),
                head.finishedAt(),
                rollout.state().nextWake().orElse(null));
    }

    private static List<RolloutEntry.PhaseEntry> phases(Rollout rollout) {
        List<Phase> phases = rollout.state().plan().phases();
        List<RolloutEntry.PhaseEntry> entries = new ArrayList<>();
        for (int number = 0; number < phases.size(); number++) {
            Phase phase = phases.get(number);
            entries.add(new RolloutEntry.PhaseEntry(
                    phase.name(),
                    phase.targets().size(),
                    counts(rollout.state().tally(number)),
                    phase.waves().stream().map(Wave::size).toList(),
                    phase.parallel(),
                    phase.gates().successThreshold(),
                    phase.gates().failureLimit(),
                    phase.gates().minimumSample(),
                    phase.gates().onBreach()));
        }
        return entries;
    }

    static Map<CarStage, Integer> counts(Tally tally) {
        Map<CarStage, Integer> counts = new EnumMap<>(CarStage.class);
        for (CarStage stage : CarStage.values()) {
            if (tally.of(stage) > 0) {
                counts.put(stage, tally.of(stage));
            }
        }
        return counts;
    }

    private static RolloutEntry.@Nullable Consent consent(@Nullable Approval approval) {
        return approval == null
                ? null
                : new RolloutEntry.Consent(
                        approval.requestedBy(), approval.requestedAt(), approval.expiresAt(), approval.approvedBy());
    }

    private static RolloutEntry.@Nullable PauseEntry pause(@Nullable Pause pause) {
        return pause == null ? null : new RolloutEntry.PauseEntry(pause.since(), pause.person(), pause.gate());
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
