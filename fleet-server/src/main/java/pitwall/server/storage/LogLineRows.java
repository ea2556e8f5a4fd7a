package pitwall.server.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import pitwall.fleet.CarId;
import pitwall.fleet.LogLevel;
import pitwall.protocol.rest.LogLine;

/// The table `log_line`: every line of every car until it is too old or too much is there, and `log_store`, which says
/// how much that is. `server_line` and `server_log_store` are the same for the server's own lines.
public final class LogLineRows {
    /// An operator that every database has.
    public static final String ANY_LIKE = "like";

    /// Stands in the column of the car where the server itself speaks; no car has such an id.
    private static final String NOBODY = "";

    private static final LogLevel[] LEVELS = LogLevel.values();

    private final Handle sql;
    private final String table;
    private final String store;

    /// The lines of cars.
    public LogLineRows(Handle sql) {
        this(sql, "log_line", "log_store");
    }

    private LogLineRows(Handle sql, String table, String store) {
        this.sql = sql;
        this.table = table;
        this.store = store;
    }

    /// The server's own lines.
    public static LogLineRows ofServer(Handle sql) {
        return new LogLineRows(sql, "server_line", "server_log_store");
    }

    /// What is kept.
    ///
    /// @param lastId the highest id that was ever given
    /// @param bytes of text, about
    public record Store(long lastId, long lines, long bytes) {}

    /// What is kept now.
    public Store store() {
        return sql.createQuery("select last_id, lines, bytes from " + store)
                .map((row, context) -> new Store(row.getLong("last_id"), row.getLong("lines"), row.getLong("bytes")))
                .one();
    }

    /// Adds lines, numbered and in order.
    public void add(List<LogLine> lines) {
        if (lines.isEmpty()) {
            return;
        }
        PreparedBatch batch = sql.prepareBatch(
                "insert into " + table + " (id, car, at, claimed_at, boot, seq, level, source, message, fields)"
                        + " values (:id, :car, :at, :claimedAt, :boot, :seq, :level, :source, :message, :fields)");
        long bytes = 0;
        for (LogLine line : lines) {
            String fields = Columns.write(line.fields());
            CarId car = line.car();
            bytes += line.source().length() + line.message().length() + fields.length() + 64;
            batch.bind("id", line.id())
                    .bind("car", car == null ? NOBODY : car.value())
                    .bind("at", line.at().toEpochMilli())
                    .bind("claimedAt", line.claimedAt().toEpochMilli())
                    .bind("boot", line.boot())
                    .bind("seq", line.sequence())
                    .bind("level", line.level().ordinal())
                    .bind("source", line.source())
                    .bind("message", line.message())
                    .bind("fields", fields)
                    .add();
        }
        batch.execute();
        sql.createUpdate("update " + store + " set last_id = :last, lines = lines + :lines, bytes = bytes + :bytes")
                .bind("last", lines.getLast().id())
                .bind("lines", lines.size())
                .bind("bytes", bytes)
                .execute();
    }

    /// Forgets the lines of a car.
    public void remove(CarId car) {
        delete("car = :car", Map.of("car", car.value()));
    }

    /// Forgets the lines up to an id, that one included; returns how many those were.
    public long removeUntil(long id) {
        return delete("id <= :id", Map.of("id", id));
    }

    private long delete(String condition, Map<String, ?> values) {
        Store gone = sql.createQuery("select 0 as last_id, count(*) as lines,"
                        + " coalesce(sum(length(source) + length(message) + length(fields) + 64), 0) as bytes"
                        + " from " + table + " where " + condition)
                .bindMap(values)
                .map((row, context) -> new Store(0, row.getLong("lines"), row.getLong("bytes")))
                .one();
        if (gone.lines() > 0) {
            sql.createUpdate("delete from " + table + " where " + condition)
                    .bindMap(values)
                    .execute();
            sql.createUpdate("update " + store + " set lines = lines - :lines, bytes = bytes - :bytes")
                    .bind("lines", gone.lines())
                    .bind("bytes", gone.bytes())
                    .execute();
        }
        return gone.lines();
    }

