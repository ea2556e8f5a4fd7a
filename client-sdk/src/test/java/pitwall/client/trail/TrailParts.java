package pitwall.client.trail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.audit.AuditCheckpoint;
import pitwall.fleet.audit.AuditEntry;
import pitwall.fleet.audit.AuditFacts;
import pitwall.fleet.audit.Hash;
import pitwall.fleet.audit.InclusionProof;
import pitwall.fleet.audit.PersonalField;
import pitwall.fleet.audit.PersonalKey;
import pitwall.fleet.audit.SignedHead;
import pitwall.protocol.rest.AuditDetail;
import pitwall.protocol.rest.AuditEvidence;
import pitwall.protocol.rest.AuditHead;
import pitwall.protocol.rest.AuditRecord;
import pitwall.testing.SampleTrail;

/// Parts of a trail as a server gives them.
final class TrailParts {
    private TrailParts() {}

    /// Entries `from` to `to` with nothing left out.
    static AuditEvidence chain(SampleTrail trail, long from, long to, @Nullable SignedHead head) {
        List<AuditDetail> details = new ArrayList<>();
        for (long n = from; n <= to; n++) {
            details.add(detail(trail.entry(n), null));
        }
        AuditCheckpoint before = trail.before(from);
        return new AuditEvidence(
                details,
                new AuditEvidence.Before(
                        before.size(),
                        before.last().toString(),
                        words(before.frontier().peaks())),
                head == null ? null : shown(head),
                head == null || head.size() < to
                        ? null
                        : words(trail.consistency(to, head.size()).path()));
    }

    /// Entries that prove themselves.
    static AuditEvidence selection(SampleTrail trail, SignedHead head, long... numbers) {
        List<AuditDetail> details = new ArrayList<>();
        for (long n : numbers) {
            InclusionProof proof = n > head.size() ? null : trail.inclusion(n, head.size());
            details.add(detail(
                    trail.entry(n),
                    proof == null ? null : new AuditDetail.Inclusion(proof.index(), words(proof.path()), shown(head))));
        }
        return new AuditEvidence(details, null, shown(head), null);
    }

    static AuditDetail detail(AuditEntry entry, AuditDetail.@Nullable Inclusion proof) {
        Map<String, AuditDetail.Opening> openings = new TreeMap<>();
        entry.personal().forEach((key, field) -> {
            PersonalField.Opening opening = field.opening();
            if (opening != null) {
                openings.put(key.word(), new AuditDetail.Opening(opening.salt(), opening.value()));
            }
        });
        return new AuditDetail(row(entry), entry.canonical(), openings, proof);
    }

    private static AuditRecord row(AuditEntry entry) {
        AuditFacts facts = entry.facts();
        return new AuditRecord(
                entry.n(),
                entry.at(),
                entry.personal(PersonalKey.ACTOR).orElse(null),
                facts.role(),
                facts.origin().name(),
                null,
                facts.action(),
                facts.object().kind(),
                facts.object().id(),
                null,
                facts.cars(),
                facts.result().name(),
                facts.code(),
                facts.count(),
                entry.personal(PersonalKey.REASON).orElse(null),
                entry.personal(PersonalKey.TICKET).orElse(null),
                null,
                facts.correlation(),
                entry.hash().toString());
    }

    static AuditHead shown(SignedHead head) {
        return new AuditHead(head.size(), head.root().toString(), head.at(), head.keyId(), head.signature());
    }

    private static List<String> words(List<Hash> hashes) {
        return hashes.stream().map(Hash::toString).toList();
    }
}
