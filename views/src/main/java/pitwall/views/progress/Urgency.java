package pitwall.views.progress;

import pitwall.client.SessionInfo;
import pitwall.fleet.Capability;
import pitwall.fleet.rollout.WaitingFor;
import pitwall.protocol.RolloutView;

/// How much a rollout wants from whoever looks at it; the most urgent first.
public enum Urgency {
    /// It waits for something that this person may do.
    NEEDS_YOU,
    /// Cars are changed, watched or brought back, or it waits for somebody else.
    RUNNING,
    /// It is written down and has not begun.
    SCHEDULED,
    /// It is over.
    REST;

    /// @param session who looks
    public static Urgency of(RolloutView view, SessionInfo session) {
        if (isForMe(view, session)) {
            return NEEDS_YOU;
        }
        return switch (view.rollout().status()) {
            case RUNNING, SOAKING, PAUSED, ABORTING, ROLLING_BACK -> RUNNING;
            case DRAFT, AWAITING_APPROVAL, SCHEDULED -> SCHEDULED;
            case ABORTED, ROLLED_BACK, COMPLETED, COMPLETED_WITH_FAILURES, EXPIRED -> REST;
        };
    }

    /// Who asked cannot approve, so an own question waits for somebody else.
    private static boolean isForMe(RolloutView view, SessionInfo session) {
        return switch (view.waitingFor()) {
            case null -> false;
            case WaitingFor.Person _ -> session.capabilities().contains(Capability.ROLLOUT_RESUME);
            case WaitingFor.Approval(String requestedBy, var _) ->
                session.capabilities().contains(Capability.ROLLOUT_APPROVE) && !requestedBy.equals(session.user());
            case WaitingFor.Nothing _, WaitingFor.Start _, WaitingFor.Soak _, WaitingFor.SafeCars _ -> false;
            case WaitingFor.Window _, WaitingFor.Cars _, WaitingFor.Reasons _ -> false;
        };
    }
}
