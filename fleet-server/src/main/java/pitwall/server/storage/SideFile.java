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
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where something is stored that may be lost, such as telemetry. Thread-safe.
///
/// In PostgreSQL a table of the fleet's database, whose transactions do not wait for the disk. Beside a SQLite file a
/// file of its own, such as `….telemetry`: SQLite has one writer at a time, and no durable write shall wait for a
/// figure. That file holds what belongs to it and nothing else; one that cannot be read is set aside and begun anew.
public final class SideFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SideFile.class);

    /// What is stored in a file of its own, or in a table of its own.
    public enum Kind {
        TELEMETRY("telemetry", 51, "/db/telemetry/V51__telemetry.sql", "Telemetry", "length(body) + 64"),
        HISTORY(
                "fleet_history",
                69,
                "/db/history/V69__fleet_history.sql",
                "The history of the fleet",
                "length(body) + 64"),
        SERVER_LOG(
                "server_line",
                67,
                "/db/server-log/V67__server_log.sql",
                "The log of the server",
                "length(source) + length(message) + length(fields) + 64");

        private final String table;
        private final long version;
        private final String script;
        private final String title;
        private final String weight;

        /// @param title for people, at the beginning of a sentence
        /// @param weight of a row in bytes, about, as SQL
        Kind(String table, long version, String script, String title, String weight) {
            this.table = table;
            this.version = version;
            this.script = script;
            this.title = title;
            this.weight = weight;
        }

        /// What the file's name has after that of the fleet's.
        private String suffix() {
            return "." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Jdbi jdbi;
    private final Kind kind;
    private final Optional<HikariDataSource> own;

    private SideFile(Jdbi jdbi, Kind kind, Optional<HikariDataSource> own) {
        this.jdbi = jdbi;
        this.kind = kind;
        this.own = own;
    }

    /// Opens it.
    ///
    /// @param where as for [Database#open]
    /// @param fleet the fleet's database, open
    /// @throws DatabaseUnusableException where that is not possible
    public static SideFile beside(String where, Database fleet, Kind kind) {
        DatabaseLocation location = DatabaseLocation.of(where);
        if (!location.isSqlite()) {
            return new SideFile(fleet.jdbi(), kind, Optional.empty());
        }
        Optional<Path> file = location.file().map(fleetFile -> Path.of(fleetFile + kind.suffix()));
        if (file.isEmpty()) {
            return opened("jdbc:sqlite::memory:", kind, 1);
        }
        try {
            return opened(file.get(), kind);
        } catch (DatabaseUnusableException e) {
            LOG.error("{} in {} cannot be read; it is set aside and begun anew", kind.title, file.get(), e);
            setAside(file.get());
            return opened(file.get(), kind);
        }
    }

    private static SideFile opened(Path file, Kind kind) {
        try {
            PrivateFile.ensure(file);
        } catch (IOException e) {
            throw new DatabaseUnusableException("the file " + file + " cannot be kept private", e);
        }
        return opened("jdbc:sqlite:" + file, kind, 2);
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

    private static SideFile opened(String url, Kind kind, int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setPoolName("pitwall" + kind.suffix().replace('.', '-') + "-db");
        config.setConnectionTimeout(5_000);
        config.setMaximumPoolSize(connections);
        config.addDataSourceProperty("journal_mode", "WAL");
        config.addDataSourceProperty("synchronous", "NORMAL");
        config.addDataSourceProperty("busy_timeout", "5000");
        try {
            HikariDataSource pool = new HikariDataSource(config);
            try {
                Jdbi jdbi = Jdbi.create(pool);
                jdbi.useHandle(sql -> prepare(sql, kind));
                return new SideFile(jdbi, kind, Optional.of(pool));
            } catch (RuntimeException e) {
                pool.close();
                throw e;
            }
        } catch (RuntimeException e) {
            throw new DatabaseUnusableException(kind.title + " cannot be stored", e);
        }
    }

    /// Nothing but what may be lost: a number in the file says which, and no migration is run at each start.
    private static void prepare(Handle sql, Kind kind) {
        long version = pragma(sql, "user_version");
        if (version == 0) {
            sql.createScript(script(kind)).execute();
            sql.execute("pragma user_version = " + kind.version);
        } else if (version != kind.version) {
            throw new DatabaseUnusableException("it is of version " + version + ", not " + kind.version);
        }
    }

    private static String script(Kind kind) {
        try (InputStream in = SideFile.class.getResourceAsStream(kind.script)) {
            return new String(Objects.requireNonNull(in, kind.script).readAllBytes(), StandardCharsets.UTF_8);
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
            return read(sql -> sql.createQuery("select coalesce(sum(" + kind.weight + "), 0) from " + kind.table)
                    .mapTo(Long.class)
                    .one());
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
