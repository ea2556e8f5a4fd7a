package pitwall.fleet.audit;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Walks along a trail and stops at the first break: what comes after it is not proven. Not thread-safe.
///
/// Finds every change, removal, insertion and exchange before the last head it is given. What was added after that
/// head is only known to be a chain; a tail that was cut together with the heads over it is found by a head that
/// somebody else kept.
public final class AuditVerifier {
    private final Deque<SignedHead> heads;
    private AuditCheckpoint reached;
    private @Nullable AuditBreak broken;

    /// @param start what is already proven, or taken on trust
    /// @param heads to compare with, the server's own and those of witnesses; those within `start` are not compared
    public AuditVerifier(AuditCheckpoint start, List<SignedHead> heads, AuditKey key) {
        this.reached = start;
        this.heads = new ArrayDeque<>(heads.stream()
                .filter(head -> head.size() >= start.size())
                .sorted(Comparator.comparingLong(SignedHead::size))
                .toList());
        heads.stream().filter(head -> !key.signed(head)).findFirst().ifPresent(head -> stop(AuditBreak.Kind.SIGNATURE));
        compareHeads();
    }

    /// For a part of a trail that is compared with a head by other means.
    public AuditVerifier(AuditCheckpoint start) {
        this.reached = start;
        this.heads = new ArrayDeque<>();
    }

    /// Takes the next entry.
    ///
    /// @param claimed the hash that was stored with it
    public void accept(AuditEntry entry, Hash claimed) {
        if (broken != null) {
            return;
        }
        if (entry.n() != reached.size() + 1) {
            stop(AuditBreak.Kind.NUMBER);
        } else if (!entry.previous().equals(reached.last())) {
            stop(AuditBreak.Kind.PREVIOUS);
        } else if (!entry.hash().equals(claimed)) {
            stop(AuditBreak.Kind.CHANGED);
        } else if (entry.personal().entrySet().stream()
                .anyMatch(field -> !field.getValue().isTrue(field.getKey()))) {
            stop(AuditBreak.Kind.PERSONAL_CHANGED);
        } else {
            reached = reached.after(claimed);
            compareHeads();
        }
    }

    private void compareHeads() {
        while (broken == null && !heads.isEmpty() && heads.getFirst().size() == reached.size()) {
            if (!heads.removeFirst().root().equals(reached.frontier().root())) {
                stop(AuditBreak.Kind.HEAD);
            }
        }
    }

    private void stop(AuditBreak.Kind kind) {
        broken = new AuditBreak(kind, reached.size() + 1);
    }

    /// How far the trail is proven.
    public AuditCheckpoint reached() {
        return reached;
    }

    /// What is wrong so far.
    public Optional<AuditBreak> broken() {
        return Optional.ofNullable(broken);
    }

    /// What is wrong now that no entry follows.
    public Optional<AuditBreak> finish() {
        if (broken == null && !heads.isEmpty()) {
            stop(AuditBreak.Kind.TAIL_CUT);
        }
        return broken();
    }
}
