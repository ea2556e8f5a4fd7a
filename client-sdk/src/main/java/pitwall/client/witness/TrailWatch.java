package pitwall.client.witness;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.client.FleetFrame;
import pitwall.client.Freshness;
import pitwall.protocol.rest.AuditHead;

/// Shows every signed head that comes on the stream to a witness, one at a time and the newest first; none that came
/// while it was busy is forgotten. Thread-safe; [#see] never blocks.
public final class TrailWatch {
    private static final Logger LOG = LoggerFactory.getLogger(TrailWatch.class);
    /// A head whose proof did not come is shown again after this time, and later after twice as long as before.
    private static final Duration SOON = Duration.ofSeconds(1);

    private static final Duration LATEST = Duration.ofSeconds(10);

    private final AuditWitness witness;
    private final Consumer<WitnessVerdict> told;
    private final Executor thread;
    private final InstantSource clock;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicReference<@Nullable AuditHead> shown = new AtomicReference<>();
    private final AtomicReference<@Nullable AuditHead> longest = new AtomicReference<>();
    private volatile boolean due;
    private volatile Instant notBefore = Instant.MIN;
    private volatile Duration pause = SOON;

    /// @param told takes every verdict, on `thread`
    /// @param thread where it may take as long as the server does
    public TrailWatch(AuditWitness witness, Consumer<WitnessVerdict> told, Executor thread, InstantSource clock) {
        this.witness = witness;
        this.told = told;
        this.thread = thread;
        this.clock = clock;
    }

    /// Takes a frame. One of a picture that is remembered tells nothing new, so it is not judged.
    public void see(FleetFrame frame) {
        AuditHead head = frame.snapshot().board().auditHead();
        boolean fromServer = switch (frame.freshness()) {
            case Freshness.Live _, Freshness.Late _ -> true;
            case Freshness.Reconnecting _, Freshness.Resyncing _, Freshness.Offline _, Freshness.Replay _ -> false;
        };
        if (head == null || !fromServer) {
            return;
        }
        if (!head.equals(shown.getAndSet(head))) {
            longest.updateAndGet(known -> known == null || head.size() > known.size() ? head : known);
            due = true;
        }
        if (due && !clock.instant().isBefore(notBefore) && busy.compareAndSet(false, true)) {
            thread.execute(() -> judge(head));
        }
    }

    private void judge(AuditHead head) {
        try {
            due = false;
            AuditHead most = longest.get();
            if (most != null && !most.equals(head)) {
                witness.note(most);
            }
            WitnessVerdict verdict = witness.see(head);
            if (verdict instanceof WitnessVerdict.Unproven) {
                notBefore = clock.instant().plus(pause);
                Duration longer = pause.multipliedBy(2);
                pause = longer.compareTo(LATEST) < 0 ? longer : LATEST;
                due = true;
            } else {
                pause = SOON;
            }
            told.accept(verdict);
        } catch (IllegalArgumentException e) {
            LOG.warn("a signed head cannot be read", e);
        } finally {
            busy.set(false);
        }
    }
}
