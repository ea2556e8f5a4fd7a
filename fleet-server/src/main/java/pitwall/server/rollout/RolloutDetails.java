package pitwall.server.rollout;

import org.jspecify.annotations.Nullable;
import pitwall.fleet.release.Release;
import pitwall.fleet.rollout.Ask;
import pitwall.fleet.rollout.Canary;
import pitwall.fleet.rollout.Phase;
import pitwall.fleet.rollout.PhaseOrder;
import pitwall.fleet.rollout.RolloutHead;
import pitwall.fleet.rollout.RolloutPlan;
import pitwall.fleet.rollout.Timing;
import pitwall.fleet.rollout.Wave;
import pitwall.protocol.rest.RolloutDetail;
import pitwall.server.policy.PolicyWords;

/// What an approver reads. Pure.
final class RolloutDetails {
    private RolloutDetails() {}

    static RolloutDetail of(Rollout rollout) {
        RolloutPlan plan = rollout.state().plan();
        RolloutHead head = rollout.state().head();
        return new RolloutDetail(
                facts(plan.release()),
                plan.terms().forceReason(),
                plan.conditions().minimumBatteryPercent(),
                plan.phases().stream().map(RolloutDetails::phase).toList(),
                ask(head.ask()),
                head.lead(),
                plan.conditions().charging() ? true : null,
                plan.conditions().unmetered() ? true : null,
                plan.downloadAhead() ? true : null,
                plan.conditions().stationary(),
                PolicyWords.windows(plan.conditions().windows()));
    }

    private static RolloutDetail.PhaseDetail phase(Phase phase) {
        Timing timing = phase.timing();
        return new RolloutDetail.PhaseDetail(
                phase.name(),
                phase.waves().stream().filter(Wave::canary).mapToInt(Wave::size).sum(),
                phase.shape().percents(),
                phase.gates().canaryHealthy(),
                phase.gates().safetyChecks(),
                timing.soak(),
                timing.waitAfter(),
                timing.phaseTimeout(),
                timing.carTimeout(),
                timing.rollbackTimeout(),
                phase.order() == PhaseOrder.BY_ID ? null : phase.order(),
                phase.query(),
                phase.mostCars(),
                phase.shape().canary() instanceof Canary.Percent(int percent) ? percent : null);
    }

    private static RolloutDetail.ReleaseFacts facts(Release release) {
        return new RolloutDetail.ReleaseFacts(
                release.artifact().sha256(),
                release.artifact().length(),
                release.counter(),
                release.trust(),
                release.signedBy().stream().sorted().toList(),
                release.models().stream().sorted().toList(),
                release.hardware().stream().sorted().toList(),
                release.fromVersions().stream().sorted().toList(),
                release.minimumBatteryPercent(),
                release.minimumAgent());
    }

    private static RolloutDetail.@Nullable AskEntry ask(@Nullable Ask ask) {
        return ask == null
                ? null
                : new RolloutDetail.AskEntry(
                        ask.act().word(),
                        ask.requestedBy(),
                        ask.at(),
                        ask.expiresAt(),
                        ask.act().why(),
                        ask.failures());
    }
}
