package pitwall.cache;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.cache.history.HistoryJournal;
import pitwall.cache.history.HistoryRetention;
import pitwall.cache.history.HistoryTape;
import pitwall.client.FleetRecorder;
import pitwall.client.SessionInfo;
import pitwall.client.past.Bookmarks;
import pitwall.client.past.CarFilter;
import pitwall.client.past.FleetPast;
import pitwall.client.past.Happenings;
import pitwall.client.past.PastEvents;
import pitwall.client.past.PastFleet;
import pitwall.client.past.Span;
import pitwall.protocol.HistoryPage;

/// How the fleet was: every second that this computer saw of it, as long as it is kept. Thread-safe; everything that
/// touches the disk runs on the `pitwall-history` thread.
///
/// The history has a file of its own beside the last picture. What goes wrong with one of them does not reach the
/// other: an unusable history is set aside and a new one begun, and the console starts without waiting for it.
public final class FleetHistory implements FleetPast, PastEvents {
    private static final Logger log = LoggerFactory.getLogger(FleetHistory.class);
    private static final Duration FLUSH = Duration.ofMillis(500);
    private static final Duration RETRY = Duration.ofSeconds(30);
    private static final Duration TIDY = Duration.ofMinutes(5);
    /// A file that opens and fails so often while it is written to is damaged where nobody looks when it is opened.
    private static final int FAILED_WRITES = 2;
    /// A file that is so many times as large as what its rows hold is rewritten.
    private static final double GROWTH = 1.4;

    private final CacheFile file;
    private final long leastCompacted;
    private final InstantSource clock;
    private final BooleanSupplier locked;
    private final HistoryJournal journal = new HistoryJournal();
    private final HistoryBookmarks bookmarks = new HistoryBookmarks(this::onDatabase);
    private final ScheduledExecutorService thread;
    private @Nullable Open open;
    private volatile Optional<CacheStatus.Past> trouble = Optional.empty();
    private Instant retryAt = Instant.MIN;
    private Instant tidyAt = Instant.MIN;
    private Runnable pictureNeeded = () -> {};
    private boolean asked;
    private int failedWrites;
    private boolean ended;
    private volatile long bytes;

    /// What there is while the file is open.
    private record Open(CacheDatabase database, HistoryTable table, HistoryTape tape) {}

