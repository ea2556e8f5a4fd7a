package pitwall.client.rest;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import pitwall.client.Answer;
import pitwall.client.ExportOutcome;
import pitwall.client.trail.AuditTrail;
import pitwall.client.trail.TrailFilter;
import pitwall.client.trail.TrailMemory;
import pitwall.client.trail.TrailPlace;
import pitwall.protocol.rest.AuditEvidence;
import pitwall.protocol.rest.AuditHeads;

/// Reads the audit trail of the server in use and remembers what it read. Thread-safe.
public final class TrailReading implements AuditTrail {
    private final Asking asking;
    private final Supplier<TrailMemory> memory;

    /// @param memory of the server in use
    public TrailReading(Asking asking, Supplier<TrailMemory> memory) {
        this.asking = asking;
        this.memory = memory;
    }

    @Override
    public CompletableFuture<Answer<AuditHeads>> heads() {
        return asking.later(FleetApi::auditHead, Function.identity());
    }

    @Override
    public CompletableFuture<Answer<AuditEvidence>> page(TrailFilter filter, TrailPlace place, int limit) {
        return onThread(() -> page(filter, place, limit, memory.get()));
    }

    /// The memory of the trail is searched instead of that of answers: it knows more than what was asked before.
    private Answer<AuditEvidence> page(TrailFilter filter, TrailPlace place, int limit, TrailMemory remembering) {
        Answer<AuditEvidence> answer = asking.ask(
                (api, bearer) -> api.auditEvidence(
                        bearer,
                        conditions(filter),
                        place instanceof TrailPlace.Before(long n) && n != Long.MAX_VALUE ? n : null,
                        place instanceof TrailPlace.After(long n) ? n : null,
                        limit),
                Function.identity());
        return switch (answer) {
            case Answer.Given<AuditEvidence>(AuditEvidence part) -> {
                remembering.keep(part);
                yield answer;
            }
            case Answer.Refused<AuditEvidence> refused -> answer;
            case Answer.Remembered<AuditEvidence> remembered ->
                found(answer, remembering.entries(place, filter, limit));
            case Answer.Unanswered<AuditEvidence> unanswered ->
                found(answer, remembering.entries(place, filter, limit));
        };
    }

    private static Answer<AuditEvidence> found(Answer<AuditEvidence> otherwise, Optional<TrailMemory.Part> part) {
        return part.<Answer<AuditEvidence>>map(known -> new Answer.Remembered<>(known.entries(), known.asOf()))
                .orElse(otherwise);
    }

    private static Map<String, String> conditions(TrailFilter filter) {
        return new Conditions()
                .and("actor", filter.actor())
                .and("action", filter.action())
                .and("object", filter.object())
                .and("objectId", filter.objectId())
                .and("result", filter.result())
                .and("from", filter.from())
                .and("to", filter.to())
                .and("text", filter.text())
                .and("correlation", filter.correlation())
                .map();
    }

    @Override
    public CompletableFuture<List<AuditEvidence>> remembered(long from, long to) {
        return onThread(() -> memory.get().proofs(from, to));
    }

    @Override
    public CompletableFuture<ExportOutcome> export(TrailFilter filter, ExportForm form, Path file) {
        String format = switch (form) {
            case NDJSON -> "ndjson";
            case CSV -> "csv";
        };
        return Abandonable.start(
                () -> asking.save((api, bearer) -> api.auditExport(bearer, conditions(filter), format), file));
    }

    private static <T> CompletableFuture<T> onThread(Supplier<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Thread.ofVirtual().name("pitwall-reading").start(() -> done.complete(work.get()));
        return done;
    }
}
