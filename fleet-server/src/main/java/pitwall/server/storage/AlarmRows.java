package pitwall.server.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import pitwall.fleet.alarm.AlarmId;
import pitwall.protocol.Json;
import pitwall.protocol.rest.AlarmView;

/// The tables `alarm` and `alarm_mute`.
public final class AlarmRows {
    private static final ObjectMapper JSON = Json.stored();

    private final Handle sql;

    public AlarmRows(Handle sql) {
        this.sql = sql;
    }

    /// Each takes the place of what was known of the alarm.
    public void save(Collection<AlarmView> alarms) {
        if (alarms.isEmpty()) {
            return;
        }
        PreparedBatch batch = sql.prepareBatch("insert into alarm (number, rule, kind, object, region, model, level,"
                + " raised_at, ended_at, body) values (:number, :rule, :kind, :object, :region, :model, :level, :raised,"
                + " :ended, :body) on conflict (number) do update set raised_at = excluded.raised_at,"
                + " ended_at = excluded.ended_at, body = excluded.body");
        for (AlarmView alarm : alarms) {
            batch.bind("number", number(alarm.id()))
                    .bind("rule", alarm.rule())
                    .bind("kind", alarm.object().kind().name())
                    .bind("object", alarm.object().id())
                    .bind("region", alarm.object().region())
                    .bind("model", alarm.object().model())
                    .bind("level", alarm.level().name())
                    .bind("raised", alarm.raisedAt().toEpochMilli())
                    .bind("ended", Columns.millis(alarm.endedAt()))
                    .bind("body", Json.text(alarm))
                    .add();
        }
        batch.execute();
    }

    private static long number(String id) {
        return AlarmId.of(id).orElseThrow().number();
    }

    /// Those that are not over, and those that ended since, in order.
    public List<AlarmView> openOrEndedSince(Instant since) {
        return sql.createQuery("select body from alarm where ended_at is null or ended_at >= :since order by number")
                .bind("since", since.toEpochMilli())
                .map((row, context) -> read(row.getString("body"), AlarmView.class))
                .list();
    }

    /// Those that began since, in order.
    public List<AlarmView> raisedSince(Instant since) {
        return sql.createQuery("select body from alarm where raised_at >= :since order by number")
                .bind("since", since.toEpochMilli())
                .map((row, context) -> read(row.getString("body"), AlarmView.class))
                .list();
    }

    public Optional<AlarmView> find(AlarmId id) {
        return sql.createQuery("select body from alarm where number = :number")
                .bind("number", id.number())
                .map((row, context) -> read(row.getString("body"), AlarmView.class))
                .findOne();
    }

    /// Those of one rule about one thing before an alarm, the newest first.
    public List<AlarmView> before(AlarmView alarm, int limit) {
        return sql.createQuery("select body from alarm where object = :object and kind = :kind and rule = :rule"
                        + " and number < :number order by number desc limit :limit")
                .bind("object", alarm.object().id())
                .bind("kind", alarm.object().kind().name())
                .bind("rule", alarm.rule())
                .bind("number", number(alarm.id()))
                .bind("limit", limit)
                .map((row, context) -> read(row.getString("body"), AlarmView.class))
                .list();
    }

    /// The highest number ever given; 0 in a new database.
    public long lastNumber() {
        return sql.createQuery("select coalesce(max(number), 0) from alarm")
                .mapTo(Long.class)
                .one();
    }

    /// Removes those that were over before.
    public int forgetEndedBefore(Instant before) {
        return sql.createUpdate("delete from alarm where ended_at < :before")
                .bind("before", before.toEpochMilli())
                .execute();
    }

    /// @param body as JSON text
    public void saveMute(long number, String body) {
        sql.createUpdate("insert into alarm_mute (number, body) values (:number, :body)")
                .bind("number", number)
                .bind("body", body)
                .execute();
    }

    public void removeMute(long number) {
        sql.createUpdate("delete from alarm_mute where number = :number")
                .bind("number", number)
                .execute();
    }

    /// All that last, as JSON texts in the order they were made.
    public List<String> mutes() {
        return sql.createQuery("select body from alarm_mute order by number")
                .mapTo(String.class)
                .list();
    }

    static <T> T read(String body, Class<T> type) {
        try {
            return JSON.readValue(body, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a column holds damaged JSON", e);
        }
    }
}
