package pitwall.client.witness;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.witness.WitnessVerdict.Finding;
import pitwall.fleet.audit.AuditKey;
import pitwall.fleet.audit.ConsistencyProof;
import pitwall.fleet.audit.Hash;
import pitwall.fleet.audit.SignedHead;
import pitwall.protocol.rest.AuditHead;

/// Remembers the signed heads of one server's audit trail and checks that each continues the ones before: a server
/// that cuts the end off, or writes another one, shows it to every console that was there. The key of the first head is
/// trusted as it comes; who wants more compares it with the one that the server's operator publishes.
///
/// A head binds the server from the moment it was shown, proven or not: one whose proof does not come is kept in mind
/// until it does, and a trail that is shorter than it by then was cut.
///
/// Thread-safe; [#see] blocks, so call it on a virtual thread.
public final class AuditWitness {
    private final WitnessStore store;
    private final AuditProofs server;
    /// Signed for more entries than what is remembered, and not proven to continue it yet; absent where none is.
    private @Nullable SignedHead promised;

    public AuditWitness(WitnessStore store, AuditProofs server) {
        this.store = store;
        this.server = server;
    }

    /// Judges a head as it came on the stream or over REST, and remembers it where it continues what was seen.
    public synchronized WitnessVerdict see(AuditHead head) {
        SignedHead seen = read(head);
        Optional<WitnessedHead> known = store.newest();
        return known.isPresent() ? compare(known.get(), seen) : first(seen);
    }

    /// Keeps in mind that the server showed a head, without judging it. Asks nobody.
    public synchronized void note(AuditHead head) {
        SignedHead shown = read(head);
        Optional<WitnessedHead> known = store.newest();
        if (known.isEmpty()) {
            promise(0, shown);
        } else if (AuditKey.parse(known.get().key()).signed(shown)) {
            promise(known.get().head().size(), shown);
        }
    }

    /// @param known how many entries are proven
    private void promise(long known, SignedHead shown) {
        SignedHead open = promised;
        if (shown.size() > (open == null ? known : open.size())) {
            promised = shown;
        }
    }

    private static SignedHead read(AuditHead head) {
        return new SignedHead(head.size(), Hash.parse(head.root()), head.at(), head.keyId(), head.signature());
    }

    private WitnessVerdict first(SignedHead seen) {
        return switch (server.keys()) {
            case Answer.Given<List<AuditKey>>(List<AuditKey> keys) -> {
                Optional<AuditKey> signer =
                        keys.stream().filter(key -> key.signed(seen)).findFirst();
                yield signer.isPresent() ? begin(seen, signer.get()) : new WitnessVerdict.Unsigned(seen);
            }
            // Proofs are asked of the server, never of what this computer remembers.
            case Answer.Remembered<List<AuditKey>> remembered -> later(seen);
            case Answer.Refused<List<AuditKey>> refused -> later(seen);
            case Answer.Unanswered<List<AuditKey>> unanswered -> later(seen);
        };
    }

    /// What the same key signed before, when it could not be looked at, binds as well.
    private WitnessVerdict begin(SignedHead seen, AuditKey key) {
        SignedHead open = promised;
        promised = null;
        WitnessedHead first = new WitnessedHead(open != null && key.signed(open) ? open : seen, key.text());
        store.remember(first);
        return first.head().equals(seen) ? new WitnessVerdict.First(seen) : judge(first, seen);
    }

    private WitnessVerdict later(SignedHead seen) {
        promise(0, seen);
        return new WitnessVerdict.Unproven(seen);
    }

    private WitnessVerdict compare(WitnessedHead known, SignedHead seen) {
        AuditKey key = AuditKey.parse(known.key());
        SignedHead before = known.head();
        if (!key.id().equals(seen.keyId())) {
            return new WitnessVerdict.Broken(Finding.OTHER_KEY, before, seen);
        }
        if (!key.signed(seen)) {
            return new WitnessVerdict.Unsigned(seen);
        }
        SignedHead open = promised;
        if (open == null || open.size() <= before.size() || open.equals(seen)) {
            return judge(known, seen);
        }
        return settle(known, open, seen);
    }

    /// What was promised comes first: only a trail that has it can have what is shown now.
    private WitnessVerdict settle(WitnessedHead known, SignedHead open, SignedHead seen) {
        return switch (prove(known.head(), open, open, seen)) {
            case WitnessVerdict.Continues _ -> {
                WitnessedHead kept = new WitnessedHead(open, known.key());
                store.remember(kept);
                promised = null;
                yield judge(kept, seen);
            }
            case WitnessVerdict.Unproven unproven -> {
                promise(known.head().size(), seen);
                yield unproven;
            }
            case WitnessVerdict.Broken broken -> broken;
            case WitnessVerdict.First first -> first;
            case WitnessVerdict.Unsigned unsigned -> unsigned;
        };
    }

    private WitnessVerdict judge(WitnessedHead known, SignedHead seen) {
        SignedHead before = known.head();
        if (seen.size() == before.size()) {
            return seen.root().equals(before.root())
                    ? new WitnessVerdict.Continues(seen, 0)
                    : new WitnessVerdict.Broken(Finding.REWRITTEN, before, seen);
        }
        if (seen.size() < before.size()) {
            return shorter(before, seen);
        }
        WitnessVerdict verdict = prove(before, seen, before, seen);
        if (verdict instanceof WitnessVerdict.Continues) {
            store.remember(new WitnessedHead(seen, known.key()));
            promised = null;
        } else if (verdict instanceof WitnessVerdict.Unproven) {
            promise(before.size(), seen);
        }
        return verdict;
    }

    /// An earlier head may come late, as long as it was signed earlier and the trail still leads from it to what is
    /// known.
    private WitnessVerdict shorter(SignedHead before, SignedHead seen) {
        return seen.at().isAfter(before.at())
                ? new WitnessVerdict.Broken(Finding.CUT, before, seen)
                : prove(seen, before, before, seen);
    }

    private WitnessVerdict prove(SignedHead small, SignedHead large, SignedHead before, SignedHead seen) {
        return switch (server.consistency(small.size(), large.size())) {
            case Answer.Given<ConsistencyProof>(ConsistencyProof proof) ->
                proof.from() == small.size() && proof.to() == large.size() && proof.holds(small.root(), large.root())
                        ? new WitnessVerdict.Continues(seen, Math.max(0, seen.size() - before.size()))
                        : new WitnessVerdict.Broken(Finding.REWRITTEN, before, seen);
            case Answer.Remembered<ConsistencyProof> remembered -> new WitnessVerdict.Unproven(seen);
            case Answer.Refused<ConsistencyProof>(int status, var code, var sentence, var correlation) ->
                status == 400 || status == 422
                        ? new WitnessVerdict.Broken(Finding.CUT, before, seen)
                        : new WitnessVerdict.Unproven(seen);
            case Answer.Unanswered<ConsistencyProof> unanswered -> new WitnessVerdict.Unproven(seen);
        };
    }
}
