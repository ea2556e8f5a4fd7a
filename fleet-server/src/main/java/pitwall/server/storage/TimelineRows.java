package pitwall.server.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import pitwall.fleet.CarId;
import pitwall.protocol.rest.TimelineEntry;

/// The table `timeline`.
public final class TimelineRows {
    private static final int CUT_EVERY = 16;

    private final Handle sql;

    public TimelineRows(Handle sql) {
        this.sql = sql;
    }

    /// One entry and the car it belongs to.
    public record Row(CarId car, TimelineEntry entry) {}

    /// The highest id ever given; 0 in a new database.
    public long lastId() {
        return sql.createQuery("select coalesce(max(id), 0) from timeline")
                .mapTo(Long.class)
                .one();
    }

    /// Adds entries. Now and then one of them also cuts the tail of its car, so that a car has about `kept`.
    public void add(List<Row> rows, int kept) {
        PreparedBatch batch = sql.prepareBatch("insert into timeline (car, id, at, claimed_at, kind, reason, fields)"
                + " values (:car, :id, :at, :claimedAt, :kind, :reason, :fields)");
        for (Row row : rows) {
            TimelineEntry entry = row.entry();
            batch.bind("car", row.car().value())
                    .bind("id", entry.id())
                    .bind("at", entry.at().toEpochMilli())
                    .bind("claimedAt", Columns.millis(entry.claimedAt()))
                    .bind("kind", entry.kind())
                    .bind("reason", Columns.code(entry.reason()))
                    .bind("fields", Columns.write(entry.fields()))
                    .add();
        }
        if (batch.size() > 0) {
            batch.execute();
        }
        rows.stream().filter(row -> row.entry().id() % CUT_EVERY == 0).forEach(row -> cut(row.car(), kept));
    }

    private void cut(CarId car, int kept) {
        sql.createUpdate("delete from timeline where car = :car and id <="
                        + " (select id from timeline where car = :car order by car desc, id desc limit 1 offset :kept)")
                .bind("car", car.value())
                .bind("kept", kept)
                .execute();
    }

    /// The newest entries with an id below `before`, newest first.
    public List<TimelineEntry> before(CarId car, long before, int limit) {
        return sql.createQuery(
                        "select * from timeline where car = :car and id < :before order by car desc, id desc limit :limit")
                .bind("car", car.value())
                .bind("before", before)
                .bind("limit", limit)
                .map((row, context) -> entry(row))
                .list();
    }

    /// Entries of some kinds that were written at `from` or later and before `to`, in order.
    public List<TimelineEntry> between(CarId car, Instant from, Instant to, Collection<String> kinds, int limit) {
        return sql.createQuery("select * from timeline where car = :car and at >= :from and at < :to"
                        + " and kind in (<kinds>) order by id limit :limit")
                .bindList("kinds", List.copyOf(kinds))
                .bind("car", car.value())
                .bind("from", from.toEpochMilli())
                .bind("to", to.toEpochMilli())
                .bind("limit", limit)
                .map((row, context) -> entry(row))
                .list();
    }

    private static TimelineEntry entry(ResultSet row) throws SQLException {
        return new TimelineEntry(
                row.getLong("id"),
                Columns.instant(row, "at"),
                Columns.maybeInstant(row, "claimed_at"),
                row.getString("kind"),
                Columns.reason(row, "reason"),
                Columns.texts(row, "fields"));
    }
}
