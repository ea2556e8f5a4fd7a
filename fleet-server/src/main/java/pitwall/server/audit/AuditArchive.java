package pitwall.server.audit;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Scope;
import pitwall.fleet.audit.AuditBreak;
import pitwall.fleet.audit.AuditCheckpoint;
import pitwall.fleet.audit.AuditEntry;
import pitwall.fleet.audit.AuditKey;
import pitwall.fleet.audit.AuditVerifier;
import pitwall.fleet.audit.ConsistencyProof;
import pitwall.fleet.audit.Hash;
import pitwall.fleet.audit.InclusionProof;
import pitwall.fleet.audit.MerkleFrontier;
import pitwall.fleet.audit.MerkleTree;
import pitwall.fleet.audit.SignedHead;
import pitwall.server.storage.AuditFilter;
import pitwall.server.storage.AuditRows;
import pitwall.server.storage.AuditTreeRows;
import pitwall.server.storage.Database;

/// Reads the trail and its proofs. Thread-safe; sees what is on disk.
public final class AuditArchive {
    /// The most entries that are checked at a time.
    public static final int MOST_CHECKED = 5_000;

    private static final int MOST_RANGE = 4 * MOST_CHECKED;

    private final Database database;

    public AuditArchive(Database database) {
        this.database = database;
    }

    /// Where the trail stands.
    public record Standing(Optional<SignedHead> head, long size, long removed, List<String> keys) {}

    public Standing standing() {
        return database.read(sql -> {
            AuditTreeRows rows = new AuditTreeRows(sql);
            return new Standing(rows.newestHead(), rows.size(), rows.cut(), rows.keys());
        });
    }

    /// Entries before or after a number.
    public List<AuditRows.Stored> page(Place place, AuditFilter filter, AuditFilter.Reader reader, int limit) {
        return database.read(sql -> switch (place) {
            case Place.Before(long n) -> new AuditRows(sql).before(n, filter, reader, limit);
            case Place.After(long n) -> new AuditRows(sql).after(n, filter, reader, limit);
        });
    }

    /// Where in the trail to read: newest first before a number, or oldest first after one.
    public sealed interface Place {
        record Before(long n) implements Place {}

        record After(long n) implements Place {}
    }

    public Optional<AuditRows.Stored> one(long n, AuditFilter.Reader reader) {
        return database.read(sql -> new AuditRows(sql).one(n, reader));
    }

    /// A proof and the head it leads to.
    public record Proven(InclusionProof proof, SignedHead head) {}

    /// That an entry belongs to the trail; empty until a head covers it.
    public Optional<Proven> inclusion(long n) {
        return database.read(sql -> {
            AuditTreeRows rows = new AuditTreeRows(sql);
            return rows.newestHead()
                    .filter(head -> head.size() >= n)
                    .map(head -> new Proven(new MerkleTree(head.size(), rows).inclusion(n - 1), head));
        });
    }

    /// That an entry belongs to the trail of some size.
    public InclusionProof inclusion(long n, long size) {
        return database.read(sql -> new MerkleTree(size, new AuditTreeRows(sql)).inclusion(n - 1));
    }

    /// The path from an entry to the root of a tree of some size.
    public List<Hash> path(long n, long size) {
        return inclusion(n, size).path();
    }

    /// That the trail of one size is the beginning of the trail of another; empty where there were never so many.
    public Optional<ConsistencyProof> consistency(long from, long to) {
        return database.read(sql -> {
            AuditTreeRows rows = new AuditTreeRows(sql);
            return from > to || to > rows.size()
                    ? Optional.empty()
                    : Optional.of(new MerkleTree(to, rows).consistency(from));
        });
    }

    /// What stands before an entry.
    public AuditCheckpoint checkpointBefore(long n) {
        return database.read(sql -> checkpoint(new AuditTreeRows(sql), n - 1));
    }

    private static AuditCheckpoint checkpoint(AuditTreeRows rows, long size) {
        return new AuditCheckpoint(MerkleFrontier.of(size, rows), size == 0 ? Hash.NONE : rows.at(0, size - 1));
    }

