package pitwall.server.audit;

import java.security.KeyPair;
import java.time.Instant;
import java.util.UUID;
import pitwall.fleet.audit.AuditOrigin;
import pitwall.fleet.audit.AuditResult;
import pitwall.fleet.audit.HeadSigner;
import pitwall.server.logs.Redactor;
import pitwall.server.registry.Draft;
import pitwall.server.storage.Database;

/// What belongs to the audit trail, for everybody who writes to it. Thread-safe apart from [#add].
public record AuditParts(AuditTrail trail, AuditHeads heads, DeniedAttempts denied, AuditPayload payload) {
    /// Goes on with the trail of a database.
    ///
    /// @param keys sign heads
    public static AuditParts open(Database database, KeyPair keys, Redactor redactor) {
        AuditTrail trail = new AuditTrail(database);
        return new AuditParts(
                trail,
                new AuditHeads(trail, new HeadSigner(keys), database),
                new DeniedAttempts(),
                new AuditPayload(redactor));
    }

    /// A sheet for an attempt that belongs to no request.
    ///
    /// @param kind of the object, for example `car`
    public AuditSheet sheet(String action, AuditOrigin origin, String kind) {
        return new AuditSheet(payload, action, origin, kind, UUID.randomUUID().toString());
    }

    /// Adds an entry, unless it is of somebody who was denied too often; then it is counted. Belongs inside the writer.
    public void add(Draft draft, AuditNote note) {
        if (isWorthAnEntry(note, draft.now())) {
            trail.add(draft, note);
        }
    }

    /// Whether an attempt gets an entry of its own. Counts it if not, so ask once.
    public boolean isWorthAnEntry(AuditNote note, Instant now) {
        return note.facts().result() != AuditResult.DENIED || denied.isWorthAnEntry(note, now);
    }
}
