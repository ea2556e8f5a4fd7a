package pitwall.server.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import pitwall.fleet.CarId;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.RolloutId;
import pitwall.fleet.rollout.RolloutStatus;

/// The table `rollout_card`: what lists say of rollouts that are over.
public final class RolloutCardRows {
    private final Handle sql;

    public RolloutCardRows(Handle sql) {
        this.sql = sql;
    }

    /// @param number counts all rollouts of this server
    /// @param single the update of one car, asked for by itself
    /// @param size how many cars it was planned for
    /// @param places where its cars belong and which models they are, as JSON text
    public record Card(
            RolloutId id,
            long number,
            boolean single,
            RolloutStatus status,
            String name,
            String version,
            UpdateKind kind,
            int size,
            String requestedBy,
            Instant requestedAt,
            String places) {}

    /// A car's part in a rollout.
    ///
    /// @param progress of the car, as JSON text
    public record Part(Card card, String progress) {}

    /// Takes the place of what was said before.
    ///
    /// @param entry the whole of it, as REST tells it, as JSON text
    public void save(Card card, String entry) {
        sql.createUpdate("insert into rollout_card (rollout, number, single, status, name, version, kind, size,"
                        + " requested_by, requested_at, places, entry) values (:rollout, :number, :single, :status,"
                        + " :name, :version, :kind, :size, :by, :at, :places, :entry) on conflict (rollout) do update"
                        + " set status = excluded.status, name = excluded.name, version = excluded.version,"
                        + " kind = excluded.kind, size = excluded.size, places = excluded.places,"
                        + " entry = excluded.entry")
                .bind("rollout", card.id().value())
                .bind("number", card.number())
                .bind("single", card.single() ? 1 : 0)
                .bind("status", card.status().name())
                .bind("name", card.name())
                .bind("version", card.version())
                .bind("kind", card.kind().name())
                .bind("size", card.size())
                .bind("by", card.requestedBy())
                .bind("at", card.requestedAt().toEpochMilli())
                .bind("places", card.places())
                .bind("entry", entry)
                .execute();
    }

    /// All of a kind, in no order.
    public List<Card> all(boolean single) {
        return sql.createQuery("select rollout, number, single, status, name, version, kind, size, requested_by,"
                        + " requested_at, places from rollout_card where single = :single")
                .bind("single", single ? 1 : 0)
                .map((row, context) -> card(row))
                .list();
    }

    /// Those that did something with a car, in no order.
    public List<Part> of(CarId car) {
        return sql.createQuery("select c.rollout, number, single, status, name, version, kind, size, requested_by,"
                        + " requested_at, places, progress from rollout_car as p"
                        + " join rollout_card as c on c.rollout = p.rollout where p.car = :car")
                .bind("car", car.value())
                .map((row, context) -> new Part(card(row), row.getString("progress")))
                .list();
    }

    /// Those that a car was meant to be in and that nobody approved in time, in no order.
    public List<Card> expired(CarId car) {
        return sql.createQuery("select c.rollout, c.number, c.single, c.status, name, version, kind, size,"
                        + " c.requested_by, c.requested_at, places from expired_rollout_car as e"
                        + " join rollout_card as c on c.rollout = e.rollout join rollout as r on r.id = c.rollout"
                        + " where e.car = :car and c.status = :expired and r.status = c.status")
                .bind("car", car.value())
                .bind("expired", RolloutStatus.EXPIRED.name())
                .map((row, context) -> card(row))
                .list();
    }

    /// Puts the cars of a rollout that expired in the place of those of an earlier plan.
    public void saveExpired(RolloutId rollout, Collection<CarId> cars) {
        sql.createUpdate("delete from expired_rollout_car where rollout = :rollout")
                .bind("rollout", rollout.value())
                .execute();
        PreparedBatch batch =
                sql.prepareBatch("insert into expired_rollout_car (rollout, car) values (:rollout, :car)");
        for (CarId car : cars) {
            batch.bind("rollout", rollout.value()).bind("car", car.value()).add();
        }
        batch.execute();
    }

    /// Rollouts that expired before their cars were written down.
    public List<RolloutId> expiredWithoutCars() {
        return sql.createQuery("select rollout from rollout_card where status = :expired and not exists"
                        + " (select 1 from expired_rollout_car as e where e.rollout = rollout_card.rollout)")
                .bind("expired", RolloutStatus.EXPIRED.name())
                .mapTo(String.class)
                .map(RolloutId::new)
                .list();
    }

    /// What REST tells of rollouts, as JSON text.
    ///
    /// @param rollouts at most some hundred
    public Map<RolloutId, String> entries(Collection<RolloutId> rollouts) {
        if (rollouts.isEmpty()) {
            return Map.of();
        }
        return sql
                .createQuery("select rollout, entry from rollout_card where rollout in (<rollouts>)")
                .bindList("rollouts", rollouts.stream().map(RolloutId::value).toList())
                .map((row, context) -> Map.entry(new RolloutId(row.getString("rollout")), row.getString("entry")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// How many are over and have a status, single cars not among them.
    public long count(RolloutStatus status) {
        return sql.createQuery("select count(*) from rollout_card as c join rollout as r on r.id = c.rollout"
                        + " where c.single = 0 and c.status = :status and r.status = c.status")
                .bind("status", status.name())
                .mapTo(Long.class)
                .one();
    }

    private static Card card(ResultSet row) throws SQLException {
        return new Card(
                new RolloutId(row.getString("rollout")),
                row.getLong("number"),
                row.getInt("single") != 0,
                RolloutStatus.valueOf(row.getString("status")),
                row.getString("name"),
                row.getString("version"),
                UpdateKind.valueOf(row.getString("kind")),
                row.getInt("size"),
                row.getString("requested_by"),
                Columns.instant(row, "requested_at"),
                row.getString("places"));
    }
}
