package pitwall.server.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.audit.AuditCheckpoint;
import pitwall.fleet.audit.AuditEntry;
import pitwall.fleet.audit.ConsistencyProof;
import pitwall.fleet.audit.InclusionProof;
import pitwall.fleet.audit.SignedHead;
import pitwall.protocol.rest.AuditDetail;
import pitwall.protocol.rest.AuditEvidence;
import pitwall.protocol.rest.AuditHead;
import pitwall.protocol.rest.AuditRecord;
import pitwall.server.audit.AuditArchive;
import pitwall.server.audit.AuditRecords;
import pitwall.server.storage.AuditFilter;
import pitwall.server.storage.AuditRows;

/// Gives entries as they were hashed, with what a reader needs to work the hashes out and to compare them with a signed
/// head. Nothing here changes the trail.
final class AuditProving {
    private final AuditArchive archive;

    AuditProving(AuditArchive archive) {
        this.archive = archive;
    }

    Answer evidence(ApiCall call) {
        call.allowOnly(AuditRoutes.LISTING);
        AuditFilter.Reader reader = AuditViews.reader(call.caller());
        AuditFilter filter = AuditRoutes.filter(call);
        int limit = call.number("limit", 100, 1, AuditRoutes.MOST);
        // Before the entries, so that whatever it covers is there when they are read.
        SignedHead head = archive.standing().head().orElse(null);
        List<AuditRows.Stored> found = new ArrayList<>(archive.page(AuditRoutes.place(call), filter, reader, limit));
        Map<String, Object> metadata = found.size() < limit
                ? Map.of("limit", limit)
                : Map.of("limit", limit, "next", found.getLast().n());
        found.sort(Comparator.comparingLong(AuditRows.Stored::n));
        boolean whole = filter.isEverything() && reader.seesEverything() && !found.isEmpty();
        AuditHead shown = head == null ? null : AuditRecords.head(head);
        return new Answer.Data(
                200,
                whole ? chain(found, reader, head, shown) : proven(found, reader, head, shown),
                metadata,
                Map.of());
    }

    /// Nothing is left out: the hashes lead from what stands before to the head.
    private AuditEvidence chain(
            List<AuditRows.Stored> found,
            AuditFilter.Reader reader,
            @Nullable SignedHead head,
            @Nullable AuditHead shown) {
        AuditCheckpoint before = archive.checkpointBefore(found.getFirst().n());
        long last = found.getLast().n();
        Optional<ConsistencyProof> proof = head == null ? Optional.empty() : archive.consistency(last, head.size());
        return new AuditEvidence(
                found.stream().map(stored -> detail(stored, reader, null)).toList(),
                new AuditEvidence.Before(
                        before.size(),
                        before.last().toString(),
                        AuditRoutes.words(before.frontier().peaks())),
                shown,
                proof.map(leads -> AuditRoutes.words(leads.path())).orElse(null));
    }

    /// Others are left out between them: each that was signed proves itself.
    private AuditEvidence proven(
            List<AuditRows.Stored> found,
            AuditFilter.Reader reader,
            @Nullable SignedHead head,
            @Nullable AuditHead shown) {
        return new AuditEvidence(
                found.stream().map(stored -> detail(stored, reader, head)).toList(), null, shown, null);
    }

    private AuditDetail detail(AuditRows.Stored stored, AuditFilter.Reader reader, @Nullable SignedHead head) {
        AuditRecord row = AuditViews.row(stored, reader);
        AuditEntry entry = stored.entry();
        if (entry == null) {
            throw new IllegalStateException("a row was made of nothing");
        }
        return new AuditDetail(row, entry.canonical(), AuditViews.openings(entry, reader), inclusion(entry.n(), head));
    }

    private AuditDetail.@Nullable Inclusion inclusion(long n, @Nullable SignedHead head) {
        if (head == null || head.size() < n) {
            return null;
        }
        InclusionProof proof = archive.inclusion(n, head.size());
        return new AuditDetail.Inclusion(proof.index(), AuditRoutes.words(proof.path()), AuditRecords.head(head));
    }
}
