package pitwall.server.storage;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.rollout.RolloutStatus;

/// The table `kept_answer`: what was answered to a write with an idempotency key, so that a retry gets the
/// same answer and has no second effect (U-9).
public final class KeptAnswerRows {
    private static final List<String> OVER = Arrays.stream(RolloutStatus.values())
            .filter(RolloutStatus::isOver)
            .map(RolloutStatus::name)
            .toList();

    /// The age of an answer that is kept for good.
    public static final Instant FOR_GOOD = Instant.ofEpochMilli(Long.MAX_VALUE);

    private final Handle sql;

    public KeptAnswerRows(Handle sql) {
        this.sql = sql;
    }

    /// Whose key it is: the same key of another person or for another route is another key.
    public record Key(String account, String route, String key) {}

    /// @param requestHash tells a retry from another request under the same key
    /// @param rollout that it is about; absent where it is about none
    public record Answer(
            String requestHash,
            int status,
            Map<String, String> headers,
            String body,
            @Nullable String rollout) {}

    public Optional<Answer> find(Key key) {
        return sql.createQuery("select * from kept_answer where account = :account and route = :route and key = :key")
                .bind("account", key.account())
                .bind("route", key.route())
                .bind("key", key.key())
                .map((row, context) -> new Answer(
                        row.getString("request_hash"),
                        row.getInt("status"),
                        Columns.texts(row, "headers"),
                        row.getString("body"),
                        row.getString("rollout")))
                .findOne();
    }

    /// @param at when it was given, or [#FOR_GOOD]
    public void add(Key key, Answer answer, Instant at) {
        sql.createUpdate("insert into kept_answer (account, route, key, request_hash, status, headers, body, at,"
                        + " rollout) values (:account, :route, :key, :hash, :status, :headers, :body, :at, :rollout)")
                .bind("account", key.account())
                .bind("route", key.route())
                .bind("key", key.key())
                .bind("hash", answer.requestHash())
                .bind("status", answer.status())
                .bind("headers", Columns.write(answer.headers()))
                .bind("body", answer.body())
                .bind("at", at.toEpochMilli())
                .bind("rollout", answer.rollout())
                .execute();
    }

    /// Forgets old answers, but for those about a rollout that has not ended: whoever repeats a write to it then still
    /// has no second effect.
    public void forgetBefore(Instant moment) {
        sql.createUpdate("delete from kept_answer where at < :moment and not exists"
                        + " (select 1 from rollout where rollout.id = kept_answer.rollout"
                        + " and rollout.status not in (<over>))")
                .bindList("over", OVER)
                .bind("moment", moment.toEpochMilli())
                .execute();
    }
}
