package pitwall.server.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import pitwall.fleet.rollout.RolloutId;

/// The table `desired_state`.
public final class DesiredStateRows {
    private static final String NEWEST = "select * from desired_state as d where generation ="
            + " (select max(generation) from desired_state where name = d.name)";

    private final Handle sql;

    public DesiredStateRows(Handle sql) {
        this.sql = sql;
    }

    /// @param generation counts from 1 for a name
    public record Row(
            String name,
            long generation,
            String query,
            String version,
            RolloutId rollout,
            String setBy,
            Instant setAt) {}

    /// The newest of every name, by name.
    public List<Row> newest() {
        return sql.createQuery(NEWEST + " order by name")
                .map((row, context) -> row(row))
                .list();
    }

    public Optional<Row> newest(String name) {
        return sql.createQuery(NEWEST + " and name = :name")
                .bind("name", name)
                .map((row, context) -> row(row))
                .findOne();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("name"),
                row.getLong("generation"),
                row.getString("query"),
                row.getString("version"),
                new RolloutId(row.getString("rollout")),
                row.getString("set_by"),
                Columns.instant(row, "set_at"));
    }

    public void add(Row row) {
        sql.createUpdate("insert into desired_state (name, generation, query, version, rollout, set_by, set_at)"
                        + " values (:name, :generation, :query, :version, :rollout, :by, :at)")
                .bind("name", row.name())
                .bind("generation", row.generation())
                .bind("query", row.query())
                .bind("version", row.version())
                .bind("rollout", row.rollout().value())
                .bind("by", row.setBy())
                .bind("at", row.setAt().toEpochMilli())
                .execute();
    }
}
