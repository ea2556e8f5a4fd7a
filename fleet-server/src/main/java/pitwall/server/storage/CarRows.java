package pitwall.server.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import pitwall.fleet.AgentStatus;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.CarInfo;
import pitwall.fleet.CarStatus;
import pitwall.fleet.Connectivity;
import pitwall.fleet.Convergence;
import pitwall.fleet.Motion;
import pitwall.fleet.SafetyState;
import pitwall.fleet.Workload;

/// The tables `car` and `car_vitals`.
public final class CarRows {
    private static final String UPSERT = """
            insert into car (id, name, region, model, ring, agent_name, vin, labels, created_at, revision,
                motion, workload, agent, safety, convergence, connectivity,
                actual_version, desired_version, reason, message, since, problem_since)
            values (:id, :name, :region, :model, :ring, :agentName, :vin, :labels, :createdAt, :revision,
                :motion, :workload, :agent, :safety, :convergence, :connectivity,
                :actualVersion, :desiredVersion, :reason, :message, :since, :problemSince)
            on conflict (id) do update set
                name = excluded.name, region = excluded.region, model = excluded.model, ring = excluded.ring,
                agent_name = excluded.agent_name, vin = excluded.vin, labels = excluded.labels,
                revision = excluded.revision, motion = excluded.motion, workload = excluded.workload,
                agent = excluded.agent, safety = excluded.safety, convergence = excluded.convergence,
                connectivity = excluded.connectivity, actual_version = excluded.actual_version,
                desired_version = excluded.desired_version, reason = excluded.reason, message = excluded.message,
                since = excluded.since, problem_since = excluded.problem_since
            """;

    private final Handle sql;

    public CarRows(Handle sql) {
        this.sql = sql;
    }

    /// Every car with the figures that were last written behind.
    public List<Car> all() {
        return sql.createQuery("select car.*, v.vitals as latest from car left join car_vitals v on v.car = car.id")
                .map((row, context) -> car(row))
                .list();
    }

    /// Writes who the cars are and how they are.
    public void save(Collection<Car> cars) {
        PreparedBatch batch = sql.prepareBatch(UPSERT);
        for (Car car : cars) {
            bindInfo(batch, car.info());
            bindStatus(batch, car.status());
            batch.add();
        }
        execute(batch);
    }

    /// Writes the latest figures.
    public void saveVitals(Collection<Car> cars) {
        PreparedBatch batch = sql.prepareBatch("insert into car_vitals (car, vitals) values (:car, :vitals)"
                + " on conflict (car) do update set vitals = excluded.vitals");
        for (Car car : cars) {
            batch.bind("car", car.id().value())
                    .bind("vitals", Columns.write(car.vitals()))
                    .add();
        }
        execute(batch);
    }

    /// Removes a car and all that belongs to it, its timeline and log included.
    public void remove(CarId car) {
        sql.createUpdate("delete from car where id = :car")
                .bind("car", car.value())
                .execute();
        new LogLineRows(sql).remove(car);
        for (String table :
                List.of("car_vitals", "car_key", "car_mark", "enrolment", "timeline", "log_entry", "device_document")) {
            sql.createUpdate("delete from " + table + " where car = :car")
                    .bind("car", car.value())
                    .execute();
        }
    }

    private static void execute(PreparedBatch batch) {
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    private static void bindInfo(PreparedBatch batch, CarInfo info) {
        batch.bind("id", info.id().value())
                .bind("name", info.name())
                .bind("region", info.region())
                .bind("model", info.model())
                .bind("ring", info.ring())
                .bind("agentName", info.agentName())
                .bind("vin", info.vin())
                .bind("labels", Columns.write(info.labels()))
                .bind("createdAt", info.createdAt().toEpochMilli())
                .bind("revision", info.revision());
    }

    private static void bindStatus(PreparedBatch batch, CarStatus status) {
        batch.bind("motion", status.motion().name())
                .bind("workload", status.workload().name())
                .bind("agent", status.agent().name())
                .bind("safety", status.safety().name())
                .bind("convergence", status.convergence().name())
                .bind("connectivity", status.connectivity().name())
                .bind("actualVersion", status.actualVersion())
                .bind("desiredVersion", status.desiredVersion())
                .bind("reason", Columns.code(status.reason()))
                .bind("message", status.message())
                .bind("since", status.since().toEpochMilli())
                .bind("problemSince", Columns.millis(status.problemSince()));
    }

    private static Car car(ResultSet row) throws SQLException {
        return new Car(info(row), status(row), Columns.vitals(row.getString("latest")));
    }

    private static CarInfo info(ResultSet row) throws SQLException {
        return new CarInfo(
                new CarId(row.getString("id")),
                row.getString("name"),
                row.getString("region"),
                row.getString("model"),
                row.getInt("ring"),
                row.getString("agent_name"),
                row.getString("vin"),
                Columns.texts(row, "labels"),
                Columns.instant(row, "created_at"),
                row.getLong("revision"));
    }

    private static CarStatus status(ResultSet row) throws SQLException {
        return new CarStatus(
                Motion.valueOf(row.getString("motion")),
                Workload.valueOf(row.getString("workload")),
                AgentStatus.valueOf(row.getString("agent")),
                SafetyState.valueOf(row.getString("safety")),
                Convergence.valueOf(row.getString("convergence")),
                Connectivity.valueOf(row.getString("connectivity")),
                row.getString("actual_version"),
                row.getString("desired_version"),
                Columns.reason(row, "reason"),
                row.getString("message"),
                Columns.instant(row, "since"),
                Columns.maybeInstant(row, "problem_since"));
    }
}
