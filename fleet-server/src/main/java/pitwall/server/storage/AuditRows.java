package pitwall.server.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.audit.AuditEntry;
import pitwall.fleet.audit.AuditFacts;
import pitwall.fleet.audit.Hash;
import pitwall.fleet.audit.PersonalField;
import pitwall.fleet.audit.PersonalKey;
import pitwall.protocol.AuditText;

/// The entries of the audit trail, in the tables `audit_entry`, `audit_personal` and `audit_place`.
public final class AuditRows {
    private static final String SELECT = "select e.*, h.hash from audit_entry e"
            + " join audit_node h on h.level = 0 and h.position = e.n - 1 where ";

    private final Handle sql;

    public AuditRows(Handle sql) {
        this.sql = sql;
    }

    /// An entry as it is stored.
    ///
    /// @param entry absent where what is stored is no entry, or not the one the columns speak of
    /// @param hash the one that was stored when it was written
    public record Stored(long n, @Nullable AuditEntry entry, Hash hash) {}

    public void add(AuditEntry entry) {
        AuditFacts facts = entry.facts();
        sql.createUpdate("insert into audit_entry (n, at, origin, action, object, object_id, result, correlation, body)"
                        + " values (:n, :at, :origin, :action, :object, :objectId, :result, :correlation, :body)")
                .bind("n", entry.n())
                .bind("at", entry.at().toEpochMilli())
                .bind("origin", facts.origin().name())
                .bind("action", facts.action())
                .bind("object", facts.object().kind())
                .bind("objectId", facts.object().id())
                .bind("result", facts.result().name())
                .bind("correlation", facts.correlation())
                .bind("body", entry.canonical())
                .execute();
        addPersonal(entry);
        addPlaces(entry);
    }

    private void addPersonal(AuditEntry entry) {
        PreparedBatch batch = sql.prepareBatch(
                "insert into audit_personal (n, name, salt, value)" + " values (:n, :name, :salt, :value)");
        entry.personal().forEach((key, field) -> {
            PersonalField.Opening opening = field.opening();
            if (opening != null) {
                batch.bind("n", entry.n())
                        .bind("name", key.word())
                        .bind("salt", opening.salt())
                        .bind("value", opening.value())
                        .add();
            }
        });
        execute(batch);
    }

    private void addPlaces(AuditEntry entry) {
        PreparedBatch batch =
                sql.prepareBatch("insert into audit_place (n, region, model) values (:n, :region, :model)");
        entry.facts()
                .places()
                .forEach(place -> batch.bind("n", entry.n())
                        .bind("region", place.region())
                        .bind("model", place.model())
                        .add());
        execute(batch);
    }

    private static void execute(PreparedBatch batch) {
        try (batch) {
            if (batch.size() > 0) {
                batch.execute();
            }
        }
    }

    /// Entries with numbers `from` to `to`, both included, in order.
    public List<Stored> range(long from, long to) {
        return withPersonal(sql.createQuery(SELECT + "e.n between :first and :last order by e.n")
                .bind("first", from)
                .bind("last", to)
                .map((row, context) -> Found.of(row))
                .list());
    }

    /// The newest entries before a number that fit and that the reader may see, newest first.
    public List<Stored> before(long n, AuditFilter filter, AuditFilter.Reader reader, int limit) {
        return find("e.n < :n", " order by e.n desc limit " + limit, n, filter, reader);
    }

    /// The oldest entries after a number that fit and that the reader may see, oldest first.
    public List<Stored> after(long n, AuditFilter filter, AuditFilter.Reader reader, int limit) {
        return find("e.n > :n", " order by e.n limit " + limit, n, filter, reader);
    }

    private List<Stored> find(String position, String order, long n, AuditFilter filter, AuditFilter.Reader reader) {
        AuditConditions conditions = new AuditConditions(filter, reader);
        return withPersonal(conditions
                .bind(sql.createQuery(SELECT + position + conditions.sql() + order)
                        .bind("n", n))
                .map((row, context) -> Found.of(row))
                .list());
    }

    /// One entry, if the reader may see it.
    public Optional<Stored> one(long n, AuditFilter.Reader reader) {
        return find("e.n = :n", "", n, AuditFilter.ALL, reader).stream().findFirst();
    }

    private List<Stored> withPersonal(List<Found> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        Map<Long, Map<PersonalKey, PersonalField.Opening>> openings = new HashMap<>();
        List<Long> numbers = found.stream().map(Found::n).toList();
        for (int start = 0; start < numbers.size(); start += 500) {
            sql.createQuery("select * from audit_personal where n in (<numbers>)")
                    .bindList("numbers", numbers.subList(start, Math.min(start + 500, numbers.size())))
                    .map((row, context) -> Known.of(row))
                    .forEach(known -> known.addTo(openings));
        }
        return found.stream()
                .map(one -> one.stored(openings.getOrDefault(one.n(), Map.of())))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private record Known(long n, String name, PersonalField.Opening opening) {
        static Known of(ResultSet row) throws SQLException {
            return new Known(
                    row.getLong("n"),
                    row.getString("name"),
                    new PersonalField.Opening(row.getString("salt"), row.getString("value")));
        }

        void addTo(Map<Long, Map<PersonalKey, PersonalField.Opening>> openings) {
            for (PersonalKey key : PersonalKey.values()) {
                if (key.word().equals(name)) {
                    openings.computeIfAbsent(n, any -> new EnumMap<>(PersonalKey.class))
                            .put(key, opening);
                }
            }
        }
    }

    private record Found(long n, String columns, String body, Hash hash) {
        static Found of(ResultSet row) throws SQLException {
            long n = row.getLong("n");
            String columns = columns(
                    n,
                    row.getLong("at"),
                    row.getString("origin"),
                    row.getString("action"),
                    row.getString("object"),
                    row.getString("object_id"),
                    row.getString("result"),
                    row.getString("correlation"));
            return new Found(n, columns, row.getString("body"), Hash.parse(row.getString("hash")));
        }

        Stored stored(Map<PersonalKey, PersonalField.Opening> openings) {
            return new Stored(
                    n,
                    AuditText.read(body, openings)
                            .filter(entry -> columns.equals(columns(entry)))
                            .orElse(null),
                    hash);
        }

        private static String columns(AuditEntry entry) {
            AuditFacts facts = entry.facts();
            return columns(
                    entry.n(),
                    entry.at().toEpochMilli(),
                    facts.origin().name(),
                    facts.action(),
                    facts.object().kind(),
                    facts.object().id(),
                    facts.result().name(),
                    facts.correlation());
        }

        private static String columns(long n, long at, @Nullable String... words) {
            return n + " " + at + " " + String.join("\n", words);
        }
    }
}
