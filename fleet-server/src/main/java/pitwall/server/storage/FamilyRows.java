package pitwall.server.storage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The table `token_family`: one row a sign-in, whose refresh tokens follow one another.
public final class FamilyRows {
    private final Handle sql;

    public FamilyRows(Handle sql) {
        this.sql = sql;
    }

    /// @param revokedAt absent while the family is good
    /// @param currentHash hash of the newest refresh token
    /// @param previousHash hash of the one before, where that is good once more
    /// @param previousUntil until when it is
    /// @param provenAt when the person proved once more who they are; absent where they did not
    public record Family(
            String id,
            String account,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant revokedAt,
            String currentHash,
            @Nullable String previousHash,
            @Nullable Instant previousUntil,
            @Nullable Instant provenAt) {
        /// When the person behind it last proved who they are.
        public Instant lastProof() {
            return provenAt == null ? createdAt : provenAt;
        }

        @Override
        public String toString() {
            return "Family[account=" + account + "]";
        }
    }

    public Optional<Family> find(String id) {
        return sql.createQuery("select * from token_family where id = :id")
                .bind("id", id)
                .map((row, context) -> new Family(
                        row.getString("id"),
                        row.getString("account"),
                        Columns.instant(row, "created_at"),
                        Columns.instant(row, "expires_at"),
                        Columns.maybeInstant(row, "revoked_at"),
                        row.getString("current_hash"),
                        row.getString("previous_hash"),
                        Columns.maybeInstant(row, "previous_until"),
                        Columns.maybeInstant(row, "proven_at")))
                .findOne();
    }

    public void add(Family family) {
        sql.createUpdate("insert into token_family (id, account, created_at, expires_at, revoked_at, current_hash)"
                        + " values (:id, :account, :createdAt, :expiresAt, :revokedAt, :hash)")
                .bind("id", family.id())
                .bind("account", family.account())
                .bind("createdAt", family.createdAt().toEpochMilli())
                .bind("expiresAt", family.expiresAt().toEpochMilli())
                .bind("revokedAt", Columns.millis(family.revokedAt()))
                .bind("hash", family.currentHash())
                .execute();
    }

    /// The person behind it proved once more who they are.
    public void prove(String id, Instant at) {
        sql.createUpdate("update token_family set proven_at = :at where id = :id")
                .bind("id", id)
                .bind("at", at.toEpochMilli())
                .execute();
    }

    /// Makes another refresh token the newest; the one before is good once more until a moment.
    public void rotate(String id, String newHash, Instant previousUntil) {
        sql.createUpdate("update token_family set previous_hash = current_hash, previous_until = :until,"
                        + " current_hash = :hash where id = :id")
                .bind("id", id)
                .bind("hash", newHash)
                .bind("until", previousUntil.toEpochMilli())
                .execute();
    }

    /// Makes another refresh token the only good one.
    public void replace(String id, String newHash) {
        sql.createUpdate("update token_family set previous_hash = null, previous_until = null,"
                        + " current_hash = :hash where id = :id")
                .bind("id", id)
                .bind("hash", newHash)
                .execute();
    }

    public void revoke(String id, Instant at) {
        sql.createUpdate("update token_family set revoked_at = :at where id = :id and revoked_at is null")
                .bind("id", id)
                .bind("at", at.toEpochMilli())
                .execute();
    }

    /// The families of an account that were not revoked.
    public List<String> goodOnes(String account) {
        return sql.createQuery("select id from token_family where account = :account and revoked_at is null")
                .bind("account", account)
                .mapTo(String.class)
                .list();
    }

    public void revokeAll(String account, Instant at) {
        sql.createUpdate("update token_family set revoked_at = :at where account = :account and revoked_at is null")
                .bind("account", account)
                .bind("at", at.toEpochMilli())
                .execute();
    }

    /// Families that were revoked at or after a moment: their access tokens may still be within their life.
    public List<String> revokedSince(Instant moment) {
        return sql.createQuery("select id from token_family where revoked_at >= :moment")
                .bind("moment", moment.toEpochMilli())
                .mapTo(String.class)
                .list();
    }

    public void forgetExpired(Instant now) {
        sql.createUpdate("delete from token_family where expires_at < :now")
                .bind("now", now.toEpochMilli())
                .execute();
    }
}
