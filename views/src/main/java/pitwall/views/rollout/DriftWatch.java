package pitwall.views.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import pitwall.client.Answer;
import pitwall.client.Rollouts;
import pitwall.protocol.rest.RolloutDrift;
import pitwall.protocol.rest.RolloutEntry;

/// Asks now and then how far the fleet drifted from a rollout while somebody looks at it. An answer that does not come
/// changes nothing: it is a remark, and the next one comes within a minute. FX thread.
final class DriftWatch {
    static final Duration BETWEEN = Duration.ofMinutes(1);

    private final String id;
    private final Rollouts rollouts;
    private final Executor fxThread;
    private final ReadOnlyObjectWrapper<Drift> drift = new ReadOnlyObjectWrapper<>(Drift.NONE);
    private Instant askedAt = Instant.MIN;
    private boolean running;
    private long question;

    DriftWatch(String id, Rollouts rollouts, Executor fxThread) {
        this.id = id;
        this.rollouts = rollouts;
        this.fxThread = fxThread;
    }

    /// Asks at the next look.
    void refresh() {
        askedAt = Instant.MIN;
    }

    /// Knows nothing for as long as the past is shown, also when an answer comes that is under way; the next look asks.
    void leave() {
        question++;
        running = false;
        askedAt = Instant.MIN;
        drift.set(Drift.NONE);
    }

    /// Asks where it is time to; called a few times a second.
    ///
    /// @param now server time
    void tick(RolloutEntry rollout, Instant now) {
        boolean due = askedAt.equals(Instant.MIN) || !now.isBefore(askedAt.plus(BETWEEN));
        if (running || !due || rollout.single()) {
            return; // a wish for one car names it, and nothing drifts
        }
        running = true;
        askedAt = now;
        boolean over = rollout.status().isOver();
        long asked = ++question;
        CompletableFuture<?> unused = rollouts.drift(id)
                .thenAccept(answer -> fxThread.execute(() -> {
                    if (asked == question) {
                        take(answer, over);
                    }
                }));
    }

    private void take(Answer<RolloutDrift> answer, boolean over) {
        running = false;
        switch (answer) {
            case Answer.Given<RolloutDrift>(RolloutDrift counted) -> drift.set(Drift.of(counted, over));
            case Answer.Remembered<RolloutDrift>(RolloutDrift counted, Instant _) -> drift.set(Drift.of(counted, over));
            case Answer.Refused<RolloutDrift> _, Answer.Unanswered<RolloutDrift> _ -> {}
        }
    }

    ReadOnlyObjectProperty<Drift> driftProperty() {
        return drift.getReadOnlyProperty();
    }
}
