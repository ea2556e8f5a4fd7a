package pitwall.cache;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.cache.history.HistoryJournal;
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
    private static final Duration TIDY = Duration.ofMinutes(5);

    private final HistoryDesk desk;
    private final InstantSource clock;
    private final BooleanSupplier locked;
    private final HistoryJournal journal = new HistoryJournal();
    private final HistoryBookmarks bookmarks = new HistoryBookmarks(this::onDatabase);
    private final ScheduledExecutorService thread;
    private Instant tidyAt = Instant.MIN;
    private Runnable pictureNeeded = () -> {};
    private boolean asked;

    /// @param leastCompacted below this many bytes the file is never rewritten
    /// @param locked whether nothing may be given out; asked on the `pitwall-history` thread
    FleetHistory(
            Path folder,
            CacheKey key,
            FileMark mark,
            long leastCompacted,
            InstantSource clock,
            BooleanSupplier locked) {
        CacheFile file = new CacheFile(folder, CacheFile.Layout.HISTORY, key, mark);
        this.desk = new HistoryDesk(file, leastCompacted, clock);
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
            HistoryDesk.Open there = desk.opened();
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
            HistoryDesk.Open there = desk.opened();
            if (there == null || locked.getAsBoolean()) {
                return false;
            }
            try {
                return there.table().reader().filter(told::seesTheSameAs).isPresent()
                        && there.tape().fill(gap, step, steps);
            } catch (SQLException | IOException e) {
                desk.failed(e instanceof IOException known ? known : new IOException(e));
                return false;
            }
        });
    }

    /// Who the history was told to; empty where there is none.
    public CompletableFuture<Optional<SessionInfo>> reader() {
        return onThread(() -> {
            HistoryDesk.Open there = desk.opened();
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
            HistoryDesk.Open there = desk.opened();
            if (there == null || locked.getAsBoolean()) {
                return otherwise;
            }
            try {
                return ask.of(there.tape());
            } catch (IOException e) {
                desk.failed(e);
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

    /// Forgets everything. What is seen from now on is kept again once a whole picture came. Fails where the file
    /// cannot be emptied now; that is done when it is next opened.
    CompletableFuture<Void> forget(Forgetting what) {
        return CompletableFuture.runAsync(
                () -> {
                    journal.forget();
                    try {
                        desk.forget(what);
                    } catch (SQLException e) {
                        throw new IllegalStateException("the history cannot be emptied", e);
                    }
                },
                thread);
    }

    /// Writes what waits and closes the file. Blocks.
    void close() {
        CompletableFuture.runAsync(
                        () -> {
                            flush();
                            desk.close();
                        },
                        thread)
                .join();
        thread.shutdown();
    }

    /// What there is, without looking into it.
    CompletableFuture<CacheContents.DataSet> dataSet() {
        return onThread(() -> {
            flushOver();
            HistoryDesk.Open there = desk.opened();
            Optional<Span> span = Optional.empty();
            try {
                span = there == null ? span : there.table().span();
            } catch (IOException e) {
                desk.failed(e);
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
        return desk.bytes();
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
            HistoryDesk.Open there = desk.opened();
            if (there == null) {
                return;
            }
            boolean needed = write.of(there.tape());
            if (needed && !asked) {
                pictureNeeded.run();
            }
            asked = needed;
            desk.written();
            if (!clock.instant().isBefore(tidyAt)) {
                there.tape().tidy();
                desk.rewrite(there);
                tidyAt = clock.instant().plus(TIDY);
            }
        } catch (IOException e) {
            desk.failedToWrite(e);
        } catch (RuntimeException e) {
            log.error("the history failed in a way nobody foresaw", e);
        } finally {
            desk.measure();
        }
    }

    /// What is wrong with the file, if anything is. Any thread.
    Optional<CacheStatus.Past> trouble() {
        return desk.trouble();
    }

    /// Whether the file had something of an earlier run when it was opened. Any thread.
    boolean wasTold() {
        return desk.wasTold();
    }
}
