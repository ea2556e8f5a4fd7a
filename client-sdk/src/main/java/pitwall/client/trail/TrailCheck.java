package pitwall.client.trail;

import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.audit.AuditBreak;
import pitwall.fleet.audit.AuditCheckpoint;
import pitwall.fleet.audit.AuditEntry;
import pitwall.fleet.audit.AuditFacts;
import pitwall.fleet.audit.AuditKey;
import pitwall.fleet.audit.AuditVerifier;
import pitwall.fleet.audit.ConsistencyProof;
import pitwall.fleet.audit.Hash;
import pitwall.fleet.audit.InclusionProof;
import pitwall.fleet.audit.MerkleFrontier;
import pitwall.fleet.audit.PersonalField;
import pitwall.fleet.audit.PersonalKey;
import pitwall.fleet.audit.SignedHead;
import pitwall.protocol.AuditText;
import pitwall.protocol.rest.AuditDetail;
import pitwall.protocol.rest.AuditEvidence;
import pitwall.protocol.rest.AuditHead;
import pitwall.protocol.rest.AuditRecord;

/// Works out the hashes of entries anew and compares them with signed heads. Takes part after part, the oldest first,
/// and stops at the first break: what comes after it is unproven. Believes nothing but the keys. Not thread-safe.
///
/// A part with nothing left out is a chain from what stands before it; the proof of the head shows that this beginning
/// was the true one. In any other part each entry proves itself, and that none was left out is not shown.
public final class TrailCheck {
    private final List<AuditKey> keys;
    private final @Nullable SignedHead known;
    private final boolean everything;
    private @Nullable AuditCheckpoint reached;
    private @Nullable AuditBreak broken;
    private @Nullable SignedHead newest;
    private long proven;
    private long unsigned;
    private long first;
    private long last;

    /// @param keys any of which may have signed
    /// @param known the newest head that was seen before; a shorter trail than that was cut. Absent where none was
    /// @param everything true where a server is asked now: chains must follow one another without a hole, up to a head
    ///     not older than the known one
    public TrailCheck(List<AuditKey> keys, @Nullable SignedHead known, boolean everything) {
        this.keys = List.copyOf(keys);
        this.known = known;
        this.everything = everything;
    }

    /// Takes the next part. Entries that were looked at before are passed over.
    public void accept(AuditEvidence part) {
        if (broken != null || part.entries().isEmpty()) {
            return;
        }
        long begin = part.entries().getFirst().entry().n();
        first = first == 0 ? begin : first;
        try {
            SignedHead head = head(part.head(), begin);
            if (broken == null && part.before() != null) {
                chain(part, part.before(), head);
            } else if (broken == null) {
                part.entries().forEach(this::single);
            }
        } catch (IllegalArgumentException e) {
            // What is written down in place of a hash or a key is none.
            stop(AuditBreak.Kind.CHANGED, begin);
        }
    }

    /// No part follows; entries up to `to` were asked for. What was signed and did not come is missing.
    public void finish(long to) {
        long due = newest == null ? 0 : Math.min(to, newest.size());
        if (broken == null && everything && reached != null && reached.size() < due) {
            stop(AuditBreak.Kind.TAIL_CUT, reached.size() + 1);
        }
    }

    private @Nullable SignedHead head(@Nullable AuditHead shown, long begin) {
        if (shown == null) {
            if (everything && known != null) {
                stop(AuditBreak.Kind.HEAD, begin);
            }
            return null;
        }
        SignedHead head = signed(shown);
        if (keys.stream().noneMatch(key -> key.signed(head))) {
            stop(AuditBreak.Kind.SIGNATURE, begin);
        } else if (known != null && isShorter(head, known)) {
            stop(AuditBreak.Kind.TAIL_CUT, head.size() + 1);
        } else if (known != null && head.size() == known.size() && !head.root().equals(known.root())) {
            stop(AuditBreak.Kind.HEAD, begin);
        }
        newest = newest == null || head.size() > newest.size() ? head : newest;
        return head;
    }

    /// Asked now, a server has at least what it had signed when it was seen last; what is remembered may be from
    /// before.
    private boolean isShorter(SignedHead head, SignedHead seen) {
        return head.size() < seen.size() && (everything || head.at().isAfter(seen.at()));
    }

    private void chain(AuditEvidence part, AuditEvidence.Before before, @Nullable SignedHead head) {
        AuditCheckpoint start = new AuditCheckpoint(
                new MerkleFrontier(before.size(), hashes(before.peaks())), Hash.parse(before.last()));
        if (reached != null && reached.size() == start.size() && !reached.equals(start)) {
            stop(AuditBreak.Kind.PREVIOUS, start.size() + 1);
            return;
        }
        if (everything && reached != null && start.size() > reached.size()) {
            stop(AuditBreak.Kind.NUMBER, reached.size() + 1);
            return;
        }
        AuditVerifier verifier = head != null && head.size() >= start.size() && part.path() == null
                ? verifier(start, head)
                : new AuditVerifier(start);
        for (AuditDetail detail : part.entries()) {
            Optional<AuditEntry> entry = read(detail);
            if (entry.isEmpty()) {
                // Whatever the verifier says of the entries before it comes first.
                verifier.broken()
                        .ifPresentOrElse(
                                this::stop,
                                () -> stop(
                                        AuditBreak.Kind.CHANGED,
                                        verifier.reached().size() + 1));
                return;
            }
            verifier.accept(entry.get(), Hash.parse(detail.entry().hash()));
        }
        verifier.broken().ifPresent(this::stop);
        if (broken == null) {
            lead(part, verifier.reached(), head);
        }
        if (broken == null) {
            count(start.size() + 1, verifier.reached().size(), head == null ? 0 : head.size());
            reached = verifier.reached();
        }
    }

