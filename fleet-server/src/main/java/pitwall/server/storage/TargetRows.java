package pitwall.server.storage;

import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;

/// The table `symphony_target`: which cars another system was told about, and what.
public final class TargetRows {
    private final Handle sql;

    public TargetRows(Handle sql) {
        this.sql = sql;
    }

    /// What was told about one car.
    ///
    /// @param name what the car is called there
    /// @param fingerprint of what is written there; absent while nobody knows what is
    public record Row(CarId car, String name, @Nullable String fingerprint) {}

    public List<Row> all() {
        return sql.createQuery("select * from symphony_target")
                .map((row, context) ->
                        new Row(new CarId(row.getString("car")), row.getString("name"), row.getString("fingerprint")))
                .list();
    }

    public void save(Collection<Row> rows) {
        PreparedBatch batch = sql.prepareBatch("insert into symphony_target (car, name, fingerprint)"
                + " values (:car, :name, :fingerprint) on conflict (car) do update set"
                + " name = excluded.name, fingerprint = excluded.fingerprint");
        for (Row row : rows) {
            batch.bind("car", row.car().value())
                    .bind("name", row.name())
                    .bind("fingerprint", row.fingerprint())
                    .add();
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    public void remove(Collection<CarId> cars) {
        PreparedBatch batch = sql.prepareBatch("delete from symphony_target where car = :car");
        for (CarId car : cars) {
            batch.bind("car", car.value()).add();
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }
}
