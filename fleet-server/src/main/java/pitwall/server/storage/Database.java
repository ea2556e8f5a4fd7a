package pitwall.server.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.function.Consumer;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/// The server's database: SQLite in a file, or PostgreSQL by JDBC URL, with the newest schema. Thread-safe;
/// only the writer writes.
///
/// What a transaction of [#write] did is on disk when it returns: SQLite runs with `synchronous=FULL`,
/// PostgreSQL with its default `synchronous_commit=on`.
public final class Database implements AutoCloseable {
    private final HikariDataSource pool;
    private final Jdbi jdbi;

    private Database(HikariDataSource pool) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
    }

    /// Opens the database and brings its schema up to date.
    ///
    /// @param location path of a SQLite file, or a URL that begins with `jdbc:sqlite:` or `jdbc:postgresql:`
    /// @throws DatabaseUnusableException when that is not possible; its causes say why
    public static Database open(String location) {
        HikariConfig config = config(url(location));
        try {
            return open(config);
        } catch (RuntimeException e) {
            throw new DatabaseUnusableException(e);
        }
    }

    private static Database open(HikariConfig config) {
        HikariDataSource pool = new HikariDataSource(config);
        try {
            Flyway.configure()
                    .dataSource(pool)
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            return new Database(pool);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    /// True for a location that names a database server rather than a file.
    public static boolean isUrl(String location) {
        return location.startsWith("jdbc:");
    }

    private static String url(String location) {
        return isUrl(location) ? location : "jdbc:sqlite:" + location;
    }

    private static HikariConfig config(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setPoolName("pitwall-db");
        config.setConnectionTimeout(5_000);
        if (url.startsWith("jdbc:sqlite:")) {
            config.setMaximumPoolSize(4);
            config.addDataSourceProperty("journal_mode", "WAL");
            config.addDataSourceProperty("synchronous", "FULL");
            config.addDataSourceProperty("busy_timeout", "5000");
        } else if (url.startsWith("jdbc:postgresql:")) {
            config.setMaximumPoolSize(8);
            config.addDataSourceProperty("reWriteBatchedInserts", "true");
        } else {
            throw new IllegalArgumentException("only SQLite and PostgreSQL are supported, not " + scheme(url));
        }
        return config;
    }

    private static String scheme(String url) {
        int end = url.indexOf(':', "jdbc:".length());
        return end < 0 ? url : url.substring(0, end);
    }

    /// Reads without a transaction of its own.
    public <T> T read(Function<Handle, T> reading) {
        return jdbi.withHandle(reading::apply);
    }

    /// Runs all statements or none; on return they are on disk.
    public void write(Consumer<Handle> writing) {
        jdbi.useTransaction(writing::accept);
    }

    /// A connection in a transaction that its owner commits or rolls back; closing it rolls back what is left.
    public Handle begin() {
        Handle handle = jdbi.open();
        try {
            return handle.begin();
        } catch (JdbiException e) {
            handle.close();
            throw e;
        }
    }

    /// True if the database answers right now.
    public boolean isReachable() {
        try {
            return read(handle ->
                            handle.createQuery("select 1").mapTo(Integer.class).one())
                    == 1;
        } catch (JdbiException e) {
            return false;
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
