package pitwall.server.audit;

import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import pitwall.fleet.audit.AuditCheckpoint;
import pitwall.fleet.audit.AuditEntry;
import pitwall.fleet.audit.Hash;
import pitwall.fleet.audit.MerkleFrontier;
import pitwall.fleet.audit.PersonalField;
import pitwall.fleet.audit.PersonalKey;
import pitwall.server.registry.Draft;
import pitwall.server.storage.AuditRows;
import pitwall.server.storage.AuditTreeRows;
import pitwall.server.storage.Database;

/// The end of the chain, where entries are added. What is added to a draft is on disk with everything else of the
/// draft or not at all, so numbers have no hole and no effect is without its entry. Adding belongs inside the writer;
/// [#size] is thread-safe.
public final class AuditTrail {
    private final SecureRandom random = new SecureRandom();
    private volatile AuditCheckpoint committed;

    public AuditTrail(Database database) {
        this.committed = database.read(AuditTrail::stored);
    }

    private static AuditCheckpoint stored(Handle sql) {
        AuditTreeRows rows = new AuditTreeRows(sql);
        long size = rows.size();
        return new AuditCheckpoint(MerkleFrontier.of(size, rows), size == 0 ? Hash.NONE : rows.at(0, size - 1));
    }

    /// What a draft added so far.
    private static final class Added {
        private AuditCheckpoint end;

        Added(AuditCheckpoint end) {
            this.end = end;
        }
    }

    /// Adds an entry and says its number.
    public long add(Draft draft, AuditNote note) {
        Added added = added(draft);
        long n = added.end.size() + 1;
        AuditEntry entry = new AuditEntry(n, draft.now(), note.facts(), committed(note.personal()), added.end.last());
        Hash hash = entry.hash();
        MerkleFrontier.Grown grown = added.end.frontier().append(hash);
        new AuditRows(draft.sql()).add(entry);
        new AuditTreeRows(draft.sql()).add(grown.completed());
        added.end = new AuditCheckpoint(grown.frontier(), hash);
        draft.news().audited(entry, hash);
        return n;
    }

    /// The chain as this draft sees it.
    MerkleFrontier frontier(Draft draft) {
        return added(draft).end.frontier();
    }

    private Added added(Draft draft) {
        return draft.companion(Added.class, () -> {
            Added fresh = new Added(current(draft.sql()));
            draft.afterCommit(() -> committed = fresh.end);
            return fresh;
        });
    }

    /// What is remembered, unless disk knows better: then a commit succeeded that looked like a failure.
    private AuditCheckpoint current(Handle sql) {
        AuditCheckpoint known = committed;
        return new AuditTreeRows(sql).size() == known.size() ? known : stored(sql);
    }

    private Map<PersonalKey, PersonalField> committed(Map<PersonalKey, String> values) {
        Map<PersonalKey, PersonalField> fields = new EnumMap<>(PersonalKey.class);
        values.forEach((key, value) -> {
            byte[] salt = new byte[PersonalField.SALT_BYTES];
            random.nextBytes(salt);
            fields.put(key, PersonalField.of(key, salt, value));
        });
        return fields;
    }

    /// How many entries are on disk.
    public long size() {
        return committed.size();
    }

    /// Forgets everything that names a person in the entries by, about or approved by them; says in how many. Whoever
    /// asks for it leaves an entry of their own.
    public int forget(Draft draft, String person) {
        return new AuditTreeRows(draft.sql()).forget(person, draft.now());
    }
}
