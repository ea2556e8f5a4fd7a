package pitwall.cache;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pitwall.cache.CacheContents.DataSet;
import pitwall.cache.CacheContents.Kind;
import pitwall.cache.CacheDatabase.Sealed;
import pitwall.client.trail.TrailFilter;
import pitwall.client.trail.TrailMemory.Part;
import pitwall.client.trail.TrailPlace;
import pitwall.protocol.rest.AuditDetail;
import pitwall.protocol.rest.AuditEvidence;
import pitwall.protocol.rest.AuditHead;

/// The rows of the audit trail: entries as they came, and what proves parts of them together. Belongs to the
/// `pitwall-cache` thread.
final class TrailRows {
    private static final String ENTRY = "audit_entry";
    private static final String PART = "audit_part";
    private static final String AS_OF = "trail";
    private static final int MOST_PARTS = 500;

    private final CacheDatabase database;

    TrailRows(CacheDatabase database) {
        this.database = database;
    }

    void write(List<AuditEvidence> parts, Retention retention) throws SQLException {
        database.transaction(() -> {
            for (AuditEvidence part : parts) {
                for (AuditDetail detail : part.entries()) {
                    put(detail);
                }
                if (part.before() != null
                        && part.head() != null
                        && !part.entries().isEmpty()) {
                    put(part);
                }
                advance(part);
            }
            trim(retention);
        });
    }

    private void put(AuditDetail detail) throws SQLException {
        long n = detail.entry().n();
        Sealed row = database.seal(ENTRY, Long.toString(n), detail);
        try (PreparedStatement put = database.connection()
                .prepareStatement("MERGE INTO audit_entry (n, at, body, code) KEY (n) VALUES (?, ?, ?, ?)")) {
            put.setLong(1, n);
            put.setObject(2, detail.entry().at());
            put.setBytes(3, row.body());
            put.setBytes(4, row.code());
            put.executeUpdate();
        }
    }

    private void put(AuditEvidence part) throws SQLException {
        long first = part.entries().getFirst().entry().n();
        long last = part.entries().getLast().entry().n();
        AuditEvidence proof = new AuditEvidence(List.of(), part.before(), part.head(), part.path());
        Sealed row = database.seal(PART, first + "-" + last, proof);
        try (PreparedStatement put = database.connection()
                .prepareStatement(
                        "MERGE INTO audit_part (first_n, last_n, body, code) KEY (first_n, last_n) VALUES (?, ?, ?, ?)")) {
            put.setLong(1, first);
            put.setLong(2, last);
            put.setBytes(3, row.body());
            put.setBytes(4, row.code());
            put.executeUpdate();
        }
    }

    private void advance(AuditEvidence part) throws SQLException {
        @Nullable AuditHead head = part.head();
        Instant newest = head == null ? Instant.MIN : head.at();
        if (!part.entries().isEmpty()) {
            Instant last = part.entries().getLast().entry().at();
            newest = last.isAfter(newest) ? last : newest;
        }
        if (newest.isAfter(asOf())) {
            database.putMeta(AS_OF, newest);
        }
    }

    private Instant asOf() throws SQLException {
        return database.meta(AS_OF, Instant.class).orElse(Instant.MIN);
    }

    private void trim(Retention retention) throws SQLException {
        try (PreparedStatement surplus = database.connection()
                .prepareStatement("DELETE FROM audit_entry WHERE n <="
                        + " (SELECT n FROM audit_entry ORDER BY n DESC OFFSET ? ROWS FETCH FIRST 1 ROW ONLY)")) {
            surplus.setInt(1, retention.auditEntries());
            if (surplus.executeUpdate() > 0) {
                execute("DELETE FROM audit_part WHERE first_n < (SELECT MIN(n) FROM audit_entry)");
            }
        }
        execute("DELETE FROM audit_part WHERE first_n <="
                + " (SELECT first_n FROM audit_part ORDER BY first_n DESC OFFSET " + MOST_PARTS
                + " ROWS FETCH FIRST 1 ROW ONLY)");
    }

