package pitwall.server.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The server's database: SQLite in a file, or PostgreSQL by JDBC URL, with the newest schema. Thread-safe;
/// only the writer writes.
///
/// What a transaction of [#write] did is on disk when it returns: SQLite runs with `synchronous=FULL`,
/// PostgreSQL with its default `synchronous_commit=on`.
public final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private static final String OWNER = "owner";

    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final Claim claim;
    private final String owner = UUID.randomUUID().toString();
    private volatile boolean claimed = true;

    private Database(HikariDataSource pool, Claim claim) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
        this.claim = claim;
        write(sql -> new NoteRows(sql).save(OWNER, owner));
    }

    /// Claims the database, opens it and brings its schema up to date.
    ///
    /// @param where path of a SQLite file, or a URL that begins with `jdbc:sqlite:` or `jdbc:postgresql:`
    /// @throws DatabaseInUseException when another server has it
    /// @throws DatabaseUnusableException when that is not possible; its causes say why
    public static Database open(String where) {
        DatabaseLocation location = DatabaseLocation.of(where);
        HikariConfig config = config(location);
        Claim claim = Claim.on(location);
        try {
            location.file().ifPresent(Database::protect);
            return open(config, claim);
        } catch (RuntimeException e) {
            claim.close();
            throw e instanceof DatabaseUnusableException
                    ? e
                    : new DatabaseUnusableException("the database cannot be used", e);
        }
    }

    /// The files beside it get the rights that this one has.
    private static void protect(Path file) {
        try {
            PrivateFile.ensure(file);
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null && PrivateFile.isOpenToOthers(folder)) {
                LOG.warn("Other users may write to the folder {}: they could replace the database.", folder);
            }
        } catch (IOException e) {
            throw new DatabaseUnusableException("the file " + file + " cannot be kept private", e);
        }
    }

    private static Database open(HikariConfig config, Claim claim) {
        HikariDataSource pool = new HikariDataSource(config);
        try {
            Flyway.configure()
                    .dataSource(pool)
                    .locations("classpath:db/migration", "classpath:db/" + dialect(config.getJdbcUrl()))
                    .load()
                    .migrate();
            return new Database(pool, claim);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    /// Where triggers are, which no two databases write alike; everything else is one dialect.
    private static String dialect(String url) {
        return scheme(url).substring("jdbc:".length());
    }

    private static HikariConfig config(DatabaseLocation location) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(location.url());
        config.setPoolName("pitwall-db");
        config.setConnectionTimeout(5_000);
        if (location.isSqlite()) {
            config.setMaximumPoolSize(4);
            config.addDataSourceProperty("journal_mode", "WAL");
            config.addDataSourceProperty("synchronous", "FULL");
            config.addDataSourceProperty("busy_timeout", "5000");
        } else if (location.isPostgres()) {
            config.setMaximumPoolSize(8);
            config.addDataSourceProperty("reWriteBatchedInserts", "true");
        } else {
            throw new IllegalArgumentException(
                    "only SQLite and PostgreSQL are supported, not " + scheme(location.url()));
        }
        return config;
    }

    private static String scheme(String url) {
        int end = url.indexOf(':', "jdbc:".length());
        return end < 0 ? url : url.substring(0, end);
    }

    /// Makes sure that no other server decides about this database. While one might, nothing is written here. Called
    /// every second or so.
    public void renewClaim() {
        boolean held = claim.isHeld();
        if (!held || !claimed) {
            held = (held || claim.retake()) && isOwner();
        }
        if (held != claimed) {
            LOG.warn("The claim on the database {}", held ? "is back" : "is lost; nothing is written without it");
        }
        claimed = held;
    }

    /// False if another server was here since this one started: what this one knows is not true any more.
    private boolean isOwner() {
        try {
            return read(sql -> new NoteRows(sql).find(OWNER)).equals(Optional.of(owner));
        } catch (JdbiException e) {
            LOG.debug("the database does not answer", e);
            return false;
        }
    }

    /// For tables beside those of the fleet.
    Jdbi jdbi() {
        return jdbi;
    }

    /// Reads without a transaction of its own.
    public <T> T read(Function<Handle, T> reading) {
        return jdbi.withHandle(reading::apply);
    }

    /// Runs all statements or none; on return they are on disk.
    public void write(Consumer<Handle> writing) {
        checkClaim();
        jdbi.useTransaction(writing::accept);
    }

    /// A connection in a transaction that its owner commits or rolls back; closing it rolls back what is left.
    public Handle begin() {
        checkClaim();
        Handle handle = jdbi.open();
        try {
            return handle.begin();
        } catch (JdbiException e) {
            handle.close();
            throw e;
        }
    }

    private void checkClaim() {
        if (!claimed) {
            throw new ConnectionException(new SQLException("another server may be using the database"));
        }
    }

    /// True if the database answers right now and is ours.
    public boolean isReachable() {
        try {
            return claimed
                    && read(handle -> handle.createQuery("select 1")
                                    .mapTo(Integer.class)
                                    .one())
                            == 1;
        } catch (JdbiException e) {
            return false;
        }
    }

    @Override
    public void close() {
        pool.close();
        claim.close();
    }
}
