package pitwall.server.storage;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.Json;
import pitwall.protocol.rest.AlarmRuleBody;

/// The table `alarm_rule`.
public final class AlarmRuleRows {
    private final Handle sql;

    public AlarmRuleRows(Handle sql) {
        this.sql = sql;
    }

    /// @param revision counts from 1
    /// @param changedBy absent for what the server came with
    public record Row(
            AlarmRuleBody rule, long revision, @Nullable String changedBy, Instant changedAt) {}

    /// All, by name.
    public List<Row> all() {
        return sql.createQuery("select * from alarm_rule order by name")
                .map((row, context) -> new Row(
                        AlarmRows.read(row.getString("body"), AlarmRuleBody.class),
                        row.getLong("revision"),
                        row.getString("changed_by"),
                        Columns.instant(row, "changed_at")))
                .list();
    }

    public void save(Row row) {
        sql.createUpdate("insert into alarm_rule (name, revision, body, changed_by, changed_at) values (:name,"
                        + " :revision, :body, :by, :at) on conflict (name) do update set revision = excluded.revision,"
                        + " body = excluded.body, changed_by = excluded.changed_by, changed_at = excluded.changed_at")
                .bind("name", row.rule().name())
                .bind("revision", row.revision())
                .bind("body", Json.text(row.rule()))
                .bind("by", row.changedBy())
                .bind("at", row.changedAt().toEpochMilli())
                .execute();
    }
}
