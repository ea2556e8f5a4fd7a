package pitwall.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.cache.CacheFile.Opening;
import pitwall.cache.PendingChanges.Head;
import pitwall.client.AnswerMemory;
import pitwall.client.FleetRecorder;
import pitwall.client.RememberedFleet;
import pitwall.client.SessionInfo;

/// The offline cache of one connection. Thread-safe; everything that touches the disk runs on the `pitwall-cache`
/// thread.
///
/// Whatever happens to the file, the console goes on: an unusable one is set aside and a new one started, a full
/// disk pauses writing until there is room, and [#status] says so in a word.
public final class FleetCache implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(FleetCache.class);
    private static final Duration FLUSH = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofSeconds(30);
    /// While something is written now and then, somebody is connected: a lock would then be news about the next start.
    private static final Duration WATCHED = Duration.ofMinutes(1);
    private static final Duration TRIM = Duration.ofMinutes(5);
    /// With `WRITE_DELAY 0` H2 has no thread that tidies up, and the file only grows: it is rewritten when it is
    /// this many times as large as after the last time, but not below the least size.
    private static final int GROWTH = 4;
    private static final long LEAST_COMPACTED = 64L * 1024 * 1024;

    private final CacheFile file;
    private final CacheMark mark;
    private final Retention retention;
    private final long leastCompacted;
    private final InstantSource clock;
    private final FleetJournal journal = new FleetJournal();
    private final CachedAnswers answers = new CachedAnswers();
    private final ScheduledExecutorService thread;
    private final AtomicReference<CacheStatus> status;
    private @Nullable CacheDatabase database;
    private volatile Runnable pictureNeeded = () -> {};
    private boolean asked;
    private Instant writtenAt = Instant.EPOCH;
    private Instant retryAt = Instant.MIN;
    private Instant trimAt = Instant.MIN;
    private long tidyBytes;
    private boolean ended;

    private FleetCache(CacheFile file, CacheMark mark, Retention retention, long leastCompacted, InstantSource clock) {
        this.file = file;
        this.mark = mark;
        this.leastCompacted = leastCompacted;
        this.retention = retention;
        this.clock = clock;
        this.status = new AtomicReference<>(
                new CacheStatus(false, false, Optional.empty(), Optional.empty(), Optional.empty(), 0));
        this.thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("pitwall-cache").daemon().factory());
    }

    /// Opens the cache in `folder`, starting a new one where there is none or the old one cannot be used. Blocks for at
    /// most
    /// a few seconds.
    public static FleetCache open(Path folder, CacheKey key, CacheMark mark, Retention retention, InstantSource clock) {
        return open(folder, key, mark, retention, LEAST_COMPACTED, clock);
    }

    /// @param leastCompacted below this many bytes the file is never rewritten
    static FleetCache open(
            Path folder, CacheKey key, CacheMark mark, Retention retention, long leastCompacted, InstantSource clock) {
        FleetCache cache = new FleetCache(new CacheFile(folder, key, mark), mark, retention, leastCompacted, clock);
        cache.onThread(cache::openFirst).join();
        cache.thread.scheduleWithFixedDelay(cache::flush, FLUSH.toMillis(), FLUSH.toMillis(), TimeUnit.MILLISECONDS);
        return cache;
    }

    /// Notes that a person has just signed in, which puts the lock off.
    public CompletableFuture<Void> signedIn() {
        return onThread(() -> {
            mark.signedIn(clock.instant());
            return null;
        });
    }

    /// Takes what the client sees.
    public FleetRecorder recorder() {
        return journal;
    }

    /// Remembers what the server answered to the person that `reader` names; nothing while it names nobody. An answer
    /// comes to the file once there is a picture.
    ///
    /// @param reader the session in use; asked on any thread
    public AnswerMemory answers(Supplier<Optional<SessionInfo>> reader) {
        return new PersonalAnswers(
                answers,
                reader,
                name -> onThread(() -> answer(name))
                        .exceptionally(failure -> Optional.empty())
                        .join());
    }

    private Optional<byte[]> answer(String name) {
        if (database == null || isLocked()) {
            return Optional.empty();
        }
        Optional<byte[]> waiting = answers.find(name);
        return waiting.isPresent() ? waiting : read(() -> new AnswerRows(database()).find(name, clock.instant()));
    }

    /// Asks for a whole picture when the file has none to continue: after it was cleared or replaced. `ask` is called
    /// on the `pitwall-cache` thread, once for each time a picture is missing.
    public void whenPictureNeeded(Runnable ask) {
        pictureNeeded = ask;
    }

    /// The last picture; empty where nothing was ever seen, nothing can be read, or the cache is locked.
    public CompletableFuture<Optional<RememberedFleet>> remembered() {
        return onThread(() ->
                read(() -> database == null || isLocked() ? Optional.empty() : new CacheReader(database()).read()));
    }

    /// True where the last sign-in is longer ago than the policy allows: nothing is given out until the next.
    public CompletableFuture<Boolean> locked() {
        return onThread(this::isLocked);
    }

    public CacheStatus status() {
        return status.get();
    }

    public CompletableFuture<CacheContents> contents() {
        return onThread(() -> read(() -> new CacheContents(
                database == null ? List.of() : new CacheReader(database()).dataSets(), fileBytes(), lockTime())));
    }

    /// Forgets everything. What is seen from now on is kept again once a whole picture came.
    public CompletableFuture<Void> clear() {
        return onThread(() -> read(() -> {
                    journal.take();
                    answers.take();
                    return forgetAll();
                }))
                .thenRun(() -> {});
    }

    /// Writes what waits, at once.
    public CompletableFuture<Void> flushNow() {
        return CompletableFuture.runAsync(this::flush, thread);
    }

    /// Writes what waits and closes the file.
    @Override
    public void close() {
        CompletableFuture.runAsync(this::flush, thread)
                .thenRunAsync(this::end, thread)
                .join();
        thread.shutdown();
    }

    /// A regular flush may still be waiting its turn and must not open the file again.
    private void end() {
        ended = true;
        closeFile();
    }

    /// What nobody signed in for during a long time is not kept any longer, locked or not.
    private @Nullable Void openFirst() {
        openFile();
        Instant kept = mark.signedIn().map(at -> at.plus(retention.wipeAfter())).orElse(Instant.MAX);
        if (database != null && clock.instant().isAfter(kept)) {
            log.info("nobody signed in for {}: what was remembered is forgotten", retention.wipeAfter());
            read(this::forgetAll);
            status.set(new CacheStatus(true, false, Optional.empty(), Optional.empty(), Optional.empty(), fileBytes()));
        }
        return null;
    }

    private boolean forgetAll() throws SQLException {
        CacheSchema.create(database().connection());
        database().putMeta("schema", CacheSchema.VERSION);
        return true;
    }

    private @Nullable Void openFile() {
        switch (file.open()) {
            case Opening.Opened opened -> {
                database = opened.database();
                status.set(new CacheStatus(
                        true, isLocked(), opened.trouble(), opened.setAside(), headTime(), fileBytes()));
            }
            case Opening.Closed closed -> {
                database = null;
                retryAt = clock.instant().plus(RETRY);
                status.set(new CacheStatus(
                        false, false, Optional.of(closed.trouble()), Optional.empty(), Optional.empty(), fileBytes()));
            }
        }
        return null;
    }

    /// Writes what waits; on the `pitwall-cache` thread.
    void flush() {
        try {
            flushPending();
        } catch (RuntimeException e) {
            log.error("the cache failed in a way nobody foresaw", e);
        }
    }

    private void flushPending() {
        if (ended) {
            return;
        }
        Instant now = clock.instant();
        if (database == null) {
            if (now.isBefore(retryAt)) {
                return;
            }
            openFile();
            if (database == null) {
                return;
            }
        }
        if (!flushPicture(now) || !flushAnswers(now)) {
            return;
        }
        if (fileBytes() > Math.max(leastCompacted, GROWTH * tidyBytes)) {
            compact();
        }
    }

    private boolean flushPicture(Instant now) {
        PendingChanges changes = journal.take();
        if (changes.isEmpty()) {
            boolean locked = isLocked() && !now.isBefore(writtenAt.plus(WATCHED));
            status.updateAndGet(known -> known.locked(locked));
            return true;
        }
        try {
            write(changes, now);
            return true;
        } catch (SQLException e) {
            journal.putBack(changes);
            failed(e);
            return false;
        }
    }

    /// An answer that cannot be written is asked for again some day.
    private boolean flushAnswers(Instant now) {
        if (headTime().isEmpty()) {
            return true;
        }
        List<CachedAnswers.Waiting> waiting = answers.take();
        try {
            if (!waiting.isEmpty()) {
                new AnswerRows(database()).write(waiting, retention, now);
            }
            return true;
        } catch (SQLException e) {
            failed(e);
            return false;
        }
    }

    /// Rewrites the file without what is no longer used; what comes meanwhile waits in the journal.
    private void compact() {
        try (Statement statement = database().connection().createStatement()) {
            statement.execute("SHUTDOWN COMPACT");
        } catch (SQLException e) {
            failed(e);
            return;
        }
        CacheStatus before = status.get();
        closeFile();
        openFile();
        tidyBytes = fileBytes();
        status.updateAndGet(now -> now.writing() ? now.after(before) : now);
    }

    private void write(PendingChanges changes, Instant now) throws SQLException {
        if (!changes.isWhole() && database().meta("head", Head.class).isEmpty()) {
            // Changes on nothing are not a picture.
            if (!asked) {
                asked = true;
                pictureNeeded.run();
            }
            return;
        }
        asked = false;
        CacheWriter writer = new CacheWriter(database());
        writer.write(changes);
        writtenAt = now;
        if (!now.isBefore(trimAt)) {
            writer.trim(retention, now);
            trimAt = now.plus(TRIM);
        }
        CacheStatus before = status.get();
        Head head = changes.head();
        status.set(new CacheStatus(
                true,
                false,
                before.writing() ? before.trouble() : Optional.empty(),
                before.setAside(),
                Optional.ofNullable(head).map(Head::asOf),
                fileBytes()));
    }

    private void failed(SQLException e) {
        CacheTrouble trouble = CacheFile.classify(e);
        log.warn("the cache is off: {}", trouble, e);
        status.set(new CacheStatus(
                false,
                false,
                Optional.of(trouble),
                Optional.empty(),
                status.get().asOf(),
                fileBytes()));
        closeFile();
        retryAt = clock.instant().plus(RETRY);
    }

    private void closeFile() {
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

    /// Where nobody knows of a sign-in there was none.
    private boolean isLocked() {
        boolean inTime =
                lockTime().filter(until -> !clock.instant().isAfter(until)).isPresent();
        return !inTime && database != null && headTime().isPresent();
    }

    private Optional<Instant> lockTime() {
        return mark.signedIn().map(at -> at.plus(retention.lockAfter()));
    }

    private Optional<Instant> headTime() {
        try {
            return database().meta("head", Head.class).map(Head::asOf);
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    private CacheDatabase database() throws SQLException {
        if (database == null) {
            throw new SQLException("the cache is closed");
        }
        return database;
    }

    private long fileBytes() {
        try {
            return Files.exists(file.path()) ? Files.size(file.path()) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> CompletableFuture<T> onThread(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, thread);
    }

    /// Something that reads the database.
    private interface Read<T> {
        T run() throws SQLException;
    }

    private <T> T read(Read<T> work) {
        try {
            return work.run();
        } catch (SQLException e) {
            throw new IllegalStateException("the cache cannot be read", e);
        }
    }
}
