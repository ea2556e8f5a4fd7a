package pitwall.cache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/// One open cache file: sealed rows in, verified rows out. Belongs to the `pitwall-cache` thread once opened.
final class CacheDatabase implements AutoCloseable {
    private final Connection connection;
    private final CacheKey key;
    private final RowSeal seal;
    private final ObjectMapper json = CacheJson.mapper();

    CacheDatabase(Connection connection, CacheKey key) {
        this.connection = connection;
        this.key = key;
        this.seal = new RowSeal(key);
    }

    Connection connection() {
        return connection;
    }

    /// Body and integrity code of a value.
    record Sealed(byte[] body, byte[] code) {}

    Sealed seal(String table, String key, Object value) {
        try {
            byte[] body = json.writeValueAsBytes(value);
            return new Sealed(body, seal.seal(table, key, body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a value of the fleet cannot be written", e);
        }
    }

    /// A row of bytes that are kept as they came.
    Sealed sealBytes(String table, String key, byte[] body) {
        return new Sealed(body, seal.seal(table, key, body));
    }

    boolean verifies(String table, String key, byte[] body, byte[] code) {
        return seal.verifies(table, key, body, code);
    }

    /// The value of a row; empty where the row is damaged.
    <T> Optional<T> unseal(String table, String key, byte[] body, byte[] code, Class<T> type) {
        return new Verifier(seal, json).unseal(table, key, body, code, type);
    }

    /// Verifies rows on another thread, which it belongs to.
    Verifier verifier() {
        return new Verifier(new RowSeal(key), json);
    }

    /// Opens sealed rows. Belongs to one thread.
    record Verifier(RowSeal seal, ObjectMapper json) {
        <T> Optional<T> unseal(String table, String key, byte[] body, byte[] code, Class<T> type) {
            if (!seal.verifies(table, key, body, code)) {
                return Optional.empty();
            }
            try {
                return Optional.of(json.readValue(body, type));
            } catch (IOException e) {
                return Optional.empty();
            }
        }
    }

    void putMeta(String name, Object value) throws SQLException {
        Sealed row = seal("meta", name, value);
        try (PreparedStatement statement =
                connection.prepareStatement("MERGE INTO meta (name, body, code) KEY (name) VALUES (?, ?, ?)")) {
            statement.setString(1, name);
            statement.setBytes(2, row.body());
            statement.setBytes(3, row.code());
            statement.executeUpdate();
        }
    }

    <T> Optional<T> meta(String name, Class<T> type) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT body, code FROM meta WHERE name = ?")) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? unseal("meta", name, rows.getBytes(1), rows.getBytes(2), type) : Optional.empty();
            }
        }
    }

    /// Comes back once everything is on the disk: a power cut takes nothing of it any more. A commit alone leaves it to
    /// the system when it writes.
    void force() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT SYNC");
        }
    }

    /// Runs `work` in one transaction.
    void transaction(SqlWork work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            work.run();
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            rollBack(e);
            throw e;
        }
        connection.setAutoCommit(true);
    }

    /// Something that talks to the database.
    interface SqlWork {
        void run() throws SQLException;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /// What goes wrong here is a consequence: `cause` says what it comes from.
    private void rollBack(Exception cause) {
        try {
            if (!connection.isClosed()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
