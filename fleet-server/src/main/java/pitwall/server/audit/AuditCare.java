package pitwall.server.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.fleet.audit.AuditOrigin;
import pitwall.fleet.audit.SignedHead;
import pitwall.server.registry.Draft;
import pitwall.server.registry.FleetWriter;
import pitwall.server.storage.AuditTreeRows;

/// What the trail needs from time to time: heads, entries for attempts that were only counted, retention. Called every
/// second or so by one thread.
public final class AuditCare {
    private static final Logger LOG = LoggerFactory.getLogger(AuditCare.class);
    private static final Duration BETWEEN_CUTS = Duration.ofMinutes(10);
    private static final long MOST_AT_ONCE = 5_000;

    private final AuditTrail trail;
    private final AuditHeads heads;
    private final AuditParts parts;
    private final Optional<HeadFile> file;
    private final Duration retention;
    private final FleetWriter writer;
    private final InstantSource clock;
    private Instant nextCut = Instant.MIN;

    /// @param retention how long entries are kept
    public AuditCare(
            AuditParts parts, Optional<HeadFile> file, Duration retention, FleetWriter writer, InstantSource clock) {
        this.trail = parts.trail();
        this.heads = parts.heads();
        this.parts = parts;
        this.file = file;
        this.retention = retention;
        this.writer = writer;
        this.clock = clock;
    }

    public void tick() {
        Instant now = clock.instant();
        write(parts.denied().due(now, false));
        if (heads.isDue(now)) {
            Future<?> unused = writer.submit(heads::sign);
        }
        if (!now.isBefore(nextCut)) {
            nextCut = now.plus(BETWEEN_CUTS);
            Future<?> unused = writer.submit(this::cut);
        }
        file.ifPresent(HeadFile::tick);
    }

    private void write(List<AuditNote> notes) {
        if (!notes.isEmpty()) {
            Future<?> unused = writer.submit(draft -> {
                notes.forEach(note -> trail.add(draft, note));
                return true;
            });
        }
    }

    /// Writes and signs everything that is open because the server stops.
    public void finish() {
        try {
            write(parts.denied().due(clock.instant(), true));
            writer.write(draft ->
                    trail.frontier(draft).size() == 0 || heads.sign(draft).size() > 0);
            file.ifPresent(HeadFile::tick);
        } catch (RuntimeException e) {
            LOG.error("The audit trail was not signed before the end; the next start does it", e);
        }
    }

    /// Removes entries that were kept long enough, as far as a signed head covers them, and says so in an entry. Their
    /// hashes stay, so what follows is still proven from the very first entry on.
    long cut(Draft draft) {
        AuditTreeRows rows = new AuditTreeRows(draft.sql());
        long from = rows.cut();
        long covered = heads.newest().map(SignedHead::size).orElse(0L);
        long old = Math.min(rows.newestBefore(draft.now().minus(retention)), covered);
        long to = Math.min(old, from + MOST_AT_ONCE);
        if (to <= from) {
            return 0;
        }
        rows.cut(to, draft.now());
        AuditSheet sheet = parts.sheet("AUDIT_CUT", AuditOrigin.SERVER, "audit")
                .on((from + 1) + "-" + to)
                .after(Map.of("last", rows.at(0, to - 1).toString()));
        trail.add(draft, sheet.accepted());
        LOG.info(
                "Audit entries {} to {} were kept {} days and are removed; their hashes stay",
                from + 1,
                to,
                retention.toDays());
        return to - from;
    }
}
