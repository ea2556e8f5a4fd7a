package pitwall.server.kit;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import pitwall.fleet.audit.AuditBreak;
import pitwall.fleet.audit.AuditCheckpoint;
import pitwall.fleet.audit.AuditEntry;
import pitwall.fleet.audit.AuditKey;
import pitwall.fleet.audit.AuditVerifier;
import pitwall.fleet.audit.PersonalKey;
import pitwall.fleet.audit.SignedHead;
import pitwall.server.storage.AuditRows;
import pitwall.server.storage.AuditTreeRows;

/// Reads the audit trail from the database itself, beside the server.
public final class AuditReader implements AutoCloseable {
    private final Handle database;

    public AuditReader(TestServer server) {
        this(server.settings().database());
    }

    public AuditReader(String location) {
        this.database = Jdbi.create(location.startsWith("jdbc:") ? location : "jdbc:sqlite:" + location)
                .open();
    }

    public <T> T read(Function<Handle, T> reading) {
        return reading.apply(database);
    }

    @Override
    public void close() {
        database.close();
    }

    public List<AuditRows.Stored> stored() {
        return read(sql -> new AuditRows(sql).range(1, Long.MAX_VALUE));
    }

    public List<AuditEntry> entries() {
        return stored().stream()
                .map(AuditRows.Stored::entry)
                .map(Objects::requireNonNull)
                .toList();
    }

    public List<AuditEntry> after(long n) {
        return entries().stream().filter(entry -> entry.n() > n).toList();
    }

    public long size() {
        return read(sql -> new AuditTreeRows(sql).size());
    }

    public List<SignedHead> heads() {
        return read(sql -> new AuditTreeRows(sql).headsBeyond(0, 10_000));
    }

    public AuditKey key() {
        return read(sql -> AuditKey.parse(new AuditTreeRows(sql).keys().getLast()));
    }

    /// What is wrong with the whole trail.
    public Optional<AuditBreak> verdict() {
        List<SignedHead> heads = heads();
        if (heads.isEmpty()) {
            throw new AssertionError("no head was signed yet");
        }
        AuditVerifier verifier = new AuditVerifier(AuditCheckpoint.START, heads, key());
        for (AuditRows.Stored one : stored()) {
            AuditEntry entry = one.entry();
            if (entry == null) {
                return Optional.of(new AuditBreak(AuditBreak.Kind.CHANGED, one.n()));
            }
            verifier.accept(entry, one.hash());
        }
        return verifier.finish();
    }

    /// An entry in one line: action, result, code, actor and object.
    public static String line(AuditEntry entry) {
        return entry.facts().action() + " " + entry.facts().result()
                + (entry.facts().code() == null ? "" : " " + entry.facts().code())
                + " by " + entry.personal(PersonalKey.ACTOR).orElse("-")
                + " on " + entry.facts().object();
    }
}