    /// @param leastCompacted below this many bytes the file is never rewritten
    /// @param locked whether nothing may be given out; asked on the `pitwall-history` thread
    FleetHistory(
            Path folder,
            CacheKey key,
            CacheMark mark,
            long leastCompacted,
            InstantSource clock,
            BooleanSupplier locked) {
        this.file = new CacheFile(folder, CacheFile.Layout.HISTORY, key, mark);
        this.leastCompacted = leastCompacted;
        this.clock = clock;
        this.locked = locked;
        this.thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("pitwall-history").daemon().factory());
        thread.scheduleWithFixedDelay(this::flushOver, 0, FLUSH.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Takes what the client sees.
    FleetRecorder recorder() {
        return journal;
    }

    /// Asks for a whole picture where the history has none to go on from. `ask` is called on the `pitwall-history`
    /// thread.
    void whenPictureNeeded(Runnable ask) {
        thread.execute(() -> pictureNeeded = ask);
    }

    @Override
    public CompletableFuture<PastFleet> at(Instant moment) {
        return ask(tape -> tape.at(moment), new PastFleet.NotSeen(moment));
    }

    @Override
    public CompletableFuture<List<Span>> coverage(Instant from, Instant to) {
        return ask(tape -> tape.coverage(from, to), List.of());
    }

    @Override
    public CompletableFuture<Happenings> between(Instant from, Instant to, CarFilter cars) {
        return ask(tape -> tape.between(from, to, cars), Happenings.NONE);
    }

    /// Moments that were marked by whoever the history was told to.
    public Bookmarks bookmarks() {
        return bookmarks;
    }

    private <T> CompletableFuture<T> onDatabase(HistoryBookmarks.Work<T> work, T otherwise) {
        return onThread(() -> {
            Open there = opened();
            try {
                Optional<SessionInfo> reader = there == null || locked.getAsBoolean()
                        ? Optional.empty()
                        : there.table().reader();
                return there == null || reader.isEmpty() ? otherwise : work.of(there.database(), reader.get());
            } catch (SQLException e) {
                throw new IllegalStateException("the bookmarks cannot be read or kept", e);
            }
        });
    }

    /// Writes how a server says the fleet was at times of which nothing was seen here.
    ///
    /// @param told who asked the server; nothing is written where the history was told to somebody who sees something
    ///     else
    /// @param step seconds for which the picture of a step holds
    CompletableFuture<Boolean> fill(SessionInfo told, Span gap, long step, List<HistoryPage.Step> steps) {
        return onThread(() -> {
            Open there = opened();
            if (there == null || locked.getAsBoolean()) {
                return false;
            }
            try {
                return there.table().reader().filter(told::seesTheSameAs).isPresent()
                        && there.tape().fill(gap, step, steps);
            } catch (SQLException | IOException e) {
                failed(e instanceof IOException known ? known : new IOException(e));
                return false;
            }
        });
    }

    /// Who the history was told to; empty where there is none.
    public CompletableFuture<Optional<SessionInfo>> reader() {
        return onThread(() -> {
            Open there = opened();
            try {
                return there == null || locked.getAsBoolean()
                        ? Optional.empty()
                        : there.table().reader();
            } catch (SQLException e) {
                throw new IllegalStateException("the history cannot be read", e);
            }
        });
    }

    /// Something that is asked of the tape.
    private interface Ask<T> {
        T of(HistoryTape tape) throws IOException;
    }

    private <T> CompletableFuture<T> ask(Ask<T> ask, T otherwise) {
        return onThread(() -> {
            flushOver();
            Open there = opened();
            if (there == null || locked.getAsBoolean()) {
                return otherwise;
            }
            try {
                return ask.of(there.tape());
            } catch (IOException e) {
                failed(e);
                throw new IllegalStateException("the history cannot be read", e);
            }
        });
    }

    private <T> CompletableFuture<T> onThread(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, thread);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /// Writes what waits, at once, also of the second that runs.
    CompletableFuture<Void> flushNow() {
        return CompletableFuture.runAsync(this::flush, thread);
    }

    /// Forgets everything. What is seen from now on is kept again once a whole picture came.
    CompletableFuture<Void> forget() {
        return CompletableFuture.runAsync(
                () -> {
                    journal.forget();
                    Open there = opened();
                    if (there == null) {
                        return;
                    }
                    try {
                        HistoryTable.create(there.database().connection());
                        there.database().putMeta("schema", HistoryTable.VERSION);
                        there.tape().forgotten();
                    } catch (SQLException e) {
                        failed(new IOException(e));
                    }
                },
                thread);
    }

    /// Writes what waits and closes the file. Blocks.
    void close() {
        CompletableFuture.runAsync(
                        () -> {
                            flush();
                            ended = true;
                            end();
                        },
                        thread)
                .join();
        thread.shutdown();
    }

    /// What there is, without looking into it.
    CompletableFuture<CacheContents.DataSet> dataSet() {
        return onThread(() -> {
            flushOver();
            Open there = opened();
            Optional<Span> span = Optional.empty();
            try {
                span = there == null ? span : there.table().span();
            } catch (IOException e) {
                failed(e);
            }
            return new CacheContents.DataSet(
                    CacheContents.Kind.HISTORY,
                    0,
                    0,
                    span.map(Span::from),
                    span.map(Span::to),
                    OptionalLong.of(bytes()));
        });
    }

    /// Size of the file in bytes when something was last written, without a look at the disk.
    public long bytes() {
        return bytes;
    }

    private void flush() {
        flush(tape -> tape.write(journal));
    }

    /// Writes what waits, without the second that runs.
    private void flushOver() {
        flush(tape -> tape.writeOver(journal, clock.instant()));
    }

    private void flush(Ask<Boolean> write) {
        try {
            Open there = opened();
            if (there == null) {
                return;
            }
            boolean needed = write.of(there.tape());
            if (needed && !asked) {
                pictureNeeded.run();
            }
            asked = needed;
            written();
            if (!clock.instant().isBefore(tidyAt)) {
                there.tape().tidy();
                rewrite(there);
                tidyAt = clock.instant().plus(TIDY);
                failedWrites = 0;
            }
        } catch (IOException e) {
            failed(e);
            if (e.getCause() instanceof SQLException cause && ++failedWrites >= FAILED_WRITES) {
                failedWrites = 0;
                file.giveUp(CacheFile.classify(cause));
            }
        } catch (RuntimeException e) {
            log.error("the history failed in a way nobody foresaw", e);
        } finally {
            bytes = file.path().toFile().length();
        }
    }

    /// Rewrites a file of which much is no longer used: H2 gives nothing back by itself. The fleet is followed on.
    private void rewrite(Open there) throws IOException {
        long size = file.path().toFile().length();
        if (size <= leastCompacted || size <= there.table().bytes() * GROWTH) {
            return;
        }
        try (Statement statement = there.database().connection().createStatement()) {
            statement.execute("SHUTDOWN COMPACT");
        } catch (SQLException e) {
            throw new IOException(e);
        }
        end();
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

    private @Nullable Open opened() {
        if (open == null && !ended && !clock.instant().isBefore(retryAt)) {
            switch (file.open()) {
                case CacheFile.Opening.Opened opened -> {
                    opened(opened);
                    open = begun(opened.database());
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

    private Open begun(CacheDatabase database) {
        HistoryTable table = new HistoryTable(database);
        return new Open(database, table, new HistoryTape(table, HistoryRetention.DEFAULT, CacheJson.mapper()));
    }

    private void opened(CacheFile.Opening.Opened opened) {
        if (opened.trouble().isPresent()) {
            trouble = opened.trouble().map(why -> new CacheStatus.Past(why, opened.setAside()));
        }
    }

    /// What was set aside is told until the program ends.
    private void written() {
        if (trouble.flatMap(CacheStatus.Past::setAside).isEmpty()) {
            trouble = Optional.empty();
        }
    }

    /// What is wrong with the file, if anything is. Any thread.
    Optional<CacheStatus.Past> trouble() {
        return trouble;
    }

    private void failed(IOException e) {
        if (e.getCause() instanceof SQLException cause) {
            CacheTrouble why = CacheFile.classify(cause);
            if (why == CacheTrouble.DISK_FULL || why == CacheTrouble.NO_ACCESS) {
                trouble = Optional.of(new CacheStatus.Past(why, Optional.empty()));
            }
        }
        log.warn("the history is off", e);
        end();
        retryAt = clock.instant().plus(RETRY);
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
