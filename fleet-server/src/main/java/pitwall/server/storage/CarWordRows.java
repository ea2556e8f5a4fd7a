package pitwall.server.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import pitwall.fleet.CarId;
import pitwall.fleet.rollout.RolloutId;

/// The table `car_word`: what a car itself said when an update last went wrong (D-17).
public final class CarWordRows {
    private final Handle sql;

    public CarWordRows(Handle sql) {
        this.sql = sql;
    }

    /// @param kind of the car's report, for example `failed`
    /// @param message redacted, and short
    public record Row(RolloutId rollout, CarId car, Instant at, String kind, String message) {}

    /// Takes the place of what the car said before in the same rollout.
    public void save(Row row) {
        sql.createUpdate("insert into car_word (rollout, car, at, kind, message)"
                        + " values (:rollout, :car, :at, :kind, :message)"
                        + " on conflict (rollout, car) do update set at = excluded.at, kind = excluded.kind,"
                        + " message = excluded.message")
                .bind("rollout", row.rollout().value())
                .bind("car", row.car().value())
                .bind("at", row.at().toEpochMilli())
                .bind("kind", row.kind())
                .bind("message", row.message())
                .execute();
    }

    /// What these cars said in a rollout, of those that said something.
    ///
    /// @param cars at most some hundred
    public Map<CarId, Row> of(RolloutId rollout, Collection<CarId> cars) {
        if (cars.isEmpty()) {
            return Map.of();
        }
        return sql
                .createQuery("select * from car_word where rollout = :rollout and car in (<cars>)")
                .bind("rollout", rollout.value())
                .bindList("cars", List.copyOf(cars).stream().map(CarId::value).toList())
                .map((row, context) -> row(row))
                .list()
                .stream()
                .collect(Collectors.toMap(Row::car, row -> row));
    }

    /// What a car said in each of its rollouts.
    public Map<RolloutId, Row> of(CarId car) {
        return sql
                .createQuery("select * from car_word where car = :car")
                .bind("car", car.value())
                .map((row, context) -> row(row))
                .list()
                .stream()
                .collect(Collectors.toMap(Row::rollout, row -> row));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new RolloutId(row.getString("rollout")),
                new CarId(row.getString("car")),
                Columns.instant(row, "at"),
                row.getString("kind"),
                row.getString("message"));
    }
}
