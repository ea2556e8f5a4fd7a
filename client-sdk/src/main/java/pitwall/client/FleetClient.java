package pitwall.client;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows a fleet: one connection, one picture, for as long as the program runs. Thread-safe; owns the thread
/// `pitwall-fleet`, on which the [FrameSink] and the [FleetRecorder] are called.
///
/// It never gives up: connections that end, fall silent or lose something are replaced, and the picture goes on
/// after the last good change.
public final class FleetClient implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FleetClient.class);
    private static final Duration TICK = Duration.ofMillis(50);
    private static final long INBOX_PATIENCE_MILLIS = 1000;

    private final FleetSettings settings;
    private final EventSource source;
    private final FleetRecorder recorder;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final ScheduledThreadPoolExecutor thread;
    private final Inbox inbox = new Inbox(this::wake, INBOX_PATIENCE_MILLIS);
    private final List<Consumer<String>> effectListeners = new CopyOnWriteArrayList<>();
    private final AtomicLong tailNumber = new AtomicLong();
    private volatile FleetFrame latest = FleetFrame.NOTHING;
    private @Nullable FleetLoop loop;

    /// @param random spreads the attempts to connect
    public FleetClient(
            FleetSettings settings,
            EventSource source,
            FleetRecorder recorder,
            RandomGenerator random,
            InstantSource clock) {
        this.settings = settings;
        this.source = source;
        this.recorder = recorder;
        this.random = random;
        this.clock = clock;
        thread = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("pitwall-fleet").daemon().factory());
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        thread.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
    }

    /// Begins. The remembered fleet is asked for on the `pitwall-fleet` thread and shown first; then the live one
    /// takes over from there. Called once.
    public void start(FrameSink sink, Supplier<Optional<RememberedFleet>> remembered) {
        run(() -> {
            FleetLoop started = new FleetLoop(
                    settings,
                    source,
                    new FleetOutlets(frame -> show(frame, sink), recorder, this::effect),
                    random,
                    clock,
                    inbox::put);
            loop = started;
            started.start(recall(remembered));
            started.tick();
        });
        thread.scheduleAtFixedRate(
                guarded(() -> with(FleetLoop::tick)), TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Connects now instead of waiting; also after a new sign-in.
    public void retryNow() {
        run(() -> with(FleetLoop::retryNow));
    }

    /// Asks for a fresh snapshot.
    public void resync() {
        run(() -> with(FleetLoop::resync));
    }

    /// Shows nothing any more until the next whole picture, which is asked for at once where there is a connection.
    public void forget() {
        run(() -> with(FleetLoop::forget));
    }

    /// Asks for another view; the old picture stays until the first picture of the new view is complete.
    public void subscribe(FleetView view) {
        run(() -> with(started -> started.subscribe(view)));
    }

    /// Follows new log lines until the result is closed, over every connection there will be. A program has room for
    /// four at a time.
    ///
    /// @param listener called on the `pitwall-fleet` thread; must return at once
    public LogTail follow(LogWish wish, Consumer<LogPiece> listener) {
        String name = "tail-" + tailNumber.incrementAndGet();
        run(() -> with(started -> started.tails().follow(name, wish, listener)));
        return () -> run(() -> with(started -> started.tails().unfollow(name)));
    }

    /// The newest frame that was published.
    public FleetFrame latest() {
        return latest;
    }

    /// Calls `listener` on the `pitwall-fleet` thread with the correlation of every change that has one.
    public void onEffect(Consumer<String> listener) {
        effectListeners.add(listener);
    }

    /// Ends the connection and the thread. Nothing is published afterwards.
    @Override
    public void close() {
        run(() -> with(FleetLoop::stop));
        thread.shutdown();
        try {
            if (!thread.awaitTermination(2, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void wake() {
        run(() -> with(this::drain));
    }

    private void drain(FleetLoop started) {
        for (Optional<LinkEvent> next = inbox.poll(); next.isPresent(); next = inbox.poll()) {
            started.handle(next.get());
            started.tick();
        }
    }

    /// Whoever acts on a frame must find it to be the latest.
    private void show(FleetFrame frame, FrameSink sink) {
        latest = frame;
        sink.offer(frame);
    }

    private void effect(String correlation) {
        effectListeners.forEach(listener -> listener.accept(correlation));
    }

    private @Nullable RememberedFleet recall(Supplier<Optional<RememberedFleet>> remembered) {
        try {
            return remembered.get().orElse(null);
        } catch (RuntimeException e) {
            LOG.error("The remembered fleet cannot be read; going on without", e);
            return null;
        }
    }

    private void with(Consumer<FleetLoop> work) {
        if (loop != null) {
            work.accept(loop);
        }
    }

    private void run(Runnable work) {
        try {
            thread.execute(guarded(work));
        } catch (RejectedExecutionException e) {
            LOG.debug("The client is closed", e);
        }
    }

    /// The top of the thread: a bug must not end it, and what it left behind is not trusted.
    private Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.error("Following the fleet failed; starting from a fresh snapshot", e);
                with(started -> started.distrust("internal error"));
            }
        };
    }
}
