package pitwall.views.shell;

import java.util.OptionalInt;
import java.util.concurrent.Executor;
import javafx.util.Subscription;
import pitwall.client.FleetFrame;
import pitwall.client.SessionInfo;
import pitwall.fleet.Capability;
import pitwall.fleet.rollout.WaitingFor;
import pitwall.views.act.AskedApprovals;
import pitwall.views.fx.FleetModel;
import pitwall.views.ports.Approvals;

/// How much waits for this person's consent. Rollouts in view are counted as the stream tells; what the stream does not
/// carry, such as a weaker safety policy, as the server says when it is asked. FX thread.
final class ApprovalsCount {
    private final AskedApprovals asked;

    ApprovalsCount(FleetModel fleet, Approvals approvals, Executor fxThread) {
        this.asked = new AskedApprovals(fleet, approvals, fxThread);
    }

    /// Asks the server again and again until the subscription ends.
    ///
    /// @param changed runs when it answered something else
    Subscription follow(Runnable changed) {
        return asked.follow(changed);
    }

    /// Empty for who may not consent.
    OptionalInt count(FleetFrame frame) {
        SessionInfo session = frame.session();
        if (session == null || !AskedApprovals.mayApprove(session)) {
            return OptionalInt.empty();
        }
        long rollouts = !session.capabilities().contains(Capability.ROLLOUT_APPROVE)
                ? 0
                : frame.snapshot().board().rollouts().stream()
                        .filter(view -> view.waitingFor() instanceof WaitingFor.Approval(String by, var _)
                                && !by.equals(session.user()))
                        .count();
        return OptionalInt.of(
                Math.toIntExact(rollouts + asked.besidesTheStream(frame).size()));
    }
}