    private AuditVerifier verifier(AuditCheckpoint start, SignedHead head) {
        AuditKey signer =
                keys.stream().filter(key -> key.signed(head)).findFirst().orElseThrow();
        return new AuditVerifier(start, List.of(head), signer);
    }

    /// The chain must be the beginning of what was signed, as far as that reaches beyond it.
    private void lead(AuditEvidence part, AuditCheckpoint end, @Nullable SignedHead head) {
        List<String> path = part.path();
        if (head == null || path == null) {
            if (head != null && head.size() > end.size()) {
                stop(AuditBreak.Kind.HEAD, part.entries().getFirst().entry().n());
            }
            return;
        }
        ConsistencyProof proof = new ConsistencyProof(end.size(), head.size(), hashes(path));
        if (!proof.holds(end.frontier().root(), head.root())) {
            stop(AuditBreak.Kind.HEAD, part.entries().getFirst().entry().n());
        }
    }

    private void single(AuditDetail detail) {
        if (broken != null || detail.entry().n() <= last) {
            return;
        }
        long n = detail.entry().n();
        AuditEntry entry = read(detail).filter(read -> read.n() == n).orElse(null);
        if (entry == null || !entry.hash().equals(Hash.parse(detail.entry().hash()))) {
            stop(AuditBreak.Kind.CHANGED, n);
            return;
        }
        if (entry.personal().entrySet().stream()
                .anyMatch(field -> !field.getValue().isTrue(field.getKey()))) {
            stop(AuditBreak.Kind.PERSONAL_CHANGED, n);
            return;
        }
        AuditDetail.Inclusion proof = detail.proof();
        if (proof == null) {
            count(n, n, 0);
            return;
        }
        SignedHead head = head(proof.head(), n);
        boolean holds = head != null
                && proof.index() == n - 1
                && new InclusionProof(proof.index(), head.size(), hashes(proof.path()))
                        .holds(entry.hash(), head.root());
        if (broken == null && !holds) {
            stop(AuditBreak.Kind.HEAD, n);
        } else if (broken == null) {
            count(n, n, n);
        }
    }

    private void count(long from, long to, long signedUpTo) {
        long begin = Math.max(from, last + 1);
        if (to < begin) {
            return;
        }
        long signed = Math.max(0, Math.min(to, signedUpTo) - begin + 1);
        proven += signed;
        unsigned += to - begin + 1 - signed;
        last = to;
    }

    /// The entry that was hashed; empty where the row shows something else.
    private static Optional<AuditEntry> read(AuditDetail detail) {
        Map<PersonalKey, PersonalField.Opening> openings = new EnumMap<>(PersonalKey.class);
        for (PersonalKey key : PersonalKey.values()) {
            AuditDetail.Opening opening = detail.personal().get(key.word());
            if (opening != null) {
                openings.put(key, new PersonalField.Opening(opening.salt(), opening.value()));
            }
        }
        return AuditText.read(detail.canonical(), openings).filter(entry -> shows(detail.entry(), entry));
    }

    private static boolean shows(AuditRecord row, AuditEntry entry) {
        AuditFacts facts = entry.facts();
        return row.n() == entry.n()
                && row.at().truncatedTo(ChronoUnit.MILLIS).equals(entry.at())
                && row.role().equals(facts.role())
                && row.origin().equals(facts.origin().name())
                && row.action().equals(facts.action())
                && row.object().equals(facts.object().kind())
                && Objects.equals(row.objectId(), facts.object().id())
                && row.cars() == facts.cars()
                && row.result().equals(facts.result().name())
                && Objects.equals(row.code(), facts.code())
                && row.count() == facts.count()
                && row.correlation().equals(facts.correlation())
                && says(row.actor(), entry, PersonalKey.ACTOR)
                && says(row.address(), entry, PersonalKey.ADDRESS)
                && says(row.subject(), entry, PersonalKey.SUBJECT)
                && says(row.reason(), entry, PersonalKey.REASON)
                && says(row.ticket(), entry, PersonalKey.TICKET)
                && says(row.approver(), entry, PersonalKey.APPROVER);
    }

    private static boolean says(@Nullable String shown, AuditEntry entry, PersonalKey key) {
        return Objects.equals(shown, entry.personal(key).orElse(null));
    }

    private void stop(AuditBreak.Kind kind, long n) {
        stop(new AuditBreak(kind, n));
    }

    private void stop(AuditBreak found) {
        broken = broken == null ? found : broken;
    }

    private static SignedHead signed(AuditHead head) {
        return new SignedHead(head.size(), Hash.parse(head.root()), head.at(), head.keyId(), head.signature());
    }

    private static List<Hash> hashes(List<String> words) {
        return words.stream().map(Hash::parse).toList();
    }

    /// How it stands now.
    public TrailFinding finding() {
        return new TrailFinding(
                first, last, proven, unsigned, Optional.ofNullable(newest), Optional.ofNullable(broken));
    }
}
