package pitwall.server.http;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.audit.AuditEntry;
import pitwall.fleet.audit.Hash;
import pitwall.protocol.rest.AuditConsistency;
import pitwall.protocol.rest.AuditDetail;
import pitwall.protocol.rest.AuditHeads;
import pitwall.protocol.rest.AuditRecord;
import pitwall.protocol.rest.AuditVerdict;
import pitwall.server.audit.AuditArchive;
import pitwall.server.audit.AuditArchive.Place;
import pitwall.server.audit.AuditRecords;
import pitwall.server.storage.AuditFilter;
import pitwall.server.storage.AuditRows;

/// Reading the audit trail and its proofs. Nothing here changes it.
final class AuditRoutes {
    static final int MOST = 500;
    private static final Set<String> FILTERS =
            Set.of("actor", "action", "object", "objectId", "result", "from", "to", "text", "correlation");
    static final Set<String> LISTING = Set.of(
            "actor",
            "action",
            "object",
            "objectId",
            "result",
            "from",
            "to",
            "text",
            "correlation",
            "before",
            "after",
            "limit");

    private final AuditArchive archive;

    AuditRoutes(AuditArchive archive) {
        this.archive = archive;
    }

    Answer list(ApiCall call) {
        call.allowOnly(LISTING);
        AuditFilter.Reader reader = AuditViews.reader(call.caller());
        int limit = call.number("limit", 100, 1, MOST);
        List<AuditRows.Stored> found = archive.page(place(call), filter(call), reader, limit);
        List<AuditRecord> rows =
                found.stream().map(stored -> AuditViews.row(stored, reader)).toList();
        Map<String, Object> metadata = found.size() < limit
                ? Map.of("limit", limit)
                : Map.of("limit", limit, "next", found.getLast().n());
        return new Answer.Data(200, rows, metadata, Map.of());
    }

    static Place place(ApiCall call) {
        Optional<String> after = call.query("after");
        if (after.isPresent() && call.query("before").isPresent()) {
            throw new FaultException(Fault.validation("after", "and before exclude one another"));
        }
        return after.isPresent()
                ? new Place.After(number("after", after.get()))
                : new Place.Before(
                        call.query("before").map(text -> number("before", text)).orElse(Long.MAX_VALUE));
    }

    static AuditFilter filter(ApiCall call) {
        return new AuditFilter(
                word(call, "actor"),
                upper(call, "action"),
                word(call, "object"),
                word(call, "objectId"),
                upper(call, "result"),
                time(call, "from"),
                time(call, "to"),
                word(call, "text"),
                word(call, "correlation"));
    }

    static Set<String> filters() {
        return FILTERS;
    }

    private static @Nullable String word(ApiCall call, String name) {
        String text = call.query(name).orElse(null);
        if (text != null && (text.isBlank() || text.length() > 200)) {
            throw new FaultException(Fault.validation(name, "must have 1 to 200 characters"));
        }
        return text;
    }

    private static @Nullable String upper(ApiCall call, String name) {
        String text = word(call, name);
        return text == null ? null : text.toUpperCase(Locale.ROOT);
    }

    private static @Nullable Instant time(ApiCall call, String name) {
        try {
            return call.query(name).map(Instant::parse).orElse(null);
        } catch (DateTimeParseException e) {
            throw new FaultException(Fault.validation(name, "must be a time such as 2026-11-21T09:00:00Z"));
        }
    }

    private static long number(String name, String text) {
        try {
            long value = Long.parseLong(text);
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            // falls through to the same answer as a negative number
        }
        throw new FaultException(Fault.validation(name, "must be the number of an entry"));
    }

    Answer get(ApiCall call) {
        AuditFilter.Reader reader = AuditViews.reader(call.caller());
        long n = number("n", call.path("n"));
        AuditRows.Stored stored = archive.one(n, reader).orElseThrow(() -> new FaultException(Fault.notFound()));
        AuditRecord row = AuditViews.row(stored, reader);
        AuditEntry entry = stored.entry();
        if (entry == null) {
            throw new IllegalStateException("a row was made of nothing");
        }
        return Answer.ok(new AuditDetail(
                row,
                entry.canonical(),
                AuditViews.openings(entry, reader),
                archive.inclusion(n)
                        .map(proven -> new AuditDetail.Inclusion(
                                proven.proof().index(), words(proven.proof().path()), AuditRecords.head(proven.head())))
                        .orElse(null)));
    }

    static List<String> words(List<Hash> path) {
        return path.stream().map(Hash::toString).toList();
    }

    Answer head(ApiCall call) {
        call.allowOnly(Set.of());
        AuditArchive.Standing standing = archive.standing();
        return Answer.ok(new AuditHeads(
                standing.head().map(AuditRecords::head).orElse(null),
                standing.size(),
                standing.removed(),
                standing.keys()));
    }

    Answer proof(ApiCall call) {
        call.allowOnly(Set.of("from", "to"));
        long from = number("from", required(call, "from"));
        long to = number("to", required(call, "to"));
        return archive.consistency(from, to)
                .map(proof -> Answer.ok(new AuditConsistency(from, to, words(proof.path()))))
                .orElseGet(() -> Answer.refused(
                        Fault.validation("to", "must not be less than from nor beyond the end of the trail")));
    }

    private static String required(ApiCall call, String name) {
        return call.query(name).orElseThrow(() -> new FaultException(Fault.validation(name, "is missing")));
    }

    Answer verify(ApiCall call) {
        call.allowOnly(Set.of("from", "to"));
        long from = call.query("from").map(text -> number("from", text)).orElse(1L);
        long to = call.query("to").map(text -> number("to", text)).orElse(Long.MAX_VALUE);
        AuditArchive.Check check = archive.check(from, to);
        Long next = check.to() < Math.min(to, check.size()) ? Long.valueOf(check.to() + 1) : null;
        return Answer.ok(new AuditVerdict(
                check.from(),
                check.to(),
                check.size(),
                next,
                check.broken()
                        .map(broken -> new AuditVerdict.Break(broken.kind().name(), broken.n()))
                        .orElse(null),
                check.head().map(AuditRecords::head).orElse(null)));
    }
}
