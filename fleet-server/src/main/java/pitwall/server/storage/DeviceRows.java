package pitwall.server.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import pitwall.fleet.CarId;

/// The table `device_document`: what clients of the fleetd interface wrote down about cars.
public final class DeviceRows {
    private final Handle sql;

    public DeviceRows(Handle sql) {
        this.sql = sql;
    }

    public enum Kind {
        METADATA,
        CONFIG
    }

    /// @param version counts from 1 for a car and kind
    /// @param document a JSON object
    public record Row(CarId car, Kind kind, long version, String document, String setBy, Instant setAt) {}

    public Optional<Row> find(CarId car, Kind kind) {
        return sql.createQuery("select * from device_document where car = :car and kind = :kind")
                .bind("car", car.value())
                .bind("kind", kind.name())
                .map((row, context) -> row(row))
                .findOne();
    }

    /// Of those cars that have one.
    ///
    /// @param cars at most some thousand
    public Map<CarId, Row> of(Collection<CarId> cars, Kind kind) {
        if (cars.isEmpty()) {
            return Map.of();
        }
        return sql
                .createQuery("select * from device_document where kind = :kind and car in (<cars>)")
                .bind("kind", kind.name())
                .bindList("cars", cars.stream().map(CarId::value).toList())
                .map((row, context) -> row(row))
                .list()
                .stream()
                .collect(Collectors.toMap(Row::car, row -> row));
    }

    /// Takes the place of the one before.
    public void save(Row row) {
        sql.createUpdate("insert into device_document (car, kind, version, document, set_by, set_at)"
                        + " values (:car, :kind, :version, :document, :by, :at)"
                        + " on conflict (car, kind) do update set version = excluded.version,"
                        + " document = excluded.document, set_by = excluded.set_by, set_at = excluded.set_at")
                .bind("car", row.car().value())
                .bind("kind", row.kind().name())
                .bind("version", row.version())
                .bind("document", row.document())
                .bind("by", row.setBy())
                .bind("at", row.setAt().toEpochMilli())
                .execute();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new CarId(row.getString("car")),
                Kind.valueOf(row.getString("kind")),
                row.getLong("version"),
                row.getString("document"),
                row.getString("set_by"),
                Columns.instant(row, "set_at"));
    }
}
