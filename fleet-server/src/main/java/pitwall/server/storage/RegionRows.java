package pitwall.server.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import pitwall.protocol.Json;
import pitwall.protocol.rest.RegionEntry;

/// The table `region`, and the number of the last write to it, which is in `server_note`.
public final class RegionRows {
    private static final ObjectMapper JSON = Json.stored();
    private static final String REVISION = "regions.revision";

    private final Handle sql;

    public RegionRows(Handle sql) {
        this.sql = sql;
    }

    /// All, by name.
    public List<RegionEntry> all() {
        return sql.createQuery("select body from region order by name").mapTo(String.class).stream()
                .map(RegionRows::read)
                .toList();
    }

    private static RegionEntry read(String body) {
        try {
            return JSON.readValue(body, RegionEntry.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a column holds damaged JSON", e);
        }
    }

    /// How many writes there were; 0 where nobody touched a region yet.
    public long revision() {
        return new NoteRows(sql).find(REVISION).map(Long::parseLong).orElse(0L);
    }

    public void revision(long revision) {
        new NoteRows(sql).save(REVISION, Long.toString(revision));
    }

    public void save(RegionEntry region) {
        sql.createUpdate("insert into region (name, revision, body, changed_by, changed_at) values (:name, :revision,"
                        + " :body, :by, :at) on conflict (name) do update set revision = excluded.revision,"
                        + " body = excluded.body, changed_by = excluded.changed_by, changed_at = excluded.changed_at")
                .bind("name", region.name())
                .bind("revision", region.revision())
                .bind("body", Json.text(region))
                .bind("by", region.changedBy())
                .bind("at", region.changedAt().toEpochMilli())
                .execute();
    }

    public void remove(String name) {
        sql.createUpdate("delete from region where name = :name")
                .bind("name", name)
                .execute();
    }
}
