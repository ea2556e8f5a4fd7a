package pitwall.cache;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
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
import pitwall.protocol.rest.AuditEvidence;
import pitwall.protocol.rest.LogLine;

/// The offline cache of one connection. Thread-safe; everything that touches the disk runs on the `pitwall-cache`
/// thread.
///
/// Whatever happens to the file, the console goes on: an unusable one is set aside and a new one started, a full
/// disk pauses writing until there is room, and [#status] says so in a word.
public final class FleetCache implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(FleetCache.class);
    private static final Duration FLUSH = Duration.ofSeconds(1);
    /// While something is written now and then, somebody is connected: a lock would then be news about the next start.
    private static final Duration WATCHED = Duration.ofMinutes(1);
    private static final Duration TRIM = Duration.ofMinutes(5);

    private final CacheDesk desk;
    private final CacheMark mark;
    private final Retention retention;
    private final InstantSource clock;
    private final FleetJournal journal = new FleetJournal();
    private final CachedAnswers answers = new CachedAnswers();
    private final CachedTrail trail = new CachedTrail();
    private final CachedLogs logs = new CachedLogs();
    private final WitnessRow witness;
    private final OwnWords words;
    private final ScheduledExecutorService thread;
    private final FleetHistory history;
    private volatile Runnable pictureNeeded = () -> {};
    private boolean asked;
    private Instant writtenAt = Instant.EPOCH;
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
        this.desk = new CacheDesk(file, mark, retention, bounds.leastCompacted(), clock);
        this.mark = mark;
        this.retention = retention;
        this.clock = clock;
        this.thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("pitwall-cache").daemon().factory());
        OwnRow<WitnessRow.Row> seen = new OwnRow<>(WitnessRow.NAME, WitnessRow.Row.class, desk, thread);
        this.witness = new WitnessRow(
                () -> seen.read().join(), head -> seen.write(head).join());
        this.words =
                new OwnWords(new OwnRow<>(OwnWords.NAME, OwnWords.Text.class, desk, thread), () -> status().locked());
        this.history = new FleetHistory(
                folder, key, new UncountedMark(mark), bounds.leastCompacted(), clock, () -> status().locked());
    }

    /// Opens the cache in `folder`, starting a new one where there is none or the old one cannot be used. Blocks for at
    /// most a few seconds.
    public static FleetCache open(Path folder, CacheKey key, CacheMark mark, Retention retention, InstantSource clock) {
        return open(folder, key, mark, retention, Bounds.DEFAULT, clock);
    }

    static FleetCache open(
            Path folder, CacheKey key, CacheMark mark, Retention retention, Bounds bounds, InstantSource clock) {
        FleetCache cache = new FleetCache(folder, key, mark, retention, bounds, clock);
        if (CompletableFuture.supplyAsync(cache.desk::openFirst, cache.thread).join()) {
            cache.history.forget();
        }
        cache.thread.scheduleWithFixedDelay(cache::flush, FLUSH.toMillis(), FLUSH.toMillis(), TimeUnit.MILLISECONDS);
        return cache;
    }

    /// Notes that a person has just signed in, which puts the lock off.
    public CompletableFuture<Void> signedIn() {
        return CompletableFuture.runAsync(() -> mark.signedIn(clock.instant()), thread);
    }

    /// Takes what the client sees.
    public FleetRecorder recorder() {
        return FleetRecorder.both(journal, history.recorder());
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
        if (!desk.isOpen() || desk.isLocked()) {
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
        if (!desk.isOpen() || desk.isLocked()) {
            return Optional.empty();
        }
        flush(() -> writeLogs(clock.instant()));
        return read(() -> isOf(person) ? new LogPageRows(desk.database()).lines() : Optional.empty());
    }

    private <T> T rows(SessionInfo person, PersonalTrail.Reading<T> reading, T otherwise) {
        if (!desk.isOpen() || desk.isLocked()) {
            return otherwise;
        }
        flush(this::writeTrail);
        return read(() -> isOf(person) ? reading.read(new TrailRows(desk.database())) : otherwise);
    }

    private boolean isOf(SessionInfo person) throws SQLException {
        return desk.database()
                .meta("session", SessionInfo.class)
                .filter(person::seesTheSameAs)
                .isPresent();
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
        return onThread(() -> read(
                () -> !desk.isOpen() || desk.isLocked() ? Optional.empty() : new CacheReader(desk.database()).read()));
    }

    /// True where the last sign-in is longer ago than the policy allows: nothing is given out until the next.
    public CompletableFuture<Boolean> locked() {
        return onThread(desk::isLocked);
    }

    public CacheStatus status() {
        return desk.status().beside(history.bytes(), history.trouble());
    }

    public CompletableFuture<CacheContents> contents() {
        return onThread(() -> read(() -> new CacheContents(
                        desk.isOpen() ? new CacheReader(desk.database()).dataSets() : List.of(),
                        desk.bytes(),
                        desk.lockTime())))
                .thenCombine(history.dataSet(), CacheContents::and);
    }

    /// Forgets everything, what the witness saw too. What is seen from now on is kept again once a whole picture came.
    public CompletableFuture<Void> clear() {
        return words.keptThrough(() -> forget(false)).thenRun(witness::forget);
    }

    /// Forgets what a person saw, because somebody else is there now.
    public CompletableFuture<Void> forgetPerson() {
        return words.keptThrough(() -> forget(true));
    }

    private CompletableFuture<Void> forget(boolean exceptWitness) {
        return onThread(() -> read(() -> {
                    journal.take();
                    answers.take();
                    trail.take();
                    logs.take();
                    desk.forget(exceptWitness);
                    return true;
                }))
                .thenCompose(done -> history.forget());
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
            if (!ended
                    && desk.reopened()
                    && flushPicture(clock.instant())
                    && flush(() -> writeAnswers(clock.instant()))
                    && flush(this::writeTrail)
                    && flush(() -> writeLogs(clock.instant()))) {
                desk.tidy();
            }
        } catch (RuntimeException e) {
            log.error("the cache failed in a way nobody foresaw", e);
        }
    }

    private boolean flushPicture(Instant now) {
        PendingChanges changes = journal.take();
        if (changes.isEmpty()) {
            desk.lockedNow(desk.isLocked() && !now.isBefore(writtenAt.plus(WATCHED)));
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

    private void writeAnswers(Instant now) throws SQLException {
        List<CachedAnswers.Waiting> waiting = answers.take();
        if (!waiting.isEmpty()) {
            new AnswerRows(desk.database()).write(waiting, retention, now);
        }
    }

    /// What was shown to somebody else than the picture is of is not written.
    private void writeTrail() throws SQLException {
        List<AuditEvidence> parts = new ArrayList<>();
        for (CachedTrail.Waiting waiting : trail.take()) {
            if (isOf(waiting.reader())) {
                parts.add(waiting.part());
            }
        }
        if (!parts.isEmpty()) {
            new TrailRows(desk.database()).write(parts, retention);
        }
    }

    /// Lines that were shown to somebody else than the picture is of are not written.
    private void writeLogs(Instant now) throws SQLException {
        NavigableMap<Long, LogLine> lines = new TreeMap<>();
        for (CachedLogs.Waiting waiting : logs.take()) {
            if (isOf(waiting.reader())) {
                waiting.lines().forEach(line -> lines.put(line.id(), line));
            }
        }
        if (!lines.isEmpty()) {
            new LogPageRows(desk.database()).write(List.copyOf(lines.values()), retention, now);
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
            writtenAt = now;
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
