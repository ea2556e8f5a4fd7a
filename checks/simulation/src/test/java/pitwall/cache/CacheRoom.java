package pitwall.cache;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.client.FleetRecorder;
import pitwall.client.RememberedFleet;

/// The offline cache in memory, written when a simulation says so: journal, rows and seals are those of production,
/// only the file is missing.
public final class CacheRoom implements AutoCloseable {
    private static final CacheKey KEY = CacheKey.from(new byte[CacheKey.SECRET_BYTES]);

    private final CacheDatabase database;
    private FleetJournal journal = new FleetJournal();
    private @Nullable LateFigures late;

    public CacheRoom() {
        try {
            Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
            CacheSchema.create(connection);
            database = new CacheDatabase(connection, KEY);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Takes what the console saw.
    public FleetRecorder recorder() {
        return journal;
    }

    /// Writes what waits, as the cache's thread does from time to time.
    ///
    /// @param fails the disk is full: nothing is written, and nothing forgotten
    public void flush(boolean fails) {
        PendingChanges waiting = journal.take();
        if (fails) {
            journal.putBack(waiting);
            return;
        }
        if (!waiting.isEmpty()) {
            try {
                LateFigures figures = late == null ? LateFigures.in(database) : late;
                new CacheWriter(database, figures).write(waiting);
                late = figures;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /// The console is killed: what was not written is gone.
    public void kill() {
        journal = new FleetJournal();
        late = null;
    }

    /// A bit of a row flips.
    public void damage() {
        try (var statement = database.connection().createStatement()) {
            statement.executeUpdate(
                    "UPDATE car_part SET body = SUBSTRING(body FROM 1 FOR OCTET_LENGTH(body) - 2) || X'207D'"
                            + " WHERE (id, part) IN (SELECT id, part FROM car_part ORDER BY id, part LIMIT 1)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public Optional<RememberedFleet> read() {
        try {
            return new CacheReader(database).read();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            database.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
