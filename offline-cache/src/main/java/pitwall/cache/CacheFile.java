package pitwall.cache;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.h2.Driver;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens the encrypted file of a cache, whatever state it is in. What cannot be used is set aside, one file at most,
/// and a new
/// one is started; only a file that another console holds, or a folder that cannot be written, leaves the console
/// without a cache.
final class CacheFile {
    private static final Logger log = LoggerFactory.getLogger(CacheFile.class);
    private static final int SLOW_TWICE = 2;

    private final Path folder;
    private final Layout layout;
    private final CacheKey key;
    private final CacheMark mark;
    private final OpeningThread.Limits limits;
    private @Nullable FileChannel lock;
    private boolean tooSlowHere;
    /// Present where the file opens and cannot be written to, until it was set aside.
    private @Nullable CacheTrouble givenUp;

    CacheFile(Path folder, Layout layout, CacheKey key, CacheMark mark) {
        this(folder, layout, key, mark, OpeningThread.Limits.DEFAULT);
    }

    CacheFile(Path folder, Layout layout, CacheKey key, CacheMark mark, OpeningThread.Limits limits) {
        this.folder = folder;
        this.layout = layout;
        this.key = key;
        this.mark = mark;
        this.limits = limits;
    }

    /// What a file is for.
    ///
    /// @param name of the file, without its ending
    /// @param version raised with every change of the tables or of what their rows hold
    /// @param options what H2 is told beside the cipher
    record Layout(String name, int version, Tables tables, String options) {
        /// The last picture and what belongs to it.
        static final Layout PICTURE = new Layout("fleet", CacheSchema.VERSION, CacheSchema::create, "WRITE_DELAY=0");
        /// How it was before. The thread that H2 has for writing also tidies the file up.
        static final Layout HISTORY =
                new Layout("history", HistoryTable.VERSION, HistoryTable::create, "WRITE_DELAY=500");
    }

    /// Makes the tables of an empty file.
    interface Tables {
        void create(Connection connection) throws SQLException;
    }

    /// What opening led to.
    sealed interface Opening {
        /// @param trouble why the file that was there before was set aside, if it was
        record Opened(CacheDatabase database, Optional<CacheTrouble> trouble, Optional<Path> setAside)
                implements Opening {}

        record Closed(CacheTrouble trouble) implements Opening {}
    }

