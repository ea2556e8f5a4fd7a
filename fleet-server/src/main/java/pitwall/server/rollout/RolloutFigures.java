package pitwall.server.rollout;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.rollout.Approval;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Pause;
import pitwall.fleet.rollout.Phase;
import pitwall.fleet.rollout.PlanNote;
import pitwall.fleet.rollout.RolloutHead;
import pitwall.fleet.rollout.RolloutPlan;
import pitwall.fleet.rollout.Tally;
import pitwall.fleet.rollout.Wave;
import pitwall.protocol.rest.RolloutEntry;

/// A rollout in the words of the contract, as REST and the stream say it. Pure.
public final class RolloutFigures {
    private RolloutFigures() {}

    /// With everything that an approver approves.
    public static RolloutEntry whole(Rollout rollout) {
        return entry(rollout, rollout.state().plan().hash()).with(RolloutDetails.of(rollout));
    }

    /// @param planHash of its plan; a large plan's takes a while
    public static RolloutEntry entry(Rollout rollout, String planHash) {
        RolloutPlan plan = rollout.state().plan();
        RolloutHead head = rollout.state().head();
        RolloutEntry entry = new RolloutEntry(
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
                planHash,
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
        PlanNote note = plan.terms().note();
        return note == null ? entry : entry.saying(note.text(), note.ticket());
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

    /// How many cars are where; stages without cars are left out.
    public static Map<CarStage, Integer> counts(Tally tally) {
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
                        approval.requestedBy(),
                        approval.requestedAt(),
                        approval.expiresAt(),
                        approval.approvedBy(),
                        approval.reason());
    }

    private static RolloutEntry.@Nullable PauseEntry pause(@Nullable Pause pause) {
        return pause == null
                ? null
                : new RolloutEntry.PauseEntry(pause.since(), pause.person(), pause.gate(), pause.resumeTo());
    }
}
