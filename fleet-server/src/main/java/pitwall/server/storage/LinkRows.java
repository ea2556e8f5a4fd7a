package pitwall.server.storage;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import pitwall.fleet.CarId;

/// The tables `car_key`, `car_mark`, `car_removed` and `enrolment`: who may speak for a car and how far it
/// has been heard.
public final class LinkRows {
    private final Handle sql;

    public LinkRows(Handle sql) {
        this.sql = sql;
    }

    /// How far one boot of a car has been heard.
    ///
    /// @param missing ranges below `lastSeq` that were never heard, in the words of their owner
    public record Mark(CarId car, long boot, long lastSeq, String missing) {}

    public List<Mark> marks() {
        return sql.createQuery("select * from car_mark")
                .map((row, context) -> new Mark(
                        new CarId(row.getString("car")),
                        row.getLong("boot"),
                        row.getLong("last_seq"),
                        row.getString("missing")))
                .list();
    }

    public void saveMarks(Collection<Mark> marks) {
        PreparedBatch batch = sql.prepareBatch("insert into car_mark (car, boot, last_seq, missing)"
                + " values (:car, :boot, :lastSeq, :missing) on conflict (car) do update set"
                + " boot = excluded.boot, last_seq = excluded.last_seq, missing = excluded.missing");
        for (Mark mark : marks) {
            batch.bind("car", mark.car().value())
                    .bind("boot", mark.boot())
                    .bind("lastSeq", mark.lastSeq())
                    .bind("missing", mark.missing())
                    .add();
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    /// The key a car proved to have when it enrolled, Base64.
    public Optional<String> key(CarId car) {
        return sql.createQuery("select public_key from car_key where car = :car")
                .bind("car", car.value())
                .mapTo(String.class)
                .findOne();
    }

    public void bindKey(CarId car, String publicKey, Instant at) {
        sql.createUpdate("insert into car_key (car, public_key, bound_at) values (:car, :key, :at)")
                .bind("car", car.value())
                .bind("key", publicKey)
                .bind("at", at.toEpochMilli())
                .execute();
    }

    /// Remembers that people removed a car, so that the fleet-wide key does not bring it back.
    public void rememberRemoval(CarId car, Instant at) {
        sql.createUpdate("insert into car_removed (car, removed_at) values (:car, :at)"
                        + " on conflict (car) do update set removed_at = excluded.removed_at")
                .bind("car", car.value())
                .bind("at", at.toEpochMilli())
                .execute();
    }

    public void forgetRemoval(CarId car) {
        sql.createUpdate("delete from car_removed where car = :car")
                .bind("car", car.value())
                .execute();
    }

    public boolean wasRemoved(CarId car) {
        return sql.createQuery("select 1 from car_removed where car = :car")
                .bind("car", car.value())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    public void addEnrolment(CarId car, String tokenHash, Instant expiresAt) {
        sql.createUpdate("delete from enrolment where car = :car")
                .bind("car", car.value())
                .execute();
        sql.createUpdate("insert into enrolment (token_hash, car, expires_at) values (:hash, :car, :expires)")
                .bind("hash", tokenHash)
                .bind("car", car.value())
                .bind("expires", expiresAt.toEpochMilli())
                .execute();
    }

    /// Uses a one-time token up; false if there is none for this car or it expired.
    public boolean spendEnrolment(CarId car, String tokenHash, Instant now) {
        return sql.createUpdate("delete from enrolment where token_hash = :hash and car = :car and expires_at > :now")
                        .bind("hash", tokenHash)
                        .bind("car", car.value())
                        .bind("now", now.toEpochMilli())
                        .execute()
                == 1;
    }
}
