package pitwall.views.audit;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.ExportOutcome;
import pitwall.client.trail.AuditTrail;
import pitwall.client.trail.TrailFilter;
import pitwall.client.trail.TrailPlace;
import pitwall.client.witness.WitnessedHead;
import pitwall.fleet.audit.AuditCheckpoint;
import pitwall.fleet.audit.AuditEntry;
import pitwall.fleet.audit.AuditFacts;
import pitwall.fleet.audit.Hash;
import pitwall.fleet.audit.InclusionProof;
import pitwall.fleet.audit.PersonalKey;
import pitwall.fleet.audit.SignedHead;
import pitwall.protocol.rest.AuditDetail;
import pitwall.protocol.rest.AuditEvidence;
import pitwall.protocol.rest.AuditHead;
import pitwall.protocol.rest.AuditHeads;
import pitwall.protocol.rest.AuditRecord;
import pitwall.testing.SampleTrail;

/// A server's trail, and what this computer remembers of it, in memory. Answers at once; can be unreachable, refuse,
/// and lie.
final class ScriptedTrail implements AuditTrail {
    final SampleTrail trail = new SampleTrail();
    final List<String> asked = new ArrayList<>();
    final List<String> exported = new ArrayList<>();
    private final List<AuditEvidence> kept = new ArrayList<>();
    private final List<Runnable> late = new ArrayList<>();
    SignedHead head = trail.sign();
    boolean reachable = true;
    boolean refuses;
    boolean silent;
    /// The export that was asked for last.
    CompletableFuture<ExportOutcome> exporting = new CompletableFuture<>();
    ExportOutcome export = new ExportOutcome.Saved(Path.of("audit.ndjson"), 81_204);
    UnaryOperator<AuditDetail> lie = detail -> detail;
    UnaryOperator<List<AuditDetail>> lies = entries -> entries;

    /// Writes entries and signs them.
    void write(int entries) {
        for (int i = 0; i < entries; i++) {
            long n = trail.size() + 1;
            if (n % 7 == 0) {
                trail.refused("omar", "WBA-%05d".formatted(n), "CAR_DRIVES", "c-" + n);
            } else {
                trail.renamed(
                        n % 3 == 0 ? "mira" : "a.huber", "WBA-%05d".formatted(n), "old " + n, "new " + n, "c-" + n / 2);
            }
        }
        head = trail.sign();
    }

    /// Makes this computer forget what it read.
    void forget() {
        kept.clear();
    }

    /// What the witness would have seen now.
    WitnessedHead witnessed() {
        return new WitnessedHead(head, trail.key().text());
    }

    AuditRecord row(long n) {
        return detail(trail.entry(n), null).entry();
    }

    @Override
    public CompletableFuture<Answer<AuditHeads>> heads() {
        AuditHeads heads =
                new AuditHeads(shown(head), trail.size(), 0, List.of(trail.key().text()));
        Answer<AuditHeads> answer = reachable ? new Answer.Given<>(heads) : new Answer.Remembered<>(heads, head.at());
        return CompletableFuture.completedFuture(answer);
    }

    @Override
    public CompletableFuture<Answer<AuditEvidence>> page(TrailFilter filter, TrailPlace place, int limit) {
        asked.add(place + " " + limit);
        if (silent) {
            CompletableFuture<Answer<AuditEvidence>> waiting = new CompletableFuture<>();
            late.add(() -> waiting.complete(answer(filter, place, limit)));
            return waiting;
        }
        return CompletableFuture.completedFuture(answer(filter, place, limit));
    }

    /// Answers what was asked while nothing was said.
    void answerLate() {
        late.forEach(Runnable::run);
        late.clear();
    }

    private Answer<AuditEvidence> answer(TrailFilter filter, TrailPlace place, int limit) {
        if (refuses) {
            return new Answer.Refused<>(503, "DATABASE_DOWN", "The database does not answer.", "corr-7");
        }
        if (!reachable) {
            return kept.isEmpty()
                    ? new Answer.Unanswered<>()
                    : new Answer.Remembered<>(selected(filter, place, limit, true), head.at());
        }
        AuditEvidence part = selected(filter, place, limit, false);
        if (part.before() != null) {
            kept.add(part);
        }
        return new Answer.Given<>(part);
    }

