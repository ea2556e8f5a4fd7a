package pitwall.server.storage;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The claim on a schema of PostgreSQL: an advisory lock of a connection that does nothing else. Where the
/// connection breaks, PostgreSQL gives the lock away. Thread-safe.
final class PostgresClaim implements Claim {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresClaim.class);
    private static final int ANSWER_SECONDS = 2;
    private static final String TAKE =
            "select pg_try_advisory_lock(hashtextextended('pitwall ' || current_schema(), 0))";
    private static final String GIVE_BACK = "select pg_advisory_unlock_all()";

    private final DatabaseLocation location;
    private Connection connection;
    private boolean closed;

    private PostgresClaim(DatabaseLocation location, Connection connection) {
        this.location = location;
        this.connection = connection;
    }

    static PostgresClaim on(DatabaseLocation location) {
        try {
            return new PostgresClaim(location, taken(location));
        } catch (SQLException e) {
            throw new DatabaseUnusableException("the database does not answer", e);
        }
    }

    private static Connection taken(DatabaseLocation location) throws SQLException {
        Connection connection = DriverManager.getConnection(location.url());
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(TAKE)) {
            if (answer.next() && answer.getBoolean(1)) {
                return connection;
            }
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        connection.close();
        throw new DatabaseInUseException(location.toString());
    }

    @Override
    public synchronized boolean isHeld() {
        try {
            return !closed && connection.isValid(ANSWER_SECONDS);
        } catch (SQLException e) {
            throw new IllegalArgumentException("seconds are not negative", e);
        }
    }

    @Override
    public synchronized boolean retake() {
        if (closed) {
            return false;
        }
        try {
            connection.close();
            connection = taken(location);
            return true;
        } catch (SQLException | DatabaseInUseException e) {
            LOG.debug("no claim on the database", e);
            return false;
        }
    }

    /// Gives the lock back before it closes the connection: PostgreSQL notices the end of a connection a moment
    /// after the other side does, and whoever starts in that moment would be refused.
    @Override
    public synchronized void close() {
        closed = true;
        try (Connection last = connection;
                Statement statement = last.createStatement()) {
            statement.execute(GIVE_BACK);
        } catch (SQLException e) {
            LOG.debug("the connection of the claim was gone already", e);
        }
    }
}
