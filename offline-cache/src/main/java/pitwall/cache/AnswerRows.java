package pitwall.cache;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import pitwall.cache.CacheContents.DataSet;
import pitwall.cache.CacheContents.Kind;
import pitwall.cache.CacheDatabase.Sealed;
import pitwall.cache.CachedAnswers.Waiting;

/// The rows of answers. What was not needed for the longest time makes room. Belongs to the `pitwall-cache` thread.
final class AnswerRows {
    private static final String TABLE = "answer";

    private final CacheDatabase database;

    AnswerRows(CacheDatabase database) {
        this.database = database;
    }

    void write(List<Waiting> answers, Retention retention, Instant now) throws SQLException {
        database.transaction(() -> {
            try (PreparedStatement put = database.connection().prepareStatement("""
                MERGE INTO answer (question, used, at, size, body, code) KEY (question) VALUES (?, ?, ?, ?, ?, ?)
                """)) {
                for (Waiting answer : answers) {
                    Sealed row = database.sealBytes(TABLE, answer.name(), answer.answer());
                    put.setString(1, answer.name());
                    put.setLong(2, now.toEpochMilli());
                    put.setObject(3, answer.asOf());
                    put.setInt(4, row.body().length);
                    put.setBytes(5, row.body());
                    put.setBytes(6, row.code());
                    put.addBatch();
                }
                put.executeBatch();
            }
            trim(retention);
        });
    }

    /// Empty where there is none, or where the row does not verify.
    Optional<byte[]> find(String name, Instant now) throws SQLException {
        try (PreparedStatement one =
                database.connection().prepareStatement("SELECT body, code FROM answer WHERE question = ?")) {
            one.setString(1, name);
            try (ResultSet rows = one.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                byte[] body = rows.getBytes(1);
                if (!database.verifies(TABLE, name, body, rows.getBytes(2))) {
                    return Optional.empty();
                }
                used(name, now);
                return Optional.of(body);
            }
        }
    }

    DataSet dataSet() throws SQLException {
        try (PreparedStatement count =
                        database.connection().prepareStatement("SELECT COUNT(*), MIN(at), MAX(at) FROM answer");
                ResultSet rows = count.executeQuery()) {
            rows.next();
            return new DataSet(
                    Kind.ANSWERS,
                    0,
                    rows.getLong(1),
                    Optional.ofNullable(rows.getObject(2, Instant.class)),
                    Optional.ofNullable(rows.getObject(3, Instant.class)));
        }
    }

    private void used(String name, Instant now) throws SQLException {
        try (PreparedStatement mark =
                database.connection().prepareStatement("UPDATE answer SET used = ? WHERE question = ?")) {
            mark.setLong(1, now.toEpochMilli());
            mark.setString(2, name);
            mark.executeUpdate();
        }
    }

    /// Reads nothing but the index.
    private void trim(Retention retention) throws SQLException {
        try (PreparedStatement surplus = database.connection().prepareStatement("""
            DELETE FROM answer WHERE question IN (SELECT question FROM
              (SELECT question, ROW_NUMBER() OVER (ORDER BY used DESC, question) AS place,
                SUM(size) OVER (ORDER BY used DESC, question) AS total FROM answer)
              WHERE place > ? OR total > ?)
            """)) {
            surplus.setInt(1, retention.answers());
            surplus.setLong(2, retention.answerBytes());
            surplus.executeUpdate();
        }
    }
}