    private AuditEvidence selected(TrailFilter filter, TrailPlace place, int limit, boolean fromMemory) {
        List<AuditDetail> found = new ArrayList<>();
        boolean older = place instanceof TrailPlace.Before;
        long start = switch (place) {
            case TrailPlace.Before(long n) -> Math.min(n, trail.size() + 1) - 1;
            case TrailPlace.After(long n) -> n + 1;
        };
        for (long n = start; n >= 1 && n <= trail.size() && found.size() < limit; n += older ? -1 : 1) {
            AuditDetail detail = detail(trail.entry(n), proof(filter, n));
            if (filter.matches(detail) && (!fromMemory || remembers(n))) {
                found.add(lie.apply(detail));
            }
        }
        List<AuditDetail> entries = lies.apply(older ? found.reversed() : found);
        if (!filter.isEverything() || fromMemory || entries.isEmpty()) {
            return new AuditEvidence(entries, null, shown(head), null);
        }
        long first = entries.getFirst().entry().n();
        long last = entries.getLast().entry().n();
        AuditCheckpoint before = trail.before(first);
        return new AuditEvidence(
                entries,
                new AuditEvidence.Before(
                        before.size(),
                        before.last().toString(),
                        words(before.frontier().peaks())),
                shown(head),
                last > head.size()
                        ? null
                        : words(trail.consistency(last, head.size()).path()));
    }

    private boolean remembers(long n) {
        return kept.stream()
                .anyMatch(part -> part.entries().getFirst().entry().n() <= n
                        && part.entries().getLast().entry().n() >= n);
    }

    private AuditDetail.@Nullable Inclusion proof(TrailFilter filter, long n) {
        if (filter.isEverything() || n > head.size()) {
            return null;
        }
        InclusionProof proof = trail.inclusion(n, head.size());
        return new AuditDetail.Inclusion(proof.index(), words(proof.path()), shown(head));
    }

    @Override
    public CompletableFuture<List<AuditEvidence>> remembered(long from, long to) {
        return CompletableFuture.completedFuture(kept.stream()
                .filter(part -> part.entries().getLast().entry().n() >= from
                        && part.entries().getFirst().entry().n() <= to)
                .toList());
    }

    @Override
    public CompletableFuture<ExportOutcome> export(TrailFilter filter, ExportForm form, Path file) {
        exported.add(form + " " + file.getFileName());
        exporting = silent ? new CompletableFuture<>() : CompletableFuture.completedFuture(export);
        return exporting;
    }

    private static AuditDetail detail(AuditEntry entry, AuditDetail.@Nullable Inclusion proof) {
        Map<String, AuditDetail.Opening> openings = new TreeMap<>();
        entry.personal()
                .forEach((key, field) -> Optional.ofNullable(field.opening())
                        .ifPresent(opening ->
                                openings.put(key.word(), new AuditDetail.Opening(opening.salt(), opening.value()))));
        return new AuditDetail(row(entry), entry.canonical(), openings, proof);
    }

    private static AuditRecord row(AuditEntry entry) {
        AuditFacts facts = entry.facts();
        return new AuditRecord(
                entry.n(),
                entry.at(),
                word(entry, PersonalKey.ACTOR),
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
                word(entry, PersonalKey.REASON),
                word(entry, PersonalKey.TICKET),
                null,
                facts.correlation(),
                entry.hash().toString());
    }

    private static @Nullable String word(AuditEntry entry, PersonalKey key) {
        return entry.personal(key).orElse(null);
    }

    private static AuditHead shown(SignedHead head) {
        return new AuditHead(head.size(), head.root().toString(), head.at(), head.keyId(), head.signature());
    }

    private static List<String> words(List<Hash> hashes) {
        return hashes.stream().map(Hash::toString).toList();
    }

    /// The same entry with another name in it.
    static AuditDetail renamed(AuditDetail detail, String actor) {
        AuditRecord row = detail.entry();
        return new AuditDetail(
                new AuditRecord(
                        row.n(),
                        row.at(),
                        actor,
                        row.role(),
                        row.origin(),
                        row.address(),
                        row.action(),
                        row.object(),
                        row.objectId(),
                        row.subject(),
                        row.cars(),
                        row.result(),
                        row.code(),
                        row.count(),
                        row.reason(),
                        row.ticket(),
                        row.approver(),
                        row.correlation(),
                        row.hash()),
                detail.canonical(),
                detail.personal(),
                detail.proof());
    }

    /// Server time of the newest entry.
    Instant now() {
        return trail.entry(trail.size()).at();
    }
}
