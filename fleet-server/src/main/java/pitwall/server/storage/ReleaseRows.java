package pitwall.server.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.release.Artifact;
import pitwall.protocol.tuf.ReleaseTarget;

/// The table `software_release`: what was registered, whoever vouches for it.
public final class ReleaseRows {
    private final Handle sql;

    public ReleaseRows(Handle sql) {
        this.sql = sql;
    }

    /// @param claim what the registration says of the release; only a signature makes it more than that
    /// @param storedAt when its artifact was complete; absent until then
    /// @param revoked absent unless somebody took it back
    public record Row(
            ReleaseTarget claim,
            Instant createdAt,
            String createdBy,
            @Nullable Instant storedAt,
            @Nullable Revocation revoked) {}

    public record Revocation(Instant at, String by, String reason) {}

    public List<Row> all() {
        return sql.createQuery("select * from software_release")
                .map((row, context) -> row(row))
                .list();
    }

    public Optional<Row> find(String version) {
        return sql.createQuery("select * from software_release where version = :version")
                .bind("version", version)
                .map((row, context) -> row(row))
                .findOne();
    }

    /// The version that has this counter.
    public Optional<String> withCounter(long counter) {
        return sql.createQuery("select version from software_release where counter = :counter")
                .bind("counter", counter)
                .mapTo(String.class)
                .findOne();
    }

    /// Bytes that somebody registered since a moment.
    public long bytesBy(String person, Instant since) {
        return sql.createQuery("select coalesce(sum(length), 0) from software_release"
                        + " where created_by = :by and created_at > :since")
                .bind("by", person)
                .bind("since", since.toEpochMilli())
                .mapTo(Long.class)
                .one();
    }

    /// Bytes of all artifacts, the same ones counted once.
    public long bytes() {
        return sql.createQuery("select coalesce(sum(length), 0) from"
                        + " (select distinct sha256, length from software_release) artifact")
                .mapTo(Long.class)
                .one();
    }

    /// Whether some release has these bytes already.
    public boolean knows(Artifact artifact) {
        return sql.createQuery("select count(*) from software_release where sha256 = :sha256 and length = :length")
                        .bind("sha256", artifact.sha256())
                        .bind("length", artifact.length())
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    public void add(ReleaseTarget claim, Instant at, String by) {
        sql.createUpdate("insert into software_release (version, counter, sha256, length, models, hardware,"
                        + " from_versions, minimum_battery, notes, created_at, created_by, minimum_agent)"
                        + " values (:version, :counter, :sha256, :length, :models, :hardware,"
                        + " :fromVersions, :battery, :notes, :at, :by, :agent)")
                .bind("version", claim.version())
                .bind("counter", claim.counter())
                .bind("sha256", claim.artifact().sha256())
                .bind("length", claim.artifact().length())
                .bind("models", Columns.write(claim.models()))
                .bind("hardware", Columns.write(claim.hardware()))
                .bind("fromVersions", Columns.write(claim.fromVersions()))
                .bind("battery", claim.minimumBatteryPercent())
                .bind("notes", claim.notes())
                .bind("at", at.toEpochMilli())
                .bind("by", by)
                .bind("agent", claim.minimumAgent())
                .execute();
    }

    /// The artifact is complete; every release of the same bytes gains by it.
    public void markStored(Artifact artifact, Instant at) {
        sql.createUpdate("update software_release set stored_at = :at where sha256 = :sha256 and stored_at is null")
                .bind("at", at.toEpochMilli())
                .bind("sha256", artifact.sha256())
                .execute();
    }

    /// The first revocation stays.
    public void revoke(String version, Revocation revocation) {
        sql.createUpdate("update software_release set revoked_at = :at, revoked_by = :by, revoked_reason = :reason"
                        + " where version = :version and revoked_at is null")
                .bind("at", revocation.at().toEpochMilli())
                .bind("by", revocation.by())
                .bind("reason", revocation.reason())
                .bind("version", version)
                .execute();
    }

    private static Row row(ResultSet row) throws SQLException {
        ReleaseTarget claim = new ReleaseTarget(
                row.getString("version"),
                new Artifact(row.getString("sha256"), row.getLong("length")),
                row.getLong("counter"),
                Columns.words(row, "models"),
                Columns.words(row, "hardware"),
                Columns.words(row, "from_versions"),
                row.getInt("minimum_battery"),
                row.getString("notes"),
                row.getString("minimum_agent"));
        Instant revokedAt = Columns.maybeInstant(row, "revoked_at");
        return new Row(
                claim,
                Columns.instant(row, "created_at"),
                row.getString("created_by"),
                Columns.maybeInstant(row, "stored_at"),
                revokedAt == null
                        ? null
                        : new Revocation(revokedAt, row.getString("revoked_by"), row.getString("revoked_reason")));
    }
}
