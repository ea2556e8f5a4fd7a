package pitwall.server.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import pitwall.fleet.CarId;
import pitwall.fleet.release.Software;

/// The tables `car_software` and `car_build`: what cars say they run, and what they proved to have run.
public final class SoftwareRows {
    private final Handle sql;

    public SoftwareRows(Handle sql) {
        this.sql = sql;
    }

    /// @param software as the car told it, as JSON text
    public record Row(CarId car, String software) {}

    public List<Row> all() {
        return sql.createQuery("select * from car_software")
                .map((row, context) -> new Row(new CarId(row.getString("car")), row.getString("software")))
                .list();
    }

    public void save(Row row) {
        sql.createUpdate("insert into car_software (car, software) values (:car, :software)"
                        + " on conflict (car) do update set software = excluded.software")
                .bind("car", row.car().value())
                .bind("software", row.software())
                .execute();
    }

    public void forget(CarId car) {
        sql.createUpdate("delete from car_software where car = :car")
                .bind("car", car.value())
                .execute();
        sql.createUpdate("delete from car_build where car = :car")
                .bind("car", car.value())
                .execute();
    }

    /// The car proved to run a build; again makes it the newest of its history.
    public void proved(CarId car, Software build, Instant at) {
        sql.createUpdate("insert into car_build (car, version, digest, counter, proven_at)"
                        + " values (:car, :version, :digest, :counter, :at)"
                        + " on conflict (car, version, digest) do update set proven_at = excluded.proven_at")
                .bind("car", car.value())
                .bind("version", build.version())
                .bind("digest", build.digest())
                .bind("counter", build.counter())
                .bind("at", at.toEpochMilli())
                .execute();
    }

    /// What a car proved to have run, the newest first.
    public List<Software> builds(CarId car) {
        return sql.createQuery("select * from car_build where car = :car order by proven_at desc, counter desc")
                .bind("car", car.value())
                .map((row, context) -> build(row))
                .list();
    }

    /// The same of every car, in one reading.
    public Map<CarId, List<Software>> builds() {
        Map<CarId, List<Software>> builds = new HashMap<>();
        sql.createQuery("select * from car_build order by proven_at desc, counter desc")
                .map((row, context) -> Map.entry(new CarId(row.getString("car")), build(row)))
                .forEach(entry -> builds.computeIfAbsent(entry.getKey(), key -> new ArrayList<>())
                        .add(entry.getValue()));
        return builds;
    }

    private static Software build(ResultSet row) throws SQLException {
        return new Software(row.getString("version"), row.getString("digest"), row.getLong("counter"));
    }
}
