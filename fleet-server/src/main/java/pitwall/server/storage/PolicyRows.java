package pitwall.server.storage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The tables `safety_policy` and `safety_policy_proposal`. Policies are JSON text here.
public final class PolicyRows {
    private final Handle sql;

    public PolicyRows(Handle sql) {
        this.sql = sql;
    }

    /// @param approvedBy absent unless a second person was needed
    public record Row(
            long revision,
            String body,
            Instant since,
            String askedBy,
            @Nullable String approvedBy,
            String reason) {}

    /// @param base revision of the policy it was compared with
    public record ProposalRow(long base, String body, String askedBy, Instant askedAt, String reason) {}

    /// The one that holds; empty while it is the one the server comes with.
    public Optional<Row> newest() {
        return page(0, 1).stream().findFirst();
    }

    /// The newest first.
    public List<Row> page(int skip, int limit) {
        return sql.createQuery("select * from safety_policy order by revision desc limit :limit offset :skip")
                .bind("limit", limit)
                .bind("skip", skip)
                .map((row, context) -> new Row(
                        row.getLong("revision"),
                        row.getString("body"),
                        Columns.instant(row, "since"),
                        row.getString("asked_by"),
                        row.getString("approved_by"),
                        row.getString("reason")))
                .list();
    }

    public void add(Row row) {
        sql.createUpdate("insert into safety_policy (revision, body, since, asked_by, approved_by, reason)"
                        + " values (:revision, :body, :since, :by, :approvedBy, :reason)")
                .bind("revision", row.revision())
                .bind("body", row.body())
                .bind("since", row.since().toEpochMilli())
                .bind("by", row.askedBy())
                .bind("approvedBy", row.approvedBy())
                .bind("reason", row.reason())
                .execute();
    }

    public Optional<ProposalRow> proposal() {
        return sql.createQuery("select * from safety_policy_proposal")
                .map((row, context) -> new ProposalRow(
                        row.getLong("base"),
                        row.getString("body"),
                        row.getString("asked_by"),
                        Columns.instant(row, "asked_at"),
                        row.getString("reason")))
                .findOne();
    }

    /// In the place of the one before.
    public void save(ProposalRow row) {
        forgetProposal();
        sql.createUpdate("insert into safety_policy_proposal (slot, base, body, asked_by, asked_at, reason)"
                        + " values (1, :base, :body, :by, :at, :reason)")
                .bind("base", row.base())
                .bind("body", row.body())
                .bind("by", row.askedBy())
                .bind("at", row.askedAt().toEpochMilli())
                .bind("reason", row.reason())
                .execute();
    }

    public void forgetProposal() {
        sql.execute("delete from safety_policy_proposal");
    }
}
