package pitwall.server.storage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import pitwall.fleet.CarId;
import pitwall.fleet.LogEntry;
import pitwall.fleet.LogLevel;

/// The table `log_entry`: the last [#TAIL] lines of every car (L-3).
public final class LogRows {
    /// Lines that are kept per car.
    public static final int TAIL = 100;

    private final Handle sql;

    public LogRows(Handle sql) {
        this.sql = sql;
    }

    /// A line and its number within the car, from 1 without a hole.
    public record Row(CarId car, long n, LogEntry entry) {}

    /// The number of the newest line of every car that has any.
    public Map<CarId, Long> newest() {
        Map<CarId, Long> newest = new HashMap<>();
        sql.createQuery("select car, max(n) as n from log_entry group by car")
                .map((row, context) -> Map.entry(new CarId(row.getString("car")), row.getLong("n")))
                .forEach(entry -> newest.put(entry.getKey(), entry.getValue()));
        return newest;
    }

    /// Adds lines and forgets those that fall off the tail.
    public void add(List<Row> rows) {
        PreparedBatch batch =
                sql.prepareBatch("insert into log_entry (car, n, at, claimed_at, seq, level, source, message, fields)"
                        + " values (:car, :n, :at, :claimedAt, :seq, :level, :source, :message, :fields)");
        Map<CarId, Long> newest = new HashMap<>();
        for (Row row : rows) {
            bind(batch, row);
            newest.merge(row.car(), row.n(), Math::max);
        }
        if (batch.size() > 0) {
            batch.execute();
        }
        cut(newest);
    }

    private static void bind(PreparedBatch batch, Row row) {
        LogEntry entry = row.entry();
        batch.bind("car", row.car().value())
                .bind("n", row.n())
                .bind("at", entry.at().toEpochMilli())
                .bind("claimedAt", entry.claimedAt().toEpochMilli())
                .bind("seq", entry.sequence())
                .bind("level", entry.level().name())
                .bind("source", entry.source())
                .bind("message", entry.message())
                .bind("fields", Columns.write(entry.fields()))
                .add();
    }

    private void cut(Map<CarId, Long> newest) {
        PreparedBatch batch = sql.prepareBatch("delete from log_entry where car = :car and n <= :last");
        newest.forEach((car, n) -> {
            if (n > TAIL) {
                batch.bind("car", car.value()).bind("last", n - TAIL).add();
            }
        });
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    /// The newest lines of at least a severity, oldest of them first.
    public List<LogEntry> tail(CarId car, LogLevel least, int limit) {
        List<LogEntry> newestFirst = sql.createQuery(
                        "select * from log_entry where car = :car order by car desc, n desc limit " + TAIL)
                .bind("car", car.value())
                .map((row, context) -> new LogEntry(
                        Columns.instant(row, "at"),
                        Columns.instant(row, "claimed_at"),
                        row.getLong("seq"),
                        LogLevel.valueOf(row.getString("level")),
                        row.getString("source"),
                        row.getString("message"),
                        Columns.texts(row, "fields")))
                .list();
        return newestFirst.stream()
                .filter(entry -> entry.level().compareTo(least) <= 0)
                .limit(limit)
                .toList()
                .reversed();
    }
}
