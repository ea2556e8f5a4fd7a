package pitwall.views.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.FleetFrame;
import pitwall.client.SessionInfo;
import pitwall.fleet.Capability;
import pitwall.fleet.rollout.WaitingFor;
import pitwall.protocol.rest.ApprovalEntry;
import pitwall.views.fx.FleetModel;
import pitwall.views.ports.Approvals;

/// How much waits for this person's consent. Rollouts in view are counted as the stream tells; what the stream does not
/// carry, such as a weaker safety policy, as the server says when it is asked: twice a minute, and sooner when a
/// rollout changes, but not with every change. FX thread.
final class ApprovalsCount {
    private static final Duration EVERY = Duration.ofSeconds(30);
    private static final Duration SOONEST = Duration.ofSeconds(5);

    private final FleetModel fleet;
    private final Approvals approvals;
    private final Executor fxThread;
    private List<ApprovalEntry> known = List.of();
    private @Nullable Instant asked;
    private boolean due;
    private boolean asking;

    ApprovalsCount(FleetModel fleet, Approvals approvals, Executor fxThread) {
        this.fleet = fleet;
        this.approvals = approvals;
        this.fxThread = fxThread;
    }

    /// Asks the server again and again until the subscription ends.
    ///
    /// @param changed runs when it answered something else
    Subscription follow(Runnable changed) {
        return Subscription.combine(
                fleet.onFrame(frame -> {
                    due |= frame.changes().board() || frame.changes().whole();
                }),
                fleet.serverNowProperty().subscribe(now -> {
                    if (asked == null || !now.isBefore(asked.plus(due ? SOONEST : EVERY))) {
                        ask(changed);
                    }
                }));
    }

    private void ask(Runnable changed) {
        FleetFrame frame = fleet.frame();
        if (asking || !mayApprove(frame.session()) || !frame.freshness().allowsCommands()) {
            return;
        }
        asking = true;
        due = false;
        asked = fleet.serverNowProperty().get();
        CompletableFuture<?> unused = approvals
                .waiting()
                .thenAccept(answer -> fxThread.execute(() -> {
                    asking = false;
                    if (answer instanceof Answer.Given<List<ApprovalEntry>>(var all) && !all.equals(known)) {
                        known = List.copyOf(all);
                        changed.run();
                    }
                }));
    }

    private static boolean mayApprove(@Nullable SessionInfo session) {
        return session != null
                && (session.capabilities().contains(Capability.ROLLOUT_APPROVE)
                        || session.capabilities().contains(Capability.SAFETY_POLICY_APPROVE));
    }

    /// Empty for who may not consent.
    OptionalInt count(FleetFrame frame) {
        SessionInfo session = frame.session();
        if (session == null || !mayApprove(session)) {
            return OptionalInt.empty();
        }
        long rollouts = !session.capabilities().contains(Capability.ROLLOUT_APPROVE)
                ? 0
                : frame.snapshot().board().rollouts().stream()
                        .filter(view -> view.waitingFor() instanceof WaitingFor.Approval(String by, var _)
                                && !by.equals(session.user()))
                        .count();
        Instant now = fleet.serverNowProperty().get();
        long others = known.stream()
                .filter(entry -> entry.whyNot() == null && entry.expiresAt().isAfter(now))
                .filter(entry -> frame.snapshot().board().rollout(entry.id()).isEmpty())
                .count();
        return OptionalInt.of(Math.toIntExact(rollouts + others));
    }
}
