package pitwall.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.cache.CacheFile.Opening;
import pitwall.cache.PendingChanges.Head;

/// The file of a cache while it is open, and how it is doing. Belongs to the `pitwall-cache` thread, except for
/// [#status].
final class CacheDesk {
    private static final Logger log = LoggerFactory.getLogger(CacheDesk.class);
    private static final Duration RETRY = Duration.ofSeconds(30);
    /// With `WRITE_DELAY 0` H2 has no thread that tidies up, and the file only grows: it is rewritten when it is
    /// this many times as large as after the last time, but not below the least size.
    private static final int GROWTH = 3;

    private final CacheFile file;
    private final CacheLock lock;
    private final long leastCompacted;
    private final InstantSource clock;
    private final AtomicReference<CacheStatus> status = new AtomicReference<>(
            new CacheStatus(false, false, Optional.empty(), Optional.empty(), Optional.empty(), 0));
    private @Nullable CacheDatabase database;
    private @Nullable LateFigures late;
    private Instant retryAt = Instant.MIN;
    private long tidyBytes;

    CacheDesk(CacheFile file, CacheLock lock, long leastCompacted, InstantSource clock) {
        this.file = file;
        this.lock = lock;
        this.leastCompacted = leastCompacted;
        this.clock = clock;
    }

    /// Any thread.
    CacheStatus status() {
        return status.get();
    }

    boolean isOpen() {
        return database != null;
    }

    CacheDatabase database() throws SQLException {
        if (database == null) {
            throw new SQLException("the cache is closed");
        }
        return database;
    }

    void openFirst() {
        open();
        if (database != null) {
            lock.note();
        }
    }

    /// Opens the file where it is closed and its time has come. False where it stays closed.
    boolean reopened() {
        if (database == null && !clock.instant().isBefore(retryAt)) {
            open();
        }
        return database != null;
    }

    private void open() {
        switch (file.open()) {
            case Opening.Opened opened -> {
                database = opened.database();
                status.set(new CacheStatus(true, false, opened.trouble(), opened.setAside(), headTime(), bytes()));
            }
            case Opening.Closed closed -> {
                database = null;
                retryAt = clock.instant().plus(RETRY);
                status.set(new CacheStatus(
                        false, false, Optional.of(closed.trouble()), Optional.empty(), Optional.empty(), bytes()));
            }
        }
    }

    /// Empties the file. Where that fails it is done when the file is next opened.
    void forget(Forgetting what) throws SQLException {
        late = null;
        if (database == null) {
            file.wish(what);
        }
        CacheDatabase open = database();
        try {
            file.forget(open, what);
        } catch (SQLException e) {
            failed(e);
            throw e;
        }
        status.updateAndGet(CacheStatus::emptied);
    }

    /// Writes what was seen.
    void write(Work work) throws SQLException {
        CacheDatabase open = database();
        LateFigures figures = late;
        if (figures == null || !figures.isOf(open)) {
            figures = LateFigures.in(open);
        }
        // After a failure only the file knows how far it came.
        late = null;
        work.with(new CacheWriter(open, figures));
        late = figures;
    }

    /// Something that writes what was seen.
    interface Work {
        void with(CacheWriter writer) throws SQLException;
    }

    /// Puts figures beside their cars before the file is closed: the next start reads them faster there. What is no
    /// longer used then is not kept until that start. Says how late it is, where no other program keeps the file.
    void settle() {
        try {
            if (database != null) {
                lock.note();
                write(CacheWriter::settle);
                if (bytes() > leastCompacted && !file.rewrite(database)) {
                    log.debug("the file stays as large as it is");
                }
            }
        } catch (SQLException | RuntimeException e) {
            log.debug("figures stay in rows of their own", e);
        }
    }

    /// A picture as of then is on disk.
    void wrote(@Nullable Instant asOf) {
        CacheStatus before = status.get();
        status.set(new CacheStatus(
                true,
                false,
                before.writing() ? before.trouble() : Optional.empty(),
                before.setAside(),
                Optional.ofNullable(asOf),
                bytes()));
    }

    void failed(SQLException e) {
        CacheTrouble trouble = CacheTrouble.of(e);
        log.warn("the cache is off: {}", trouble, e);
        status.set(new CacheStatus(
                false,
                false,
                Optional.of(trouble),
                Optional.empty(),
                status.get().asOf(),
                bytes()));
        close();
        retryAt = clock.instant().plus(RETRY);
    }

    void close() {
        try {
            if (database != null) {
                database.close();
            }
        } catch (SQLException e) {
            log.debug("closing the cache failed", e);
        }
        database = null;
        file.release();
    }

    /// Rewrites a file that grew, without what is no longer used; what comes meanwhile waits in the journal.
    void tidy() {
        if (bytes() <= Math.max(leastCompacted, GROWTH * tidyBytes)) {
            return;
        }
        try {
            file.rewrite(database());
        } catch (SQLException e) {
            failed(e);
            return;
        }
        CacheStatus before = status.get();
        close();
        open();
        tidyBytes = bytes();
        status.updateAndGet(now -> now.writing() ? now.after(before) : now);
    }

    Optional<Instant> headTime() {
        try {
            return database().meta("head", Head.class).map(Head::asOf);
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    long bytes() {
        try {
            return Files.exists(file.path()) ? Files.size(file.path()) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
