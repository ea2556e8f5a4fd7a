package pitwall.cache;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens the encrypted file of a cache, whatever state it is in. What cannot be used is set aside, one file at most,
/// and a new
/// one is started; only a file that another console holds, or a folder that cannot be written, leaves the console
/// without a cache.
final class CacheFile {
    private static final Logger log = LoggerFactory.getLogger(CacheFile.class);

    private final CachePlace place;
    private final Layout layout;
    private final CacheKey key;
    private final FileMark mark;
    private final OpeningThread.Limits limits;
    private final CacheConnector connector;
    private @Nullable FileChannel lock;
    /// Present where the file opens and cannot be written to, until it was set aside.
    private @Nullable CacheTrouble givenUp;

    CacheFile(Path folder, Layout layout, CacheKey key, FileMark mark) {
        this(folder, layout, key, mark, OpeningThread.Limits.DEFAULT);
    }

    CacheFile(Path folder, Layout layout, CacheKey key, FileMark mark, OpeningThread.Limits limits) {
        this(new CachePlace(folder, layout.name()), layout, key, mark, limits);
    }

    private CacheFile(CachePlace place, Layout layout, CacheKey key, FileMark mark, OpeningThread.Limits limits) {
        this.place = place;
        this.layout = layout;
        this.key = key;
        this.mark = mark;
        this.limits = limits;
        this.connector = new CacheConnector(place, layout, key, limits);
    }

    /// What a file is for.
    ///
    /// @param name of the file, without its ending
    /// @param version raised with every change of the tables or of what their rows hold
    /// @param options what H2 is told beside the cipher
    /// @param counted whether each opening counts, so that every older copy is noticed; else only one from before it
    /// was
    ///     emptied is
    /// @param system the file system of H2 that the file is in
    record Layout(String name, int version, Tables tables, String options, boolean counted, String system) {
        /// The last picture and what belongs to it.
        static final Layout PICTURE =
                new Layout("fleet", CacheSchema.VERSION, CacheSchema::create, "WRITE_DELAY=0", true, "file");
        /// How it was before; what an older copy tells is told with its time. The thread that H2 has for writing also
        /// tidies the file up.
        static final Layout HISTORY =
                new Layout("history", HistoryTable.VERSION, HistoryTable::create, "WRITE_DELAY=500", false, "file");

        /// The same in another file system.
        Layout on(String other) {
            return new Layout(name, version, tables, options, counted, other);
        }
    }

    /// Makes the tables of a file that has none, but for the first, `meta`, which may be there.
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
            Files.createDirectories(place.folder());
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

    private Opening openLocked() {
        if (connector.givesUp()) {
            return startAnew(CacheTrouble.DAMAGED, KeptRows.NONE);
        }
        CacheTrouble foreseen = givenUp;
        if (foreseen != null) {
            givenUp = null;
            return startAnew(foreseen, KeptRows.NONE);
        }
        try {
            place.takeNext();
            return new Opening.Opened(openExisting(), Optional.empty(), Optional.empty());
        } catch (IOException e) {
            log.warn("a cache that was begun cannot take its place", e);
            return new Opening.Closed(CacheTrouble.NO_ACCESS);
        } catch (Unusable unusable) {
            log.warn("the cache is not used as it is: {}", unusable.trouble(), unusable);
            return startAnew(unusable.trouble(), unusable.words());
        }
    }

    private boolean lock() {
        lock = place.locked().orElse(null);
        return lock != null;
    }

    Path path() {
        return place.file();
    }

    /// @param words taken over from the file that goes aside
    private Opening startAnew(CacheTrouble trouble, KeptRows words) {
        switch (trouble) {
            case IN_USE, NO_ACCESS, DISK_FULL, TOO_SLOW -> {
                return new Opening.Closed(trouble);
            }
            case KEY_LOST, DAMAGED, FOREIGN, NEWER, OLD_COPY -> {
                // The file itself is the trouble: it goes aside.
            }
        }
        try {
            begin(words);
            Path aside = place.setAside();
            place.takeNext();
            CacheDatabase begun = openExisting();
            Optional<Path> kept = Optional.of(aside).filter(Files::exists);
            return new Opening.Opened(begun, kept.map(_ -> trouble), kept);
        } catch (IOException e) {
            log.warn("the unusable cache cannot be set aside", e);
            return new Opening.Closed(CacheTrouble.NO_ACCESS);
        } catch (Unusable unusable) {
            log.warn("no new cache could be started", unusable);
            return new Opening.Closed(unusable.trouble());
        }
    }

    /// The next file has the words before the one they come from goes aside: whatever ends the program, they are in one
    /// that is opened. What is to be forgotten counts as done only once the old file is gone.
    private void begin(KeptRows words) throws IOException, Unusable {
        if (words.rows().isEmpty()) {
            return;
        }
        Files.deleteIfExists(place.next().file());
        CacheDatabase begun = new CacheFile(place.next(), layout, key, new UnwishedMark(mark), limits).openExisting();
        try {
            words.write(begun);
            begun.force();
        } catch (SQLException e) {
            throw new Unusable(CacheTrouble.of(e), e);
        } finally {
            close(begun);
        }
    }

