package pitwall.server.rollout;

import java.util.List;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.rollout.Pause;
import pitwall.fleet.rollout.RolloutHead;
import pitwall.fleet.safety.UpdateVerdict;

/// Why a rollout itself keeps a car waiting. Pure.
final class Holds {
    private Holds() {}

    static List<UpdateVerdict> of(Rollout rollout) {
        RolloutHead head = rollout.state().head();
        Pause pause = head.pause();
        return switch (head.status()) {
            case PAUSED ->
                List.of(UpdateVerdict.needsSomebody(ReasonCode.PAUSED, pause == null ? null : pause.since()));
            case DRAFT, AWAITING_APPROVAL ->
                List.of(UpdateVerdict.needsSomebody(ReasonCode.WAITING_FOR_GATE, head.at()));
            case SCHEDULED ->
                List.of(UpdateVerdict.waitsUntil(
                        ReasonCode.WAITING_FOR_GATE,
                        rollout.state().plan().terms().startAt()));
            case ABORTING, ABORTED -> List.of(UpdateVerdict.never(ReasonCode.ABORTED));
            case EXPIRED -> List.of(UpdateVerdict.never(ReasonCode.EXPIRED));
            case RUNNING, SOAKING, ROLLING_BACK, ROLLED_BACK, COMPLETED, COMPLETED_WITH_FAILURES -> List.of();
        };
    }
}