    /// The id of the line that has so many older ones; empty if there are not so many.
    public Optional<Long> nth(long older) {
        return sql.createQuery("select id from " + table + " order by id limit 1 offset :older")
                .bind("older", older)
                .mapTo(Long.class)
                .findOne();
    }

    /// The id of the newest of the oldest `most` lines that are older than a time; empty if none is.
    public Optional<Long> lastBefore(Instant time, int most) {
        return sql.createQuery("select max(id) from (select id, at from " + table + " order by id limit :most) oldest"
                        + " where at < :time")
                .bind("time", time.toEpochMilli())
                .bind("most", most)
                .mapTo(Long.class)
                .findOne();
    }

    /// The smallest and the highest id of lines that arrived in a span of time; empty if none did.
    ///
    /// @param from first millisecond
    /// @param to last millisecond, exclusive
    public Optional<Span> span(long from, long to) {
        return sql.createQuery(
                        "select min(id) as first, max(id) as last from " + table + " where at >= :from and at < :to")
                .bind("from", from)
                .bind("to", to)
                .map((row, context) -> new Span(row.getLong("first"), row.getLong("last")))
                .findOne()
                .filter(span -> span.last() > 0);
    }

    /// From the smallest to the highest id of all; empty if there is no line.
    public Optional<Span> whole() {
        return sql.createQuery("select (select min(id) from " + table + ") as first, (select max(id) from " + table
                        + ") as last")
                .map((row, context) -> new Span(row.getLong("first"), row.getLong("last")))
                .findOne()
                .filter(span -> span.last() > 0);
    }

    /// Ids from `first` to `last`, both included.
    public record Span(long first, long last) {}

    /// When the line of an id arrived, or the next one after it or before it that is still there.
    public Optional<Instant> at(long id, boolean orLater) {
        return sql.createQuery("select at from " + table + " where id "
                        + (orLater ? ">= :id order by id" : "<= :id order by id desc") + " limit 1")
                .bind("id", id)
                .mapTo(Long.class)
                .findOne()
                .map(Instant::ofEpochMilli);
    }

    /// The run that wrote the newest line; 0 where there is none.
    public long newestBoot() {
        return sql.createQuery("select boot from " + table + " order by id desc limit 1")
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    /// When the oldest line arrived.
    public Optional<Instant> oldest() {
        return sql.createQuery("select at from " + table + " order by id limit 1")
                .mapTo(Long.class)
                .findOne()
                .map(Instant::ofEpochMilli);
    }

    /// A search among the lines whose ids are in a span.
    ///
    /// @param rest further conditions, each preceded by `and`
    public Query within(Span span, String columns, String rest) {
        return sql.createQuery("select " + columns + " from " + table + " where id >= :first and id <= :last" + rest)
                .bind("first", span.first())
                .bind("last", span.last());
    }

    /// The operator that finds a pattern whatever the case. SQLite's own `like` takes small and capital letters of
    /// ASCII as equal and needs no copy of each text in lower case, which is most of what such a search costs.
    public String like() {
        try {
            boolean sqlite =
                    sql.getConnection().getMetaData().getDatabaseProductName().equals("SQLite");
            return sqlite ? ANY_LIKE : "ilike";
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not say which it is", e);
        }
    }

    /// A row with all columns.
    public static LogLine line(ResultSet row) throws SQLException {
        String car = row.getString("car");
        return new LogLine(
                row.getLong("id"),
                car.equals(NOBODY) ? null : new CarId(car),
                Columns.instant(row, "at"),
                Columns.instant(row, "claimed_at"),
                row.getLong("boot"),
                row.getLong("seq"),
                LEVELS[row.getInt("level")],
                row.getString("source"),
                row.getString("message"),
                Columns.texts(row, "fields"));
    }

    /// The lines of some ids that are still there, in the order of ids.
    public List<LogLine> lines(List<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : sql.createQuery("select * from " + table + " where id in (<ids>) order by id")
                        .bindList("ids", ids)
                        .map((row, context) -> line(row))
                        .list();
    }
}
