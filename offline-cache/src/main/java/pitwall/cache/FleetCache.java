package pitwall.cache;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.cache.PendingChanges.Head;
import pitwall.client.AnswerMemory;
import pitwall.client.FleetRecorder;
import pitwall.client.LogMemory;
import pitwall.client.RememberedFleet;
import pitwall.client.SessionInfo;
import pitwall.client.trail.TrailMemory;
import pitwall.client.witness.WitnessStore;

/// The offline cache of one connection. Thread-safe; everything that touches the disk runs on the `pitwall-cache`
/// thread.
///
/// Whatever happens to the file, the console goes on: an unusable one is set aside and a new one started, a full
/// disk pauses writing until there is room, and [#status] says so in a word.
public final class FleetCache implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(FleetCache.class);
    private static final Duration FLUSH = Duration.ofSeconds(1);
    private static final Duration TRIM = Duration.ofMinutes(5);

    private final CacheDesk desk;
    private final CacheMark mark;
    private final CacheLock lock;
    private final Retention retention;
    private final InstantSource clock;
    private final FleetJournal journal = new FleetJournal();
    private final CachedAnswers answers = new CachedAnswers();
    private final CachedTrail trail = new CachedTrail();
    private final CachedLogs logs = new CachedLogs();
    private final PersonalRows personal;
    private final WitnessRow witness;
    private final OwnWords words;
    private final ScheduledExecutorService thread;
    private final FleetHistory history;
    private volatile Runnable pictureNeeded = () -> {};
    private boolean asked;
    private Instant trimAt = Instant.MIN;
    private boolean ended;

    /// What a file may need.
    ///
    /// @param leastCompacted below this many bytes no file is rewritten
    record Bounds(long leastCompacted, OpeningThread.Limits opening) {
        static final Bounds DEFAULT = new Bounds(32L * 1024 * 1024, OpeningThread.Limits.DEFAULT);
    }

    private FleetCache(
            Path folder, CacheKey key, CacheMark mark, Retention retention, Bounds bounds, InstantSource clock) {
        CacheFile file = new CacheFile(folder, CacheFile.Layout.PICTURE, key, mark, bounds.opening());
        this.mark = mark;
        this.lock = new CacheLock(mark, retention.lockAfter(), clock);
        this.desk = new CacheDesk(file, lock, bounds.leastCompacted(), clock);
        this.retention = retention;
        this.clock = clock;
        this.thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("pitwall-cache").daemon().factory());
        this.personal = new PersonalRows(desk, answers, trail, logs, retention, clock);
        OwnRow<WitnessRow.Row> seen = new OwnRow<>(WitnessRow.NAME, WitnessRow.Row.class, desk, thread);
        this.witness = new WitnessRow(
                () -> seen.read().join(), head -> seen.write(head).join());
        this.words = new OwnWords(new OwnRow<>(OwnWords.NAME, OwnWords.Text.class, desk, thread), lock::isClosed);
        this.history = new FleetHistory(folder, key, mark.past(), bounds.leastCompacted(), clock, lock::isStillClosed);
    }

    /// Opens the cache in `folder`, starting a new one where there is none or the old one cannot be used. Blocks for at
    /// most a few seconds.
    public static FleetCache open(Path folder, CacheKey key, CacheMark mark, Retention retention, InstantSource clock) {
        return open(folder, key, mark, retention, Bounds.DEFAULT, clock);
    }

    static FleetCache open(
            Path folder, CacheKey key, CacheMark mark, Retention retention, Bounds bounds, InstantSource clock) {
        if (isOutlived(mark, retention, clock)) {
            log.info("nobody signed in for {}: what was remembered is forgotten", retention.wipeAfter());
            mark.wish(Forgetting.OUTLIVED);
            mark.past().wish(Forgetting.OUTLIVED);
        }
        FleetCache cache = new FleetCache(folder, key, mark, retention, bounds, clock);
        CompletableFuture.runAsync(cache.desk::openFirst, cache.thread).join();
        cache.thread.scheduleWithFixedDelay(cache::flush, FLUSH.toMillis(), FLUSH.toMillis(), TimeUnit.MILLISECONDS);
        return cache;
    }

    /// What nobody signed in for during a long time is not kept any longer, locked or not.
    private static boolean isOutlived(CacheMark mark, Retention retention, InstantSource clock) {
        return mark.signedIn()
                .filter(at -> clock.instant().isAfter(at.plus(retention.wipeAfter())))
                .isPresent();
    }

    /// Notes that a person has just signed in, which puts the lock off.
    public CompletableFuture<Void> signedIn() {
        return CompletableFuture.runAsync(lock::signedIn, thread);
    }

    /// Takes what the client sees.
    public FleetRecorder recorder() {
        return FleetRecorder.both(new HeardFleet(lock), FleetRecorder.both(journal, history.recorder()));
    }

    /// How the fleet was.
    public FleetHistory history() {
        return history;
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
        if (!desk.isOpen() || lock.isStillClosed()) {
            return Optional.empty();
        }
        Optional<byte[]> waiting = answers.find(name);
        return waiting.isPresent() ? waiting : read(() -> new AnswerRows(desk.database()).find(name, clock.instant()));
    }

    /// Remembers the entries of the audit trail that were read, for the person that `reader` names.
    ///
    /// @param reader the session in use; asked on any thread
    public TrailMemory trail(Supplier<Optional<SessionInfo>> reader) {
        return new PersonalTrail(trail, reader, new PersonalTrail.Access() {
            @Override
            public <T> T read(SessionInfo person, PersonalTrail.Reading<T> reading, T otherwise) {
                return onThread(() -> rows(person, reading, otherwise))
                        .exceptionally(failure -> otherwise)
                        .join();
            }
        });
    }

    /// Remembers the log lines that were read, for the person that `reader` names.
    ///
    /// @param reader the session in use; asked on any thread
    public LogMemory logs(Supplier<Optional<SessionInfo>> reader) {
        return new PersonalLogs(
                logs,
                reader,
                person -> onThread(() -> lines(person))
                        .exceptionally(failure -> Optional.empty())
                        .join());
    }

    private Optional<LogMemory.Part> lines(SessionInfo person) {
        if (!desk.isOpen() || lock.isStillClosed()) {
            return Optional.empty();
        }
        flush(personal::writeLogs);
        return read(() -> personal.isOf(person) ? new LogPageRows(desk.database()).lines() : Optional.empty());
    }

    private <T> T rows(SessionInfo person, PersonalTrail.Reading<T> reading, T otherwise) {
        if (!desk.isOpen() || lock.isStillClosed()) {
            return otherwise;
        }
        flush(personal::writeTrail);
        return read(() -> personal.isOf(person) ? reading.read(new TrailRows(desk.database())) : otherwise);
    }

    /// Where the witness of the server's audit trail keeps what it saw. It stays when somebody else signs in and when
    /// the rest is forgotten after a long time; only [#clear] forgets it.
    public WitnessStore witness() {
        return witness;
    }

    /// What people wrote on this computer and the server does not have yet.
    public OwnWords words() {
        return words;
    }

    /// Asks for a whole picture when the file has none to continue: after it was cleared or replaced. `ask` is called
    /// on the `pitwall-cache` thread, once for each time a picture is missing.
    public void whenPictureNeeded(Runnable ask) {
        pictureNeeded = ask;
        history.whenPictureNeeded(ask);
    }

    /// The last picture; empty where nothing was ever seen, nothing can be read, or the cache is locked.
    public CompletableFuture<Optional<RememberedFleet>> remembered() {
        return onThread(() -> read(() ->
                !desk.isOpen() || lock.isStillClosed() ? Optional.empty() : new CacheReader(desk.database()).read()));
    }

    /// True where the last sign-in is longer ago than the policy allows and there is something to lock: nothing is
    /// given out until the next, or until the server takes the one there is.
    public CompletableFuture<Boolean> locked() {
        return onThread(() -> status().locked());
    }

    /// Any thread.
    public CacheStatus status() {
        CacheStatus now = desk.status();
        boolean something = now.asOf().isPresent() || history.wasTold() || lock.wasHeard();
        return now.locked(something && lock.isClosed()).beside(history.bytes(), history.trouble());
    }

    /// Calls `hide` on the `pitwall-cache` thread when the cache locks while it is open: what was given out is to go.
    public void whenLocked(Runnable hide) {
        lock.whenClosed(hide);
    }

    public CompletableFuture<CacheContents> contents() {
        return onThread(() -> read(() -> new CacheContents(
                        desk.isOpen() ? new CacheReader(desk.database()).dataSets() : List.of(),
                        desk.bytes(),
                        lock.lockTime())))
                .thenCombine(history.dataSet(), CacheContents::and);
    }

    /// Forgets everything, what the witness saw too. What is seen from now on is kept again once a whole picture came.
    /// Fails where a file cannot be emptied now; see [#isToBeCleared].
    public CompletableFuture<Void> clear() {
        return forget(Forgetting.EVERYTHING).whenComplete((_, _) -> witness.forget());
    }

    /// Forgets what a person saw, because somebody else is there now. Fails as [#clear] does.
    public CompletableFuture<Void> forgetPerson() {
        return forget(Forgetting.PERSON);
    }

    /// True where something is forgotten as soon as its file can be opened, before anything of it is shown.
    public CompletableFuture<Boolean> isToBeCleared() {
        return onThread(() -> mark.wish().isPresent() || mark.past().wish().isPresent());
    }

    /// Whether one file can be emptied is nothing to the other.
    private CompletableFuture<Void> forget(Forgetting what) {
        CompletableFuture<?> picture = onThread(() -> read(() -> {
            journal.take();
            personal.forget();
            desk.forget(what);
            return true;
        }));
        return CompletableFuture.allOf(picture, history.forget(what));
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
        history.close();
        thread.shutdown();
    }

    /// A regular flush may still be waiting its turn and must not open the file again.
    private void end() {
        ended = true;
        desk.settle();
        desk.close();
    }

    /// Writes what waits; on the `pitwall-cache` thread.
    void flush() {
        try {
            lock.watch(desk.isOpen());
            if (!ended
                    && desk.reopened()
                    && flushPicture(clock.instant())
                    && flush(personal::writeAnswers)
                    && flush(personal::writeTrail)
                    && flush(personal::writeLogs)) {
                desk.tidy();
            }
        } catch (RuntimeException e) {
            log.error("the cache failed in a way nobody foresaw", e);
        }
    }

    private boolean flushPicture(Instant now) {
        PendingChanges changes = journal.take();
        if (changes.isEmpty()) {
            return true;
        }
        try {
            write(changes, now);
            return true;
        } catch (SQLException e) {
            journal.putBack(changes);
            desk.failed(e);
            return false;
        }
    }

    /// What belongs to a picture waits for one. What cannot be written is asked for again some day.
    private boolean flush(Write work) {
        if (desk.headTime().isEmpty()) {
            return true;
        }
        try {
            work.run();
            return true;
        } catch (SQLException e) {
            desk.failed(e);
            return false;
        }
    }

    private void write(PendingChanges changes, Instant now) throws SQLException {
        if (!changes.isWhole() && desk.database().meta("head", Head.class).isEmpty()) {
            // Changes on nothing are not a picture.
            if (!asked) {
                asked = true;
                pictureNeeded.run();
            }
            return;
        }
        asked = false;
        desk.write(writer -> {
            writer.write(changes);
            if (!now.isBefore(trimAt)) {
                writer.trim(retention, now);
                trimAt = now.plus(TRIM);
            }
        });
        @Nullable Head head = changes.head();
        desk.wrote(head == null ? null : head.asOf());
    }

    private <T> CompletableFuture<T> onThread(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, thread);
    }

    /// Something that writes to the database.
    private interface Write {
        void run() throws SQLException;
    }

    /// Something that reads the database.
    private interface Read<T> {
        T run() throws SQLException;
    }

    private static <T> T read(Read<T> work) {
        try {
            return work.run();
        } catch (SQLException e) {
            throw new IllegalStateException("the cache cannot be read", e);
        }
    }
}
