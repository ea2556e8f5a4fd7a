package pitwall.server.storage;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import pitwall.fleet.CarId;

/// The table `telemetry`: blocks of what cars reported over time.
public final class TelemetryRows {
    private final Handle sql;

    public TelemetryRows(Handle sql) {
        this.sql = sql;
    }

    /// @param tier 0 samples, 1 minutes, 2 tens of minutes
    /// @param at milliseconds since 1970
    /// @param n tells apart blocks that begin at the same time
    public record Row(CarId car, int tier, long at, long n, byte[] body) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Row row
                    && row.car.equals(car)
                    && row.tier == tier
                    && row.at == at
                    && row.n == n
                    && Arrays.equals(row.body, body);
        }

        @Override
        public int hashCode() {
            return Long.hashCode(at) + 31 * car.hashCode();
        }
    }

    /// Adds blocks; one of the same car, tier, time and number is replaced.
    public void save(List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        PreparedBatch batch = sql.prepareBatch("insert into telemetry (car, tier, at, n, body)"
                + " values (:car, :tier, :at, :n, :body)"
                + " on conflict (car, tier, at, n) do update set body = excluded.body");
        for (Row row : rows) {
            batch.bind("car", row.car().value())
                    .bind("tier", row.tier())
                    .bind("at", row.at())
                    .bind("n", row.n())
                    .bind("body", row.body())
                    .add();
        }
        batch.execute();
    }

    /// The blocks of a car and tier that begin at `from` or later and before `to`, in their order.
    public List<Row> of(CarId car, int tier, long from, long to) {
        return sql.createQuery("select * from telemetry where car = :car and tier = :tier and at >= :from and at < :to"
                        + " order by car, tier, at, n")
                .bind("car", car.value())
                .bind("tier", tier)
                .bind("from", from)
                .bind("to", to)
                .map((row, context) -> new Row(car, tier, row.getLong("at"), row.getLong("n"), row.getBytes("body")))
                .list();
    }

    /// Forgets the blocks of a car and tier that begin before `until`.
    public void forget(CarId car, int tier, long until) {
        sql.createUpdate("delete from telemetry where car = :car and tier = :tier and at < :until")
                .bind("car", car.value())
                .bind("tier", tier)
                .bind("until", until)
                .execute();
    }

    /// Forgets the blocks of a car and tier that begin at `from` or later and before `to`.
    public void forget(CarId car, int tier, long from, long to) {
        sql.createUpdate("delete from telemetry where car = :car and tier = :tier and at >= :from and at < :to")
                .bind("car", car.value())
                .bind("tier", tier)
                .bind("from", from)
                .bind("to", to)
                .execute();
    }

    /// Forgets all of a car.
    public void forget(CarId car) {
        sql.createUpdate("delete from telemetry where car = :car")
                .bind("car", car.value())
                .execute();
    }

    /// The first car after `last`, by the order of their ids, that something is stored of.
    public Optional<CarId> carAfter(String last) {
        return sql.createQuery("select min(car) from telemetry where car > :last")
                .bind("last", last)
                .mapTo(String.class)
                .findOne()
                .map(CarId::new);
    }
}
