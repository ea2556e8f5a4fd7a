package pitwall.server.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.notify.DeliveryState;

/// The table `notification_outbox`.
public final class OutboxRows {
    private final Handle sql;

    public OutboxRows(Handle sql) {
        this.sql = sql;
    }

    /// @param kind as it is written
    /// @param notice what is told, as JSON text
    /// @param nextAt absent where it is not tried any more
    public record Row(
            long n,
            String id,
            String channel,
            String kind,
            Instant at,
            DeliveryState state,
            int attempts,
            @Nullable Instant nextAt,
            @Nullable Instant endedAt,
            @Nullable Integer status,
            @Nullable String note,
            String notice) {}

    /// How many of a channel are in a state.
    public record Count(String channel, DeliveryState state, int rows) {}

    /// The highest number ever given; 0 in a new database.
    public long last() {
        return sql.createQuery("select coalesce(max(n), 0) from notification_outbox")
                .mapTo(Long.class)
                .one();
    }

    public List<Count> counts() {
        return sql.createQuery("select channel, state, count(*) as rows_of from notification_outbox"
                        + " group by channel, state")
                .map((row, context) -> new Count(
                        row.getString("channel"), DeliveryState.valueOf(row.getString("state")), row.getInt("rows_of")))
                .list();
    }

    /// When something of each channel arrived last.
    public Map<String, Instant> delivered() {
        Map<String, Instant> newest = new HashMap<>();
        sql.createQuery("select channel, max(ended_at) as newest from notification_outbox where state = 'DELIVERED'"
                        + " group by channel")
                .map((row, context) -> newest.put(row.getString("channel"), Columns.instant(row, "newest")))
                .list();
        return newest;
    }

    public void add(Collection<Row> rows) {
        PreparedBatch batch = sql.prepareBatch("insert into notification_outbox (n, id, channel, kind, at, state,"
                + " attempts, next_at, ended_at, status, note, notice) values (:n, :id, :channel, :kind, :at, :state,"
                + " :attempts, :next, :ended, :status, :note, :notice)");
        for (Row row : rows) {
            bind(batch, row)
                    .bind("id", row.id())
                    .bind("channel", row.channel())
                    .bind("kind", row.kind())
                    .bind("at", row.at().toEpochMilli())
                    .bind("notice", row.notice())
                    .add();
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    /// Writes down what became of deliveries.
    ///
    /// @param from the state they must still be in; others stay as they are
    /// @return those that were
    public List<Row> update(Collection<Row> rows, DeliveryState from) {
        PreparedBatch batch = sql.prepareBatch("update notification_outbox set state = :state, attempts = :attempts,"
                + " next_at = :next, ended_at = :ended, status = :status, note = :note where n = :n and state = :from");
        List<Row> asked = List.copyOf(rows);
        for (Row row : asked) {
            bind(batch, row).bind("from", from.name()).add();
        }
        int[] hit = asked.isEmpty() ? new int[0] : batch.execute();
        return IntStream.range(0, hit.length)
                .filter(i -> hit[i] > 0)
                .mapToObj(asked::get)
                .toList();
    }

    private static PreparedBatch bind(PreparedBatch batch, Row row) {
        return batch.bind("n", row.n())
                .bind("state", row.state().name())
                .bind("attempts", row.attempts())
                .bind("next", Columns.millis(row.nextAt()))
                .bind("ended", Columns.millis(row.endedAt()))
                .bind("status", row.status())
                .bind("note", row.note());
    }

    public Optional<Row> find(long n) {
        return sql.createQuery("select * from notification_outbox where n = :n")
                .bind("n", n)
                .map((row, context) -> row(row))
                .findOne();
    }

    /// The oldest of a channel in a state, in order.
    public List<Row> oldest(String channel, DeliveryState state, int limit) {
        return sql.createQuery("select * from notification_outbox where channel = :channel and state = :state"
                        + " order by n limit :limit")
                .bind("channel", channel)
                .bind("state", state.name())
                .bind("limit", limit)
                .map((row, context) -> row(row))
                .list();
    }

    /// The newest with a number below `before`, the newest first.
    ///
    /// @param channel absent means all
    /// @param state absent means all
    public List<Row> newest(@Nullable String channel, @Nullable DeliveryState state, long before, int limit) {
        String where =
                (channel == null ? "" : " and channel = :channel") + (state == null ? "" : " and state = :state");
        var query = sql.createQuery(
                        "select * from notification_outbox where n < :before" + where + " order by n desc limit :limit")
                .bind("before", before)
                .bind("limit", limit);
        if (channel != null) {
            query.bind("channel", channel);
        }
        if (state != null) {
            query.bind("state", state.name());
        }
        return query.map((row, context) -> row(row)).list();
    }

    /// Forgets what was delivered before, or given up before.
    public int forget(Instant deliveredBefore, Instant deadBefore) {
        return sql.createUpdate("delete from notification_outbox where (state = 'DELIVERED' and ended_at < :delivered)"
                        + " or (state = 'DEAD' and ended_at < :dead)")
                .bind("delivered", deliveredBefore.toEpochMilli())
                .bind("dead", deadBefore.toEpochMilli())
                .execute();
    }

    private static Row row(ResultSet row) throws SQLException {
        int status = row.getInt("status");
        Integer known = row.wasNull() ? null : status;
        return new Row(
                row.getLong("n"),
                row.getString("id"),
                row.getString("channel"),
                row.getString("kind"),
                Columns.instant(row, "at"),
                DeliveryState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                Columns.maybeInstant(row, "next_at"),
                Columns.maybeInstant(row, "ended_at"),
                known,
                row.getString("note"),
                row.getString("notice"));
    }
}
