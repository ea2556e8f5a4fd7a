package pitwall.server.storage;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import pitwall.fleet.CarId;
import pitwall.fleet.rollout.RolloutId;
import pitwall.fleet.rollout.RolloutStatus;

/// The tables `rollout`, `rollout_car` and `rollout_decision`. Plans, heads, cars and decisions are JSON text here.
public final class RolloutRows {
    private final Handle sql;

    public RolloutRows(Handle sql) {
        this.sql = sql;
    }

    /// @param number counts all rollouts of this server
    /// @param single the update of one car, asked for by itself
    /// @param status the same as in the head, for whoever reads the table
    public record Row(
            RolloutId id,
            long number,
            boolean single,
            long revision,
            RolloutStatus status,
            String requestedBy,
            Instant requestedAt,
            String plan,
            String head) {}

    /// One entry of the flight recorder.
    public record DecisionRow(long number, Instant at, String body) {}

    /// Which rollout has which status.
    ///
    /// @param single the update of one car, asked for by itself
    /// @param asked whether a second person is asked something
    public record Status(RolloutId id, boolean single, RolloutStatus status, boolean asked) {}

    /// Every rollout, the newest first.
    public List<Status> statuses() {
        return sql.createQuery("select id, single, status, case when head like :ask then 1 else 0 end as asked"
                        + " from rollout order by number desc")
                .bind("ask", "%\"ask\":{%")
                .map((row, context) -> new Status(
                        new RolloutId(row.getString("id")),
                        row.getInt("single") != 0,
                        RolloutStatus.valueOf(row.getString("status")),
                        row.getInt("asked") != 0))
                .list();
    }

    /// The number of the newest rollout; 0 before the first.
    public long lastNumber() {
        return sql.createQuery("select coalesce(max(number), 0) from rollout")
                .mapTo(Long.class)
                .one();
    }

    public Optional<Row> find(RolloutId id) {
        return sql.createQuery("select * from rollout where id = :id")
                .bind("id", id.value())
                .map((row, context) -> new Row(
                        new RolloutId(row.getString("id")),
                        row.getLong("number"),
                        row.getInt("single") != 0,
                        row.getLong("revision"),
                        RolloutStatus.valueOf(row.getString("status")),
                        row.getString("requested_by"),
                        Columns.instant(row, "requested_at"),
                        row.getString("plan"),
                        row.getString("head")))
                .findOne();
    }

    /// Rollouts that are over and that were, before there were cards of them.
    public List<RolloutId> withoutCard(Collection<RolloutStatus> over) {
        return sql.createQuery("select id from rollout where status in (<over>)"
                        + " and not exists (select 1 from rollout_card where rollout_card.rollout = rollout.id)")
                .bindList("over", over.stream().map(RolloutStatus::name).toList())
                .mapTo(String.class)
                .map(RolloutId::new)
                .list();
    }

    /// A stored car of a rollout.
    ///
    /// @param progress as JSON text
    public record CarRow(RolloutId rollout, String progress) {}

    /// The stored cars of some rollouts.
    ///
    /// @param rollouts at most some hundred
    public List<CarRow> cars(Collection<RolloutId> rollouts) {
        if (rollouts.isEmpty()) {
            return List.of();
        }
        return sql.createQuery("select rollout, progress from rollout_car where rollout in (<rollouts>)")
                .bindList("rollouts", rollouts.stream().map(RolloutId::value).toList())
                .map((row, context) -> new CarRow(new RolloutId(row.getString("rollout")), row.getString("progress")))
                .list();
    }

    /// The stored cars of a rollout, as JSON text.
    public List<String> cars(RolloutId rollout) {
        return sql.createQuery("select progress from rollout_car where rollout = :rollout")
                .bind("rollout", rollout.value())
                .mapTo(String.class)
                .list();
    }

    public void add(Row row) {
        sql.createUpdate("insert into rollout (id, number, single, revision, status, requested_by, requested_at, plan,"
                        + " head) values (:id, :number, :single, :revision, :status, :by, :at, :plan, :head)")
                .bind("id", row.id().value())
                .bind("number", row.number())
                .bind("single", row.single() ? 1 : 0)
                .bind("revision", row.revision())
                .bind("status", row.status().name())
                .bind("by", row.requestedBy())
                .bind("at", row.requestedAt().toEpochMilli())
                .bind("plan", row.plan())
                .bind("head", row.head())
                .execute();
    }

    /// What a step changed of a rollout itself.
    public void save(RolloutId id, long revision, RolloutStatus status, String head) {
        sql.createUpdate("update rollout set revision = :revision, status = :status, head = :head where id = :id")
                .bind("id", id.value())
                .bind("revision", revision)
                .bind("status", status.name())
                .bind("head", head)
                .execute();
    }

    /// Puts another plan in the place of the one before.
    public void replan(RolloutId id, String plan) {
        sql.createUpdate("update rollout set plan = :plan where id = :id")
                .bind("id", id.value())
                .bind("plan", plan)
                .execute();
    }

    /// Forgets what became of the cars of a plan that was not started.
    public void forgetCars(RolloutId id) {
        sql.createUpdate("delete from rollout_car where rollout = :rollout")
                .bind("rollout", id.value())
                .execute();
    }

    public void saveCars(RolloutId rollout, Map<CarId, String> cars) {
        if (cars.isEmpty()) {
            return;
        }
        PreparedBatch batch = sql.prepareBatch("insert into rollout_car (rollout, car, progress)"
                + " values (:rollout, :car, :progress)"
                + " on conflict (rollout, car) do update set progress = excluded.progress");
        cars.forEach((car, progress) -> batch.bind("rollout", rollout.value())
                .bind("car", car.value())
                .bind("progress", progress)
                .add());
        batch.execute();
    }

    public void addDecisions(RolloutId rollout, List<DecisionRow> decisions) {
        if (decisions.isEmpty()) {
            return;
        }
        PreparedBatch batch = sql.prepareBatch(
                "insert into rollout_decision (rollout, number, at, body)" + " values (:rollout, :number, :at, :body)");
        decisions.forEach(decision -> batch.bind("rollout", rollout.value())
                .bind("number", decision.number())
                .bind("at", decision.at().toEpochMilli())
                .bind("body", decision.body())
                .add());
        batch.execute();
    }

    /// All decisions but those about single cars, the oldest first, as JSON text.
    public List<String> events(RolloutId rollout) {
        return sql.createQuery("select body from rollout_decision where rollout = :rollout"
                        + " and body not like :changed and body not like :ignored order by number")
                .bind("rollout", rollout.value())
                .bind("changed", "{\"type\":\"CarChanged\"%")
                .bind("ignored", "{\"type\":\"ReportIgnored\"%")
                .mapTo(String.class)
                .list();
    }

    /// The decisions by which cars failed, the oldest first, as JSON text.
    public List<String> failures(RolloutId rollout) {
        return sql.createQuery("select body from rollout_decision where rollout = :rollout"
                        + " and body like :failed order by number")
                .bind("rollout", rollout.value())
                .bind("failed", "{\"type\":\"CarChanged\"%\"to\":\"FAILED\"%")
                .mapTo(String.class)
                .list();
    }

    /// Decisions with numbers above `after`, the oldest first, as JSON text.
    public List<String> decisions(RolloutId rollout, long after, int limit) {
        return sql.createQuery("select body from rollout_decision where rollout = :rollout and number > :after"
                        + " order by number limit :limit")
                .bind("rollout", rollout.value())
                .bind("after", after)
                .bind("limit", limit)
                .mapTo(String.class)
                .list();
    }
}
