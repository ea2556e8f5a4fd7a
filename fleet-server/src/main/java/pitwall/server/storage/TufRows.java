package pitwall.server.storage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import pitwall.protocol.tuf.TufRole;

/// The table `tuf_file`: signed metadata as it travels.
public final class TufRows {
    private final Handle sql;

    public TufRows(Handle sql) {
        this.sql = sql;
    }

    public record File(TufRole role, long version, String body) {}

    /// Every file, the newest of its role last.
    public List<File> all() {
        return sql.createQuery("select * from tuf_file order by role, version")
                .map((row, context) ->
                        new File(TufRole.valueOf(row.getString("role")), row.getLong("version"), row.getString("body")))
                .list();
    }

    public Optional<String> newest(TufRole role) {
        return sql.createQuery("select body from tuf_file where role = :role order by version desc limit 1")
                .bind("role", role.name())
                .mapTo(String.class)
                .findOne();
    }

    public void add(File file, Instant at) {
        sql.createUpdate("insert into tuf_file (role, version, body, at) values (:role, :version, :body, :at)")
                .bind("role", file.role().name())
                .bind("version", file.version())
                .bind("body", file.body())
                .bind("at", at.toEpochMilli())
                .execute();
    }

    /// Forgets the versions of a role before this one.
    public void forgetBefore(TufRole role, long version) {
        sql.createUpdate("delete from tuf_file where role = :role and version < :version")
                .bind("role", role.name())
                .bind("version", version)
                .execute();
    }
}
