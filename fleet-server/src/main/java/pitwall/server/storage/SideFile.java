package pitwall.server.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where telemetry is stored. Thread-safe.
///
/// In PostgreSQL a table of the fleet's database, whose transactions do not wait for the disk. Beside a SQLite file a
/// file of its own, `….telemetry`: SQLite has one writer at a time, and no durable write shall wait for a figure. That
/// file holds nothing but telemetry; one that cannot be read is set aside and begun anew.
public final class TelemetryFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TelemetryFile.class);

    private static final long VERSION = 51;
    private static final String SCRIPT = "/db/telemetry/V51__telemetry.sql";

    private final Jdbi jdbi;
    private final Optional<HikariDataSource> own;

    private TelemetryFile(Jdbi jdbi, Optional<HikariDataSource> own) {
        this.jdbi = jdbi;
        this.own = own;
    }

    /// Opens it.
    ///
    /// @param where as for [Database#open]
    /// @param fleet the fleet's database, open
    /// @throws DatabaseUnusableException where that is not possible
    public static TelemetryFile beside(String where, Database fleet) {
        DatabaseLocation location = DatabaseLocation.of(where);
        if (!location.isSqlite()) {
            return new TelemetryFile(fleet.jdbi(), Optional.empty());
        }
        Optional<Path> file = location.file().map(fleetFile -> Path.of(fleetFile + ".telemetry"));
        if (file.isEmpty()) {
            return opened("jdbc:sqlite::memory:", 1);
        }
        try {
            return opened(file.get());
        } catch (DatabaseUnusableException e) {
            LOG.error("Telemetry in {} cannot be read; it is set aside and begun anew", file.get(), e);
            setAside(file.get());
            return opened(file.get());
        }
    }

    private static TelemetryFile opened(Path file) {
        try {
            PrivateFile.ensure(file);
        } catch (IOException e) {
            throw new DatabaseUnusableException("the file " + file + " cannot be kept private", e);
        }
        return opened("jdbc:sqlite:" + file, 2);
    }

    private static void setAside(Path file) {
        try {
            for (String part : new String[] {"", "-wal", "-shm"}) {
                Path one = Path.of(file + part);
                if (Files.exists(one)) {
                    Files.move(one, Path.of(file + ".damaged" + part), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new DatabaseUnusableException("the file " + file + " cannot be set aside", e);
        }
    }

    private static TelemetryFile opened(String url, int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setPoolName("pitwall-telemetry-db");
        config.setConnectionTimeout(5_000);
        config.setMaximumPoolSize(connections);
        config.addDataSourceProperty("journal_mode", "WAL");
        config.addDataSourceProperty("synchronous", "NORMAL");
        config.addDataSourceProperty("busy_timeout", "5000");
        try {
            HikariDataSource pool = new HikariDataSource(config);
            try {
                Jdbi jdbi = Jdbi.create(pool);
                jdbi.useHandle(TelemetryFile::prepare);
                return new TelemetryFile(jdbi, Optional.of(pool));
            } catch (RuntimeException e) {
                pool.close();
                throw e;
            }
        } catch (RuntimeException e) {
            throw new DatabaseUnusableException("telemetry cannot be stored", e);
        }
    }

    /// Nothing but one table that may be lost: a number in the file says which, and no migration is run at each start.
    private static void prepare(Handle sql) {
        long version = pragma(sql, "user_version");
        if (version == 0) {
            sql.createScript(script()).execute();
            sql.execute("pragma user_version = " + VERSION);
        } else if (version != VERSION) {
            throw new DatabaseUnusableException("it is of version " + version + ", not " + VERSION);
        }
    }

    private static String script() {
        try (InputStream in = TelemetryFile.class.getResourceAsStream(SCRIPT)) {
            return new String(Objects.requireNonNull(in, SCRIPT).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public <T> T read(Function<Handle, T> reading) {
        return jdbi.withHandle(reading::apply);
    }

    /// Runs all statements or none. What they did survives the end of the process, not always that of the machine.
    public void write(Consumer<Handle> writing) {
        jdbi.useTransaction(sql -> {
            if (own.isEmpty()) {
                sql.execute("set local synchronous_commit to off");
            }
            writing.accept(sql);
        });
    }

    /// Bytes in use on disk, about.
    public long bytes() {
        if (own.isEmpty()) {
            return read(sql -> new TelemetryRows(sql).weight());
        }
        return read(sql -> pragma(sql, "page_size") * (pragma(sql, "page_count") - pragma(sql, "freelist_count")));
    }

    private static long pragma(Handle sql, String name) {
        return sql.createQuery("pragma " + name).mapTo(Long.class).one();
    }

    @Override
    public void close() {
        own.ifPresent(HikariDataSource::close);
    }
}