    private CacheDatabase openExisting() throws Unusable {
        boolean fresh = !Files.exists(path());
        try {
            return opened(fresh);
        } catch (Unusable e) {
            if (fresh && e.trouble() == CacheTrouble.DISK_FULL) {
                // There is nothing in what could not be finished, and half a file looks like a damaged one.
                place.removeBegun();
            }
            throw e;
        }
    }

    private CacheDatabase opened(boolean fresh) throws Unusable {
        CacheDatabase database = new CacheDatabase(connector.connect(), key);
        try {
            if (fresh) {
                create(database, KeptRows.NONE);
            } else {
                check(database);
            }
            return database;
        } catch (SQLException e) {
            KeptRows words = KeptRows.wordsOf(database, mark.wish());
            close(database);
            throw new Unusable(CacheTrouble.of(e), e, words);
        } catch (Unusable e) {
            KeptRows words = KeptRows.wordsOf(database, mark.wish());
            close(database);
            throw new Unusable(e.trouble(), e, words);
        }
    }

    private void create(CacheDatabase database, KeptRows kept) throws SQLException {
        boolean emptied = mark.wish().isPresent();
        long generation = mark.generation() + (layout.counted() || emptied ? 1 : 0);
        kept.anew(database, layout, generation);
        counted(database, generation);
        if (emptied) {
            fulfilled();
        }
    }

    private void check(CacheDatabase database) throws SQLException, Unusable {
        if (!hasRows(database)) {
            // The process ended, or the disk was full, before the first row was on disk; there is nothing to lose.
            create(database, KeptRows.NONE);
            return;
        }
        int version = database.meta("schema", Integer.class)
                .orElseThrow(() -> new Unusable(CacheTrouble.DAMAGED, new IOException("no schema row")));
        if (version > layout.version()) {
            throw new Unusable(CacheTrouble.NEWER, new IOException("schema " + version));
        }
        Optional<Forgetting> wish = mark.wish();
        if (version < layout.version()) {
            create(database, KeptRows.of(database, wish));
            return;
        }
        long generation = database.meta("generation", Long.class).orElse(0L);
        if (generation < mark.generation()) {
            throw new Unusable(CacheTrouble.OLD_COPY, new IOException("generation " + generation));
        }
        if (wish.isPresent()) {
            empty(database, wish.get());
        } else if (layout.counted()) {
            count(database, generation + 1);
        } else if (generation > mark.generation()) {
            mark.generation(generation);
        }
    }

    /// Forgets what an open file has. What is to go is written down first: where that fails half way, or the program
    /// ends, it goes when the file is opened next, before anything of it is shown.
    void forget(CacheDatabase database, Forgetting what) throws SQLException {
        wish(what);
        empty(database, what);
    }

    /// Writes down what is to go when the file is next opened.
    void wish(Forgetting what) {
        if (!mark.wish(what)) {
            log.warn("that the cache is to be emptied cannot be kept");
        }
    }

    private void empty(CacheDatabase database, Forgetting what) throws SQLException {
        KeptRows kept = KeptRows.of(database, Optional.of(what));
        long generation = 1 + Math.max(database.meta("generation", Long.class).orElse(0L), mark.generation());
        kept.alone(database, layout, generation);
        counted(database, generation);
        fulfilled();
    }

    /// What was set aside is as old as what was forgotten.
    private void fulfilled() {
        try {
            place.forgetAside();
        } catch (IOException e) {
            log.warn("what was set aside cannot be removed", e);
        }
        mark.fulfilled();
    }

    private static boolean hasRows(CacheDatabase database) throws SQLException {
        for (String table : KeptRows.tables(database)) {
            try (Statement statement = database.connection().createStatement();
                    ResultSet row = statement.executeQuery("SELECT 1 FROM \"" + table + "\" FETCH FIRST ROW ONLY")) {
                if (row.next()) {
                    return true;
                }
            }
        }
        return false;
    }

    /// The file is written first, and is on the disk before the mark is: a kill or a power cut between the two leaves
    /// it ahead of the mark, which is accepted.
    private void count(CacheDatabase database, long generation) throws SQLException {
        database.putMeta("generation", generation);
        counted(database, generation);
    }

    private void counted(CacheDatabase database, long generation) throws SQLException {
        database.force();
        mark.generation(generation);
    }

    /// Rewrites the file without what is no longer used; it is closed then. False where that did not work, which H2
    /// keeps to itself: the file is as it was.
    boolean rewrite(CacheDatabase database) throws SQLException {
        try (Statement statement = database.connection().createStatement()) {
            statement.execute("SHUTDOWN COMPACT");
        }
        return !place.removeHalf();
    }

    private static void close(CacheDatabase database) {
        try {
            database.close();
        } catch (SQLException e) {
            log.debug("closing an unusable cache failed", e);
        }
    }
}
