package pitwall.server.storage;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// The table `fleet_history`: pieces of time, each a picture of the fleet and what changed after it. Times are seconds
/// since 1970.
public final class FleetHistoryRows {
    private final Handle sql;

    public FleetHistoryRows(Handle sql) {
        this.sql = sql;
    }

    /// @param tier 0 the finest steps, 1 minutes, 2 tens of minutes
    /// @param at when the piece begins
    /// @param n its place in the piece, from 0
    /// @param upTo the last second it tells of
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Row(int tier, long at, int n, long upTo, byte[] body) {}

    /// @param upTo the last second that the piece tells of
    /// @param bytes what it takes, about
    public record Piece(int tier, long at, long upTo, long bytes) {}

    /// Adds rows; one of the same tier, piece and place is replaced. A piece that begins anew, as after a clock was set
    /// back, leaves nothing of the one that was there.
    public void save(List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        rows.stream().filter(row -> row.n() == 0).forEach(row -> forget(row.tier(), row.at()));
        PreparedBatch batch = sql.prepareBatch("insert into fleet_history (tier, at, n, up_to, body)"
                + " values (:tier, :at, :n, :upTo, :body)"
                + " on conflict (tier, at, n) do update set up_to = excluded.up_to, body = excluded.body");
        for (Row row : rows) {
            batch.bind("tier", row.tier())
                    .bind("at", row.at())
                    .bind("n", row.n())
                    .bind("upTo", row.upTo())
                    .bind("body", row.body())
                    .add();
        }
        batch.execute();
    }

    /// Forgets the pieces that begin in a time of which another piece tells anew, as after a clock was set back. What
    /// such a piece told of later times goes with it, because it cannot be read without its beginning.
    ///
    /// @param at when the piece begins that tells of it anew; it stays
    /// @param upTo the last second of it
    public void makeRoom(int tier, long at, long upTo) {
        sql.createUpdate("delete from fleet_history where tier = :tier and at > :at and at <= :upTo")
                .bind("tier", tier)
                .bind("at", at)
                .bind("upTo", upTo)
                .execute();
    }

    /// Forgets of pieces that began before this second, or with it, what they tell of it and of later ones.
    public void cut(int tier, long second) {
        sql.createUpdate("delete from fleet_history where tier = :tier and at <= :second and up_to >= :second")
                .bind("tier", tier)
                .bind("second", second)
                .execute();
    }

    /// All pieces of a tier, the earliest first.
    public List<Piece> pieces(int tier) {
        return sql.createQuery("select at, max(up_to) as up_to, sum(length(body) + 64) as bytes from fleet_history"
                        + " where tier = :tier group by at order by at")
                .bind("tier", tier)
                .map((row, context) -> new Piece(tier, row.getLong("at"), row.getLong("up_to"), row.getLong("bytes")))
                .list();
    }

    /// The rows of a piece in their order.
    public List<Row> of(Piece piece) {
        return sql.createQuery("select * from fleet_history where tier = :tier and at = :at order by n")
                .bind("tier", piece.tier())
                .bind("at", piece.at())
                .map((row, context) ->
                        new Row(piece.tier(), piece.at(), row.getInt("n"), row.getLong("up_to"), row.getBytes("body")))
                .list();
    }

    /// Forgets a piece.
    public void forget(Piece piece) {
        forget(piece.tier(), piece.at());
    }

    private void forget(int tier, long at) {
        sql.createUpdate("delete from fleet_history where tier = :tier and at = :at")
                .bind("tier", tier)
                .bind("at", at)
                .execute();
    }
}
