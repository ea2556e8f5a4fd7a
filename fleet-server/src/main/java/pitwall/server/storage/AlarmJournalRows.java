package pitwall.server.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.alarm.AlarmId;
import pitwall.fleet.alarm.AlarmLevel;
import pitwall.fleet.alarm.AlarmObject;
import pitwall.fleet.alarm.JournalEntry;
import pitwall.fleet.alarm.RuleName;
import pitwall.protocol.rest.AlarmJournalLine;

/// The table `alarm_journal`.
public final class AlarmJournalRows {
    private final Handle sql;

    public AlarmJournalRows(Handle sql) {
        this.sql = sql;
    }

    /// The highest number ever given; 0 in a new database.
    public long last() {
        return sql.createQuery("select coalesce(max(n), 0) from alarm_journal")
                .mapTo(Long.class)
                .one();
    }

    /// @param first the number of the first of them
    public void add(long first, Collection<JournalEntry> entries) {
        PreparedBatch batch = sql.prepareBatch("insert into alarm_journal (n, at, what, alarm, rule, kind, object,"
                + " region, model, level, by_whom, note) values (:n, :at, :what, :alarm, :rule, :kind, :object,"
                + " :region, :model, :level, :by, :note)");
        long n = first;
        for (JournalEntry entry : entries) {
            AlarmId alarm = entry.alarm();
            RuleName rule = entry.rule();
            AlarmObject object = entry.object();
            AlarmLevel level = entry.level();
            batch.bind("n", n)
                    .bind("at", entry.at().toEpochMilli())
                    .bind("what", entry.what().name())
                    .bind("alarm", alarm == null ? null : (Long) alarm.number())
                    .bind("rule", rule == null ? null : rule.value())
                    .bind("kind", object == null ? null : object.kind().name())
                    .bind("object", object == null ? null : object.id())
                    .bind("region", object == null ? null : object.region())
                    .bind("model", object == null ? null : object.model())
                    .bind("level", level == null ? null : level.name())
                    .bind("by", entry.by())
                    .bind("note", entry.note())
                    .add();
            n++;
        }
        if (n > first) {
            batch.execute();
        }
    }

    /// The newest lines with a number below `before`, the newest first.
    public List<AlarmJournalLine> before(long before, int limit) {
        return sql.createQuery("select * from alarm_journal where n < :before order by n desc limit :limit")
                .bind("before", before)
                .bind("limit", limit)
                .map((row, context) -> line(row))
                .list();
    }

    /// The newest lines about one car with a number below `before`, the newest first.
    public List<AlarmJournalLine> ofCar(CarId car, long before, int limit) {
        return sql.createQuery("select * from alarm_journal where object = :car and kind = 'CAR' and n < :before"
                        + " order by n desc limit :limit")
                .bind("car", car.value())
                .bind("before", before)
                .bind("limit", limit)
                .map((row, context) -> line(row))
                .list();
    }

    /// Everything about one alarm, the newest first.
    public List<AlarmJournalLine> of(AlarmId alarm, int limit) {
        return sql.createQuery("select * from alarm_journal where alarm = :alarm order by n desc limit :limit")
                .bind("alarm", alarm.number())
                .bind("limit", limit)
                .map((row, context) -> line(row))
                .list();
    }

    /// Lines of some rules that were written at `from` or later and before `to`, in order.
    public List<AlarmJournalLine> between(Instant from, Instant to, Collection<String> rules, int limit) {
        return sql.createQuery("select * from alarm_journal where at >= :from and at < :to and rule in (<rules>)"
                        + " order by n limit :limit")
                .bindList("rules", List.copyOf(rules))
                .bind("from", from.toEpochMilli())
                .bind("to", to.toEpochMilli())
                .bind("limit", limit)
                .map((row, context) -> line(row))
                .list();
    }

    /// When alarms were raised since, the oldest first.
    public List<Instant> raisedSince(Instant since) {
        return sql.createQuery("select at from alarm_journal where at >= :since and what = 'RAISED' order by n")
                .bind("since", since.toEpochMilli())
                .map((row, context) -> Columns.instant(row, "at"))
                .list();
    }

    public int forgetBefore(Instant before) {
        return sql.createUpdate("delete from alarm_journal where at < :before")
                .bind("before", before.toEpochMilli())
                .execute();
    }

    private static AlarmJournalLine line(ResultSet row) throws SQLException {
        String level = row.getString("level");
        long alarm = row.getLong("alarm");
        String id = row.wasNull() ? null : new AlarmId(alarm).text();
        return new AlarmJournalLine(
                row.getLong("n"),
                Columns.instant(row, "at"),
                JournalEntry.What.valueOf(row.getString("what")),
                id,
                row.getString("rule"),
                object(row),
                level == null ? null : AlarmLevel.valueOf(level),
                row.getString("by_whom"),
                row.getString("note"));
    }

    private static @Nullable AlarmObject object(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        if (kind == null) {
            return null;
        }
        AlarmObject.Kind of = AlarmObject.Kind.valueOf(kind);
        String id = row.getString("object");
        return switch (of) {
            case CAR -> new AlarmObject(of, id, row.getString("region"), row.getString("model"), null);
            case ROLLOUT -> AlarmObject.rollout(id);
            case SERVER -> AlarmObject.server(id);
        };
    }
}