    /// What was found in the entries `from` to `to`.
    ///
    /// @param head the newest, which they were compared with
    public record Check(long from, long to, long size, Optional<AuditBreak> broken, Optional<SignedHead> head) {}

    /// Works out the hashes of a range anew and compares them with what is stored and with the newest head. Costs the
    /// range and not the trail.
    public Check check(long from, long to) {
        return database.read(sql -> {
            AuditTreeRows rows = new AuditTreeRows(sql);
            long size = rows.size();
            long first = Math.clamp(from, rows.cut() + 1, Math.max(size, rows.cut() + 1));
            long last = Math.min(Math.min(to, size), first + MOST_CHECKED - 1);
            Optional<SignedHead> head = rows.newestHead();
            return new Check(first, last, size, broken(sql, first, last, head.orElse(null)), head);
        });
    }

    /// The entries about one object, and whether what stands between the first and the last is as it was signed.
    ///
    /// @param verifiedTo up to here it was worked out anew
    public record Range(long from, long to, long verifiedTo, Optional<AuditBreak> broken) {}

    /// Empty where there is no entry about the object. Costs what stands between the first and the last, up to
    /// [#MOST_RANGE] entries.
    public Optional<Range> range(String object, String id) {
        AuditFilter about = new AuditFilter(null, null, object, id, null, null, null, null, null);
        AuditFilter.Reader all = new AuditFilter.Reader("", true, true, Scope.ALL);
        List<AuditRows.Stored> first = page(new Place.After(0), about, all, 1);
        List<AuditRows.Stored> last = page(new Place.Before(Long.MAX_VALUE), about, all, 1);
        if (first.isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }
        long from = first.getFirst().n();
        long to = last.getFirst().n();
        long reached = from - 1;
        Optional<AuditBreak> broken = Optional.empty();
        while (broken.isEmpty() && reached < Math.min(to, from + MOST_RANGE - 1)) {
            Check check = check(reached + 1, to);
            broken = check.broken();
            reached = check.to();
        }
        return Optional.of(new Range(from, to, reached, broken));
    }

    private static Optional<AuditBreak> broken(Handle sql, long from, long to, @Nullable SignedHead head) {
        AuditTreeRows rows = new AuditTreeRows(sql);
        if (head != null && head.size() > rows.size()) {
            return Optional.of(new AuditBreak(AuditBreak.Kind.TAIL_CUT, rows.size() + 1));
        }
        if (to < from) {
            return Optional.empty();
        }
        AuditVerifier verifier = new AuditVerifier(checkpoint(rows, from - 1));
        SortedMap<Long, Hash> leaves = new TreeMap<>();
        for (AuditRows.Stored stored : new AuditRows(sql).range(from, to)) {
            AuditEntry entry = stored.entry();
            if (entry == null) {
                return verifier.broken().or(() -> Optional.of(new AuditBreak(AuditBreak.Kind.CHANGED, stored.n())));
            }
            verifier.accept(entry, stored.hash());
            if (head != null && entry.n() <= head.size()) {
                leaves.put(entry.n() - 1, entry.hash());
            }
        }
        if (verifier.broken().isEmpty() && verifier.reached().size() != to) {
            return Optional.of(
                    new AuditBreak(AuditBreak.Kind.NUMBER, verifier.reached().size() + 1));
        }
        return verifier.broken().or(() -> againstHead(rows, from, head, leaves));
    }

    private static Optional<AuditBreak> againstHead(
            AuditTreeRows rows, long from, @Nullable SignedHead head, SortedMap<Long, Hash> leaves) {
        if (head == null) {
            return Optional.empty();
        }
        if (rows.keys().stream().map(AuditKey::parse).noneMatch(key -> key.signed(head))) {
            return Optional.of(new AuditBreak(AuditBreak.Kind.SIGNATURE, from));
        }
        return new MerkleTree(head.size(), rows).rootWith(leaves).equals(head.root())
                ? Optional.empty()
                : Optional.of(new AuditBreak(AuditBreak.Kind.HEAD, from));
    }
}
