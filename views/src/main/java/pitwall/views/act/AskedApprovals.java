package pitwall.views.act;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.ConsoleMode;
import pitwall.client.FleetFrame;
import pitwall.client.SessionInfo;
import pitwall.fleet.Capability;
import pitwall.protocol.rest.ApprovalEntry;
import pitwall.views.fx.FleetModel;
import pitwall.views.ports.Approvals;

/// What waits for a second person and does not come on the stream, such as a weaker safety policy. The server is asked
/// twice a minute, and sooner when a rollout changes, but not with every change. FX thread; needs no toolkit.
public final class AskedApprovals {
    private static final Duration EVERY = Duration.ofSeconds(30);
    private static final Duration SOONEST = Duration.ofSeconds(5);

    private final FleetModel fleet;
    private final Approvals approvals;
    private final Executor fxThread;
    private List<ApprovalEntry> known = List.of();
    /// For whom that was answered; what one may decide another may not.
    private String askedFor = "";

    private @Nullable Instant asked;
    private boolean due;
    private boolean asking;

    public AskedApprovals(FleetModel fleet, Approvals approvals, Executor fxThread) {
        this.fleet = fleet;
        this.approvals = approvals;
        this.fxThread = fxThread;
    }

    /// Asks the server again and again until the subscription ends.
    ///
    /// @param changed runs when it answered something else
    public Subscription follow(Runnable changed) {
        return Subscription.combine(
                fleet.onFrame(frame -> {
                    due |= frame.changes().board() || frame.changes().whole();
                }),
                fleet.serverNowProperty().subscribe(now -> {
                    if (asked == null || isSomebodyElse() || !now.isBefore(asked.plus(due ? SOONEST : EVERY))) {
                        ask(changed);
                    }
                }));
    }

    private boolean isSomebodyElse() {
        SessionInfo session = fleet.frame().session();
        return session != null && !session.user().equals(askedFor);
    }

    private void ask(Runnable changed) {
        FleetFrame frame = fleet.frame();
        SessionInfo session = frame.session();
        if (asking
                || session == null
                || !mayApprove(session)
                || !frame.freshness().allowsCommands()) {
            return;
        }
        asking = true;
        due = false;
        asked = fleet.serverNowProperty().get();
        String user = session.user();
        CompletableFuture<?> unused = approvals
                .waiting()
                .thenAccept(answer -> fxThread.execute(() -> {
                    asking = false;
                    heard(user, answer, changed);
                }));
    }

    private void heard(String user, Answer<List<ApprovalEntry>> answer, Runnable changed) {
        List<ApprovalEntry> before = user.equals(askedFor) ? known : List.of();
        List<ApprovalEntry> now =
                answer instanceof Answer.Given<List<ApprovalEntry>>(var all) ? List.copyOf(all) : before;
        askedFor = user;
        if (!now.equals(known)) {
            known = now;
            changed.run();
        }
    }

    /// Whether somebody may be a second person for anything.
    public static boolean mayApprove(@Nullable SessionInfo session) {
        return session != null
                && (session.capabilities().contains(Capability.ROLLOUT_APPROVE)
                        || session.capabilities().contains(Capability.SAFETY_POLICY_APPROVE));
    }

    /// What this person can decide now and the stream does not tell of; nothing where the frame is of the past.
    public List<ApprovalEntry> besidesTheStream(FleetFrame frame) {
        SessionInfo session = frame.session();
        boolean past = frame.freshness().mode() == ConsoleMode.REPLAY;
        if (past || session == null || !session.user().equals(askedFor) || !mayApprove(session)) {
            return List.of();
        }
        Instant now = fleet.serverNowProperty().get();
        return known.stream()
                .filter(entry -> entry.whyNot() == null && entry.expiresAt().isAfter(now))
                .filter(entry -> frame.snapshot().board().rollout(entry.id()).isEmpty())
                .toList();
    }
}
