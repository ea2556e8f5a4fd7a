package pitwall.server.storage;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.Json;
import pitwall.protocol.rest.ChannelBody;

/// The table `notification_channel`.
public final class ChannelRows {
    private final Handle sql;

    public ChannelRows(Handle sql) {
        this.sql = sql;
    }

    /// @param channel without secrets
    /// @param secrets sealed; absent where there are none
    /// @param revision counts from 1
    public record Row(
            ChannelBody channel, @Nullable String secrets, long revision, String changedBy, Instant changedAt) {
        /// Names no secret.
        @Override
        public String toString() {
            return "Row[" + channel.name() + ", revision=" + revision + "]";
        }
    }

    /// All, by name.
    public List<Row> all() {
        return sql.createQuery("select * from notification_channel order by name")
                .map((row, context) -> new Row(
                        AlarmRows.read(row.getString("body"), ChannelBody.class),
                        row.getString("secrets"),
                        row.getLong("revision"),
                        row.getString("changed_by"),
                        Columns.instant(row, "changed_at")))
                .list();
    }

    public void save(Row row) {
        sql.createUpdate("insert into notification_channel (name, revision, body, secrets, changed_by, changed_at)"
                        + " values (:name, :revision, :body, :secrets, :by, :at) on conflict (name) do update set"
                        + " revision = excluded.revision, body = excluded.body, secrets = excluded.secrets,"
                        + " changed_by = excluded.changed_by, changed_at = excluded.changed_at")
                .bind("name", row.channel().name())
                .bind("revision", row.revision())
                .bind("body", Json.text(row.channel().withoutSecrets()))
                .bind("secrets", row.secrets())
                .bind("by", row.changedBy())
                .bind("at", row.changedAt().toEpochMilli())
                .execute();
    }

    public void remove(String name) {
        sql.createUpdate("delete from notification_channel where name = :name")
                .bind("name", name)
                .execute();
    }
}