    Opening open() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            log.warn("the cache folder cannot be made", e);
            return new Opening.Closed(CacheTrouble.NO_ACCESS);
        }
        if (!lock()) {
            return new Opening.Closed(CacheTrouble.IN_USE);
        }
        Opening opening = openLocked();
        if (opening instanceof Opening.Closed) {
            release();
        }
        return opening;
    }

    /// The file opens, and writing to it fails again and again: where that is the file's own trouble, the next [#open]
    /// sets it aside and starts anew.
    void giveUp(CacheTrouble trouble) {
        givenUp = trouble;
    }

    /// Lets other consoles have the file; called after the database was closed.
    void release() {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            log.debug("releasing the lock of the cache failed", e);
        }
        lock = null;
    }

    /// A file that did not open in time is tried once more by the next program, since a computer is busy now and then;
    /// after the second time it is set aside.
    private Opening openLocked() {
        if (slowMarks() >= SLOW_TWICE && !tooSlowHere) {
            removeSlowMark();
            return startAnew(CacheTrouble.DAMAGED);
        }
        CacheTrouble foreseen = givenUp;
        if (foreseen != null) {
            givenUp = null;
            return startAnew(foreseen);
        }
        try {
            return new Opening.Opened(openExisting(), Optional.empty(), Optional.empty());
        } catch (Unusable unusable) {
            log.warn("the cache is not used as it is: {}", unusable.trouble, unusable);
            return startAnew(unusable.trouble);
        }
    }

    /// A lock of our own, because H2 shares an open file with everybody in the same process.
    private boolean lock() {
        try {
            lock = FileChannel.open(
                    folder.resolve(layout.name() + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock.tryLock() != null) {
                return true;
            }
        } catch (IOException | OverlappingFileLockException e) {
            log.debug("the cache is in use", e);
        }
        release();
        return false;
    }

    Path path() {
        return folder.resolve(layout.name() + ".mv.db");
    }

    private Opening startAnew(CacheTrouble trouble) {
        switch (trouble) {
            case IN_USE, NO_ACCESS, DISK_FULL, TOO_SLOW -> {
                return new Opening.Closed(trouble);
            }
            case KEY_LOST, DAMAGED, FOREIGN, NEWER, OLD_COPY -> {
                // The file itself is the trouble: it goes aside.
            }
        }
        try {
            Path aside = setAside();
            return new Opening.Opened(openExisting(), Optional.of(trouble), Optional.of(aside));
        } catch (IOException e) {
            log.warn("the unusable cache cannot be set aside", e);
            return new Opening.Closed(CacheTrouble.NO_ACCESS);
        } catch (Unusable unusable) {
            log.warn("no new cache could be started", unusable);
            return new Opening.Closed(unusable.trouble);
        }
    }

    private Path setAside() throws IOException {
        Path quarantine = folder.resolve("quarantine");
        Files.createDirectories(quarantine);
        if (!Files.exists(path())) {
            return quarantine;
        }
        Path aside = quarantine.resolve(layout.name() + ".mv.db");
        return Files.move(path(), aside, StandardCopyOption.REPLACE_EXISTING);
    }

    private CacheDatabase openExisting() throws Unusable {
        boolean fresh = !Files.exists(path());
        CacheDatabase database = new CacheDatabase(connect(), key);
        try {
            if (fresh) {
                create(database);
            } else {
                check(database);
            }
            return database;
        } catch (SQLException e) {
            close(database);
            throw new Unusable(classify(e), e);
        } catch (Unusable e) {
            close(database);
            throw e;
        }
    }

    private void create(CacheDatabase database) throws SQLException {
        layout.tables().create(database.connection());
        database.putMeta("schema", layout.version());
        advanceGeneration(database, mark.generation());
    }

    private void check(CacheDatabase database) throws SQLException, Unusable {
        if (!hasRows(database)) {
            // The process ended, or the disk was full, before the first row was on disk; there is nothing to lose.
            create(database);
            return;
        }
        int version = database.meta("schema", Integer.class)
                .orElseThrow(() -> new Unusable(CacheTrouble.DAMAGED, new IOException("no schema row")));
        if (version > layout.version()) {
            throw new Unusable(CacheTrouble.NEWER, new IOException("schema " + version));
        }
        if (version < layout.version()) {
            Optional<WitnessRow.Row> witness = database.meta(WitnessRow.NAME, WitnessRow.Row.class);
            Optional<OwnWords.Text> words = database.meta(OwnWords.NAME, OwnWords.Text.class);
            Map<String, HistoryBookmarks.Row> marks = HistoryBookmarks.rows(database);
            create(database);
            for (Map.Entry<String, HistoryBookmarks.Row> mark : marks.entrySet()) {
                database.putMeta(mark.getKey(), mark.getValue());
            }
            if (witness.isPresent()) {
                database.putMeta(WitnessRow.NAME, witness.get());
            }
            if (words.isPresent()) {
                database.putMeta(OwnWords.NAME, words.get());
            }
            return;
        }
        long generation = database.meta("generation", Long.class).orElse(0L);
        if (generation < mark.generation()) {
            throw new Unusable(CacheTrouble.OLD_COPY, new IOException("generation " + generation));
        }
        advanceGeneration(database, generation);
    }

    private static boolean hasRows(CacheDatabase database) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet found = database.connection().getMetaData().getTables(null, "PUBLIC", null, null)) {
            while (found.next()) {
                tables.add(found.getString("TABLE_NAME"));
            }
        }
        for (String table : tables) {
            try (Statement statement = database.connection().createStatement();
                    ResultSet row = statement.executeQuery("SELECT 1 FROM \"" + table + "\" FETCH FIRST ROW ONLY")) {
                if (row.next()) {
                    return true;
                }
            }
        }
        return false;
    }

    /// The file is written first: a kill between the two leaves it one ahead of the mark, which is accepted.
    private void advanceGeneration(CacheDatabase database, long generation) throws SQLException {
        database.putMeta("generation", generation + 1);
        mark.generation(generation + 1);
    }

    private Connection connect() throws Unusable {
        OpeningThread opening = OpeningThread.start(this::connectNow, limits);
        try {
            Connection connection = opening.await();
            removeSlowMark();
            return connection;
        } catch (ExecutionException e) {
            throw new Unusable(e.getCause() instanceof SQLException sql ? classify(sql) : CacheTrouble.DAMAGED, e);
        } catch (TimeoutException e) {
            throw new Unusable(lateBecause(opening), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unusable(CacheTrouble.NO_ACCESS, e);
        }
    }

    private CacheTrouble lateBecause(OpeningThread opening) {
        try {
            if (opening.searchedInVain()) {
                return CacheTrouble.DAMAGED;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        tooSlowHere = true;
        leaveSlowMark();
        return CacheTrouble.TOO_SLOW;
    }

    private Path slowMark() {
        return folder.resolve(layout.name() + ".slow");
    }

    /// One byte for each time.
    private long slowMarks() {
        try {
            return Files.size(slowMark());
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            log.debug("the mark of a slow cache cannot be read", e);
            return 0;
        }
    }

    private void leaveSlowMark() {
        try {
            Files.write(slowMark(), new byte[1], StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            log.debug("the mark of a slow cache cannot be left", e);
        }
    }

    private void removeSlowMark() {
        try {
            Files.deleteIfExists(slowMark());
        } catch (IOException e) {
            log.debug("the mark of a slow cache cannot be removed", e);
        }
    }

    private Connection connectNow() throws SQLException {
        char[] password = key.password();
        try {
            Properties login = new Properties();
            login.setProperty("user", "pitwall");
            login.put("password", password);
            Connection connection = new Driver()
                    .connect(
                            "jdbc:h2:file:" + folder.toAbsolutePath().resolve(layout.name())
                                    + ";CIPHER=AES;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;CACHE_SIZE=8192;ANALYZE_AUTO=0;"
                                    + layout.options(),
                            login);
            if (connection == null) {
                throw new SQLException("the driver did not take the address");
            }
            return connection;
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    static CacheTrouble classify(SQLException e) {
        return switch (e.getErrorCode()) {
            case ErrorCode.DATABASE_ALREADY_OPEN_1 -> CacheTrouble.IN_USE;
            case ErrorCode.FILE_ENCRYPTION_ERROR_1, ErrorCode.WRONG_USER_OR_PASSWORD -> CacheTrouble.KEY_LOST;
            case ErrorCode.FILE_VERSION_ERROR_1 -> CacheTrouble.FOREIGN;
            case ErrorCode.FILE_CREATION_FAILED_1, ErrorCode.DATABASE_IS_READ_ONLY -> CacheTrouble.NO_ACCESS;
            default -> outOfSpace(e) ? CacheTrouble.DISK_FULL : CacheTrouble.DAMAGED;
        };
    }

    private static boolean outOfSpace(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (message.contains("No space left") || message.contains("not enough space")) {
                return true;
            }
        }
        return false;
    }

    private static void close(CacheDatabase database) {
        try {
            database.close();
        } catch (SQLException e) {
            log.debug("closing an unusable cache failed", e);
        }
    }

    private static final class Unusable extends Exception {
        private static final long serialVersionUID = 1;
        private final CacheTrouble trouble;

        Unusable(CacheTrouble trouble, Throwable cause) {
            super(cause);
            this.trouble = trouble;
        }
    }
}
