package pitwall.views.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.trail.AuditTrail;
import pitwall.client.trail.TrailCheck;
import pitwall.client.trail.TrailFilter;
import pitwall.client.trail.TrailFinding;
import pitwall.client.trail.TrailPlace;
import pitwall.client.witness.WitnessedHead;
import pitwall.fleet.audit.AuditKey;
import pitwall.protocol.rest.AuditEvidence;
import pitwall.protocol.rest.AuditHeads;

/// Works out the hashes of a range anew on this computer, in the background, with progress and a way to stop it.
/// Without a connection it takes what is remembered. FX thread.
final class ChainCheck {
    private final AuditTrail trail;
    private final Supplier<Optional<WitnessedHead>> witnessed;
    private final Supplier<Instant> serverNow;
    private final Executor background;
    private final Executor fxThread;
    private final ReadOnlyObjectWrapper<ChainState> state = new ReadOnlyObjectWrapper<>(new ChainState.Unchecked());
    private final AtomicReference<@Nullable Object> running = new AtomicReference<>();

    /// @param witnessed the newest head this computer saw, whose key is the one to believe; may block
    ChainCheck(
            AuditTrail trail,
            Supplier<Optional<WitnessedHead>> witnessed,
            Supplier<Instant> serverNow,
            Executor background,
            Executor fxThread) {
        this.trail = trail;
        this.witnessed = witnessed;
        this.serverNow = serverNow;
        this.background = background;
        this.fxThread = fxThread;
    }

    ReadOnlyObjectProperty<ChainState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Begins with the entries `from` to `to`, both included; an earlier check that still runs is stopped.
    void begin(long from, long to) {
        Object token = new Object();
        running.set(token);
        state.set(new ChainState.Checking(0, Math.max(1, to - from + 1)));
        background.execute(() -> tell(token, check(token, from, to)));
    }

    /// Stops; what was known before is unknown again.
    void cancel() {
        running.set(null);
        state.set(new ChainState.Unchecked());
    }

    private ChainState check(Object token, long from, long to) {
        Optional<WitnessedHead> seen = witnessed.get();
        Answer<AuditHeads> heads = trail.heads().join();
        List<AuditKey> keys =
                seen.map(head -> List.of(AuditKey.parse(head.key()))).orElseGet(() -> keys(heads));
        if (keys.isEmpty()) {
            return new ChainState.Unknown(
                    heads instanceof Answer.Refused ? "audit.chain.refused" : "audit.chain.no-key");
        }
        boolean live = heads instanceof Answer.Given;
        TrailCheck check = new TrailCheck(keys, seen.map(WitnessedHead::head).orElse(null), live);
        return live ? ask(token, check, from, to) : recall(token, check, from, to);
    }

    private static List<AuditKey> keys(Answer<AuditHeads> heads) {
        return switch (heads) {
            case Answer.Given<AuditHeads>(AuditHeads given) -> parsed(given);
            case Answer.Remembered<AuditHeads>(AuditHeads given, Instant _) -> parsed(given);
            case Answer.Refused<AuditHeads> _ -> List.of();
            case Answer.Unanswered<AuditHeads> _ -> List.of();
        };
    }

    private static List<AuditKey> parsed(AuditHeads heads) {
        return heads.keys().stream().map(AuditKey::parse).toList();
    }

    private ChainState ask(Object token, TrailCheck check, long from, long to) {
        long reached = from - 1;
        while (isRunning(token) && reached < to && check.finding().broken().isEmpty()) {
            int limit = (int) Math.min(AuditTrail.MOST, to - reached);
            Answer<AuditEvidence> answer = trail.page(TrailFilter.ALL, new TrailPlace.After(reached), limit)
                    .join();
            if (!(answer instanceof Answer.Given<AuditEvidence>(AuditEvidence part))) {
                return new ChainState.Unknown("audit.chain.interrupted");
            }
            check.accept(part);
            if (part.entries().isEmpty()) {
                break;
            }
            reached = part.entries().getLast().entry().n();
            progress(token, reached - from + 1, to - from + 1);
        }
        check.finish(to);
        return new ChainState.Checked(check.finding(), serverNow.get(), false);
    }

    private ChainState recall(Object token, TrailCheck check, long from, long to) {
        List<AuditEvidence> parts = trail.remembered(from, to).join();
        for (AuditEvidence part : parts) {
            if (isRunning(token)) {
                check.accept(part);
                progress(token, part.entries().getLast().entry().n() - from + 1, to - from + 1);
            }
        }
        TrailFinding finding = check.finding();
        return finding.proven() == 0 && finding.broken().isEmpty()
                ? new ChainState.Unknown("audit.chain.not-cached")
                : new ChainState.Checked(finding, serverNow.get(), true);
    }

    private boolean isRunning(Object token) {
        return running.get() == token;
    }

    private void progress(Object token, long done, long of) {
        tellNow(token, new ChainState.Checking(Math.clamp(done, 0, of), of));
    }

    private void tell(Object token, ChainState end) {
        tellNow(token, end);
    }

    private void tellNow(Object token, ChainState next) {
        fxThread.execute(() -> {
            if (isRunning(token)) {
                state.set(next);
            }
        });
    }
}