    /// Entries that fit, at most `limit`; empty where nothing of the trail is remembered at all.
    Optional<Part> entries(TrailPlace place, TrailFilter filter, int limit) throws SQLException {
        boolean older = place instanceof TrailPlace.Before;
        long n = switch (place) {
            case TrailPlace.Before(long before) -> before;
            case TrailPlace.After(long after) -> after;
        };
        List<AuditDetail> found = new ArrayList<>();
        try (PreparedStatement rows = database.connection()
                .prepareStatement("SELECT n, body, code FROM audit_entry WHERE "
                        + (older ? "n < ? ORDER BY n DESC" : "n > ? ORDER BY n"))) {
            rows.setLong(1, n);
            rows.setFetchSize(200);
            try (ResultSet row = rows.executeQuery()) {
                while (row.next() && found.size() < limit) {
                    detail(row).filter(filter::matches).ifPresent(found::add);
                }
            }
        }
        if (older) {
            Collections.reverse(found);
        }
        Instant asOf = asOf();
        return asOf.equals(Instant.MIN)
                ? Optional.empty()
                : Optional.of(new Part(asOf, new AuditEvidence(found, null, null, null)));
    }

    /// Parts that prove themselves and hold entries of the range, the oldest first.
    List<AuditEvidence> proofs(long from, long to) throws SQLException {
        NavigableMap<Long, AuditDetail> entries = between(from, to);
        NavigableMap<Long, AuditDetail> alone = new TreeMap<>(entries);
        List<AuditEvidence> proofs = new ArrayList<>();
        try (PreparedStatement parts = database.connection()
                .prepareStatement("SELECT first_n, last_n, body, code FROM audit_part"
                        + " WHERE last_n >= ? AND first_n <= ? ORDER BY first_n")) {
            parts.setLong(1, from);
            parts.setLong(2, to);
            try (ResultSet row = parts.executeQuery()) {
                while (row.next()) {
                    chained(row, entries).ifPresent(proof -> {
                        proofs.add(proof);
                        proof.entries()
                                .forEach(detail -> alone.remove(detail.entry().n()));
                    });
                }
            }
        }
        alone.values().stream()
                .filter(detail -> detail.proof() != null)
                .forEach(detail -> proofs.add(new AuditEvidence(List.of(detail), null, null, null)));
        proofs.sort(Comparator.comparingLong(
                proof -> proof.entries().getFirst().entry().n()));
        return proofs;
    }

    /// The part with its entries; empty where one of them is gone or damaged.
    private Optional<AuditEvidence> chained(ResultSet row, NavigableMap<Long, AuditDetail> known) throws SQLException {
        long first = row.getLong(1);
        long last = row.getLong(2);
        Optional<AuditEvidence> proof =
                database.unseal(PART, first + "-" + last, row.getBytes(3), row.getBytes(4), AuditEvidence.class);
        NavigableMap<Long, AuditDetail> own = known.subMap(first, true, last, true);
        if (own.size() != last - first + 1) {
            own = between(first, last);
        }
        List<AuditDetail> entries = List.copyOf(own.values());
        return entries.size() == last - first + 1
                ? proof.map(found -> new AuditEvidence(entries, found.before(), found.head(), found.path()))
                : Optional.empty();
    }

    private NavigableMap<Long, AuditDetail> between(long from, long to) throws SQLException {
        NavigableMap<Long, AuditDetail> entries = new TreeMap<>();
        try (PreparedStatement rows = database.connection()
                .prepareStatement("SELECT n, body, code FROM audit_entry WHERE n BETWEEN ? AND ?")) {
            rows.setLong(1, from);
            rows.setLong(2, to);
            try (ResultSet row = rows.executeQuery()) {
                while (row.next()) {
                    detail(row).ifPresent(detail -> entries.put(detail.entry().n(), detail));
                }
            }
        }
        return entries;
    }

    private Optional<AuditDetail> detail(ResultSet row) throws SQLException {
        return database.unseal(
                ENTRY, Long.toString(row.getLong(1)), row.getBytes(2), row.getBytes(3), AuditDetail.class);
    }

    DataSet dataSet() throws SQLException {
        try (PreparedStatement count =
                        database.connection().prepareStatement("SELECT COUNT(*), MIN(at) FROM audit_entry");
                ResultSet rows = count.executeQuery()) {
            rows.next();
            Instant asOf = asOf();
            return new DataSet(
                    Kind.AUDIT,
                    0,
                    rows.getLong(1),
                    Optional.ofNullable(rows.getObject(2, Instant.class)),
                    asOf.equals(Instant.MIN) ? Optional.empty() : Optional.of(asOf));
        }
    }

    private void execute(String sql) throws SQLException {
        try (PreparedStatement statement = database.connection().prepareStatement(sql)) {
            statement.executeUpdate();
        }
    }
}
