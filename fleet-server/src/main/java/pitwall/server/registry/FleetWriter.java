package pitwall.server.registry;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.protocol.UpdateProgress;
import pitwall.server.live.CarChange;
import pitwall.server.live.Changes;
import pitwall.server.live.EventLog;
import pitwall.server.storage.Database;

/// The one writer. Everything that changes the fleet, from whatever side, passes through its thread
/// `pitwall-log` in groups: all that came within a window of 100 ms, or at once when somebody waits. A group is
/// one transaction; when it is on disk it goes to the log in one piece, and only then are its requesters told.
///
/// [#submit] and [#write] are thread-safe. The queue is bounded: a full one makes its callers wait, which
/// holds back the sockets they read from.
public final class FleetWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FleetWriter.class);
    private static final int QUEUE = 20_000;
    private static final int GROUP = 5_000;
    private static final long WINDOW = Duration.ofMillis(100).toNanos();
    private static final long IDLE = Duration.ofMillis(250).toNanos();
    private static final long BEHIND = Duration.ofSeconds(3).toNanos();

    private final Database database;
    private final int timelineEntries;
    private final EventLog log;
    private final InstantSource clock;
    private final FleetState state;
    private final BlockingQueue<PendingWrite<?>> queue = new LinkedBlockingQueue<>(QUEUE);
    private final Thread thread;
    private final List<DraftWatch> watches = new ArrayList<>();
    private final LongAdder commits = new LongAdder();
    private final LongAdder commitNanos = new LongAdder();
    private volatile boolean stopping;
    private Instant now = Instant.EPOCH;
    private long lastCommit = System.nanoTime();
    private long lastBehind = System.nanoTime();

    /// Reads the fleet from disk; [#start] makes it accept writes.
    ///
    /// @param timelineEntries of a car that stay, about
    public FleetWriter(Database database, EventLog log, int timelineEntries, InstantSource clock) {
        this.database = database;
        this.timelineEntries = timelineEntries;
        this.log = log;
        this.clock = clock;
        this.state = database.read(FleetState::new);
        this.thread = Thread.ofPlatform().name("pitwall-log").unstarted(this::run);
    }

    /// The fleet as it was read from disk. Only before [#start].
    public Collection<Car> storedCars() {
        return List.copyOf(state.cars().values());
    }

    /// Adds the newest updates of cars, as they were read from disk. Only before [#start].
    public void begin(Collection<UpdateProgress> newest) {
        state.begin(newest);
    }

    /// Adds somebody who sees every group before its commit. Only before [#start].
    public void watch(DraftWatch watch) {
        watches.add(watch);
    }

    public void start() {
        thread.start();
    }

    /// Hands a write over; the future ends when it is on disk, on the writer thread, so what depends on it must
    /// not block. Fails with [StorageException] if the database did not take it, and with
    /// [RejectedExecutionException] when the server stops.
    public <T> CompletableFuture<T> submit(Write<T> write) {
        return enqueue(new PendingWrite<>(write, false, null));
    }

    /// As [#submit], without waiting for more to come, and returns when it is on disk.
    public <T> T write(Write<T> write) {
        return written(new PendingWrite<>(write, true, null));
    }

    /// As [#write], for a request: what it changes tells its correlation id to whoever watches.
    public <T> T write(String correlation, Write<T> write) {
        return written(new PendingWrite<>(write, true, correlation));
    }

    private <T> T written(PendingWrite<T> pending) {
        try {
            return enqueue(pending).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private <T> CompletableFuture<T> enqueue(PendingWrite<T> pending) {
        if (stopping) {
            pending.fail(new RejectedExecutionException("the server stops"));
            return pending.done();
        }
        try {
            queue.put(pending);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            pending.fail(new RejectedExecutionException("interrupted", e));
        }
        return pending.done();
    }

    /// Groups that were committed since the start.
    public long commits() {
        return commits.sum();
    }

    /// How long those took together.
    public Duration commitTime() {
        return Duration.ofNanos(commitNanos.sum());
    }

    /// Writes that wait, for the metrics.
    public int queued() {
        return queue.size();
    }

    private void run() {
        try {
            while (!stopping || !queue.isEmpty()) {
                List<PendingWrite<?>> group = collect();
                if (!group.isEmpty() || isBehindDue()) {
                    process(group);
                }
            }
            lastBehind = System.nanoTime() - BEHIND;
            process(List.of());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<PendingWrite<?>> collect() throws InterruptedException {
        List<PendingWrite<?>> group = new ArrayList<>();
        PendingWrite<?> next = queue.poll(IDLE, TimeUnit.NANOSECONDS);
        long end = lastCommit + WINDOW;
        while (next != null) {
            group.add(next);
            boolean atOnce = next.isUrgent() || stopping || group.size() >= GROUP;
            if (atOnce) {
                queue.drainTo(group, GROUP);
                return group;
            }
            next = queue.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        }
        return group;
    }

    private boolean isBehindDue() {
        return !state.dirtyVitals().isEmpty() && System.nanoTime() - lastBehind >= BEHIND;
    }

    private void process(List<PendingWrite<?>> group) {
        lastCommit = System.nanoTime();
        try {
            commit(group);
            commits.increment();
            commitNanos.add(System.nanoTime() - lastCommit);
            group.forEach(PendingWrite::complete);
        } catch (JdbiException e) {
            LOG.error("The database refused a group of {} writes; they were not acknowledged", group.size(), e);
            StorageException failure = new StorageException(e);
            group.forEach(pending -> pending.fail(failure));
        } catch (RuntimeException e) {
            isolate(group, e);
        }
    }

    /// One write of the group is broken: the others must not suffer for it.
    private void isolate(List<PendingWrite<?>> group, RuntimeException failure) {
        if (group.size() == 1) {
            LOG.error("A write failed and had no effect", failure);
            group.getFirst().fail(failure);
        } else {
            group.forEach(pending -> process(List.of(pending)));
        }
    }

    private void commit(List<PendingWrite<?>> group) {
        now = later(now, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        Set<CarId> behind = isBehindDue() ? Set.copyOf(state.dirtyVitals()) : Set.of();
        if (!behind.isEmpty()) {
            lastBehind = System.nanoTime();
        }
        try (Commit commit = new Commit(database, timelineEntries)) {
            Draft draft = new Draft(state, now, commit::sql);
            group.forEach(pending -> pending.apply(draft));
            watches.forEach(watch -> watch.committing(draft));
            commit.save(draft);
            saveBehind(behind, commit, draft);
            commit.finish();
            state.dirtyVitals().removeAll(behind);
            state.accept(draft);
            publish(draft);
        }
    }

    private static void saveBehind(Set<CarId> dirty, Commit commit, Draft draft) {
        List<Car> latest =
                dirty.stream().map(draft::car).flatMap(Optional::stream).toList();
        commit.saveLatest(latest);
        commit.saveMarks(latest.stream().collect(Collectors.toMap(Car::id, car -> draft.mark(car.id()))));
    }

    private void publish(Draft draft) {
        List<CarChange> changes = draft.edits().stream()
                .filter(edit -> !edit.isEmpty())
                .map(Draft.Edit::change)
                .toList();
        Changes all = new Changes(
                changes,
                draft.news().rollouts(),
                draft.news().audit(),
                draft.news().alarms());
        if (all.isEmpty() && draft.isMoving()) {
            log.append(now, all);
        }
        for (Changes slice : Slices.of(all)) {
            log.append(now, slice);
        }
        draft.afterCommitActions().forEach(Runnable::run);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    /// Takes what is queued, writes the latest values and stops.
    @Override
    public void close() {
        stopping = true;
        // Wakes the thread where it waits for more; where the queue is full it does not wait.
        queue.offer(new PendingWrite<>(draft -> true, true, null));
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List<PendingWrite<?>> late = new ArrayList<>();
        queue.drainTo(late);
        late.forEach(pending -> pending.fail(new RejectedExecutionException("the server stopped")));
    }
}
