package pitwall.cache;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.cache.history.HistoryRetention;
import pitwall.cache.history.HistoryTape;

/// The file of the history while it is open, and how it is doing. Belongs to the `pitwall-history` thread, except for
/// what says otherwise.
final class HistoryDesk {
    private static final Logger log = LoggerFactory.getLogger(HistoryDesk.class);
    private static final Duration RETRY = Duration.ofSeconds(30);
    /// A file that opens and fails so often while it is written to is damaged where nobody looks when it is opened.
    private static final int FAILED_WRITES = 2;
    /// A file that is so many times as large as its rows need is rewritten.
    private static final double GROWTH = 1.15;

    private final CacheFile file;
    private final long leastCompacted;
    private final InstantSource clock;
    private @Nullable Open open;
    private volatile Optional<CacheStatus.Past> trouble = Optional.empty();
    private Instant retryAt = Instant.MIN;
    private int failedWrites;
    /// What the file had beside what its rows hold when it was rewritten last, in bytes.
    private long beside;
    private boolean ended;
    private volatile long bytes;
    private volatile boolean told;

    /// What there is while the file is open.
    record Open(CacheDatabase database, HistoryTable table, HistoryTape tape) {}

    /// @param leastCompacted below this many bytes the file is never rewritten
    HistoryDesk(CacheFile file, long leastCompacted, InstantSource clock) {
        this.file = file;
        this.leastCompacted = leastCompacted;
        this.clock = clock;
    }

    /// The open file, opened now where it is closed and its time has come; null where it stays closed.
    @Nullable
    Open opened() {
        if (open == null && !ended && !clock.instant().isBefore(retryAt)) {
            switch (file.open()) {
                case CacheFile.Opening.Opened opened -> {
                    opened(opened);
                    open = begun(opened.database());
                    told = isTold(open.table());
                }
                case CacheFile.Opening.Closed closed -> {
                    log.warn("there is no history: {}", closed.trouble());
                    trouble = Optional.of(new CacheStatus.Past(closed.trouble(), Optional.empty()));
                    retryAt = clock.instant().plus(RETRY);
                }
            }
        }
        return open;
    }

    private static Open begun(CacheDatabase database) {
        HistoryTable table = new HistoryTable(database);
        return new Open(database, table, new HistoryTape(table, HistoryRetention.DEFAULT, CacheJson.mapper()));
    }

    private static boolean isTold(HistoryTable table) {
        try {
            return table.reader().isPresent();
        } catch (SQLException e) {
            log.debug("nobody can tell whether there is a history", e);
            return true;
        }
    }

    private void opened(CacheFile.Opening.Opened opened) {
        if (opened.trouble().isPresent()) {
            trouble = opened.trouble().map(why -> new CacheStatus.Past(why, opened.setAside()));
        }
    }

    /// Whether the file had something of an earlier run when it was opened. Any thread.
    boolean wasTold() {
        return told;
    }

    /// Empties the file. Where that fails it is done when the file is next opened.
    void forget(Forgetting what) throws SQLException {
        Open there = opened();
        if (there == null) {
            file.wish(what);
            throw new SQLException("the history is closed");
        }
        try {
            file.forget(there.database(), what);
            there.tape().forgotten();
            told = false;
            if (trouble.flatMap(CacheStatus.Past::setAside).isPresent()) {
                trouble = Optional.empty();
            }
        } catch (SQLException e) {
            failed(new IOException(e));
            throw e;
        }
    }

    /// Rewrites a file of which much is no longer used: H2 gives nothing back by itself. The fleet is followed on.
    void rewrite(Open there) throws IOException {
        failedWrites = 0;
        long size = file.path().toFile().length();
        long held = there.table().bytes();
        if (size <= leastCompacted || size <= (held + beside) * GROWTH) {
            return;
        }
        boolean rewritten;
        try {
            rewritten = file.rewrite(there.database());
        } catch (SQLException e) {
            throw new IOException(e);
        }
        end();
        if (rewritten) {
            beside = Math.max(0, file.path().toFile().length() - held);
        }
        if (file.open() instanceof CacheFile.Opening.Opened opened) {
            if (opened.trouble().isPresent()) {
                opened(opened);
                open = begun(opened.database());
            } else {
                there.table().moved(opened.database());
                open = new Open(opened.database(), there.table(), there.tape());
            }
        }
    }

    /// What was set aside is told until the program ends.
    void written() {
        if (trouble.flatMap(CacheStatus.Past::setAside).isEmpty()) {
            trouble = Optional.empty();
        }
    }

    /// What is wrong with the file, if anything is. Any thread.
    Optional<CacheStatus.Past> trouble() {
        return trouble;
    }

    void failedToWrite(IOException e) {
        failed(e);
        if (e.getCause() instanceof SQLException cause && ++failedWrites >= FAILED_WRITES) {
            failedWrites = 0;
            file.giveUp(CacheTrouble.of(cause));
        }
    }

    void failed(IOException e) {
        if (e.getCause() instanceof SQLException cause) {
            CacheTrouble why = CacheTrouble.of(cause);
            if (why == CacheTrouble.DISK_FULL || why == CacheTrouble.NO_ACCESS) {
                trouble = Optional.of(new CacheStatus.Past(why, Optional.empty()));
            }
        }
        log.warn("the history is off", e);
        end();
        retryAt = clock.instant().plus(RETRY);
    }

    /// Closes the file for good.
    void close() {
        ended = true;
        end();
    }

    /// Looks how large the file is.
    void measure() {
        bytes = file.path().toFile().length();
    }

    /// Size of the file in bytes when it was last measured. Any thread.
    long bytes() {
        return bytes;
    }

    private void end() {
        Open there = open;
        open = null;
        try {
            if (there != null) {
                there.database().close();
            }
        } catch (SQLException e) {
            log.debug("closing the history failed", e);
        }
        file.release();
    }
}
