package pitwall.server.storage;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The table `server_note`: single facts about this server, such as the hash of its enrolment key.
public final class NoteRows {
    private final Handle sql;

    public NoteRows(Handle sql) {
        this.sql = sql;
    }

    public Optional<String> find(String name) {
        return sql.createQuery("select value from server_note where name = :name")
                .bind("name", name)
                .mapTo(String.class)
                .findOne();
    }

    public void save(String name, String value) {
        sql.createUpdate("insert into server_note (name, value) values (:name, :value)"
                        + " on conflict (name) do update set value = excluded.value")
                .bind("name", name)
                .bind("value", value)
                .execute();
    }
}
