package pitwall.server.logs;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.fleet.LogLevel;
import pitwall.protocol.CarFrame;
import pitwall.protocol.rest.LogLine;
import pitwall.server.storage.LogBook;
import pitwall.server.storage.LogLineRows;
import pitwall.server.storage.SideFile;

/// Keeps what the server itself logs, so that it is searched as the lines of cars are. Whoever logs only hands a line
/// over and never waits: the thread `pitwall-server-log` takes the secrets out and writes. Lines that are too many, or
/// that the disk does not take, are dropped and counted, and a line says how many. What that thread logs is not kept,
/// so that keeping a line never brings another. Thread-safe.
public final class ServerLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServerLog.class);

    private static final int AT_ONCE = 500;
    private static final int MOST_WAITING = 5_000;
    private static final long IDLE_MILLIS = 250;
    private static final long PAUSE_MILLIS = 1_000;

    private final SideFile file;
    private final LogIntake intake;
    private final LogSearch search;
    private final LogRetention retention;
    private final LogSettings settings;
    private final InstantSource clock;
    private final long boot;
    private final BlockingQueue<Waiting> queue;
    private final Bucket allowance;
    private final Thread thread;
    private final List<Waiting> batch = new ArrayList<>();
    private Runnable end = () -> {};
    private long lastId;
    private boolean failing;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean closing;

    // Guarded by this.
    private long sequence;
    private @Nullable Dropped dropped;
    private long droppedEver;

    /// A line that was not looked at yet. Without one it only wakes the thread.
    private record Waiting(
            Instant at, long sequence, @Nullable SpokenLine line) {}

    /// Lines in vain since that was last said.
    ///
    /// @param first and last: their numbers, and of lines between that were taken
    private record Dropped(long lines, long first, long last, boolean busy) {}

    /// @param file closed with it
    /// @param settings how much is kept is a tenth of what is kept of cars; a second has as many lines as one of a car
    public ServerLog(SideFile file, LogIntake intake, LogSettings settings, InstantSource clock) {
        this.file = file;
        this.intake = intake;
        this.settings = settings;
        this.clock = clock;
        retention = new LogRetention(settings.keeping(
                settings.keep(), Math.max(1, settings.maxLines() / 10), Math.max(1, settings.maxBytes() / 10)));
        queue = new ArrayBlockingQueue<>(Math.min(MOST_WAITING, settings.pending()));
        allowance = Bucket.builder()
                .addLimit(limit -> limit.capacity(Math.min(MOST_WAITING, settings.burst()))
                        .refillGreedy(settings.linesPerSecond(), Duration.ofSeconds(1)))
                .build();
        LogBook book = new LogBook.OfServer(file);
        search = new LogSearch(book, settings.searchTime());
        lastId = book.read(rows -> rows.store().lastId());
        boot = book.read(LogLineRows::newestBoot) + 1;
        thread = Thread.ofPlatform().name("pitwall-server-log").daemon().unstarted(this::run);
    }

    /// Begins to listen and to write.
    public ServerLog start(LogSource source) {
        thread.start();
        end = source.listen(this::take);
        return this;
    }

    /// Finds the lines.
    public LogSearch search() {
        return search;
    }

    /// Lines that were dropped since the start.
    public synchronized long dropped() {
        return droppedEver;
    }

    private synchronized void take(SpokenLine line) {
        if (closing || Thread.currentThread() == thread) {
            return;
        }
        sequence++;
        boolean allowed = allowance.tryConsume(1);
        if (!allowed || !queue.offer(new Waiting(now(), sequence, line))) {
            drop(1, sequence, sequence, allowed);
        }
    }

    private synchronized void drop(long lines, long first, long last, boolean busy) {
        Dropped before = dropped;
        dropped = before == null
                ? new Dropped(lines, first, last, busy)
                : new Dropped(
                        before.lines + lines,
                        Math.min(before.first, first),
                        Math.max(before.last, last),
                        before.busy || busy);
        droppedEver += lines;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private void run() {
        while (!closing) {
            round();
        }
        round();
    }

    private void round() {
        try {
            if (batch.isEmpty()) {
                Waiting first = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                }
            } else if (!closing) {
                boolean over = closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
                closing |= over;
            }
            queue.drainTo(batch, closing ? MOST_WAITING : AT_ONCE - batch.size());
            write();
        } catch (InterruptedException e) {
            closing = true;
        } catch (JdbiException e) {
            failed(e);
        } catch (RuntimeException e) {
            LOG.error("Lines of the server's own log could not be kept", e);
            lose();
        }
    }

    /// What no other try would make storable.
    private void lose() {
        List<Long> numbers = batch.stream().map(Waiting::sequence).toList();
        if (!numbers.isEmpty()) {
            drop(numbers.size(), numbers.getFirst(), numbers.getLast(), true);
        }
        batch.clear();
    }

    private void write() {
        Optional<Dropped> told = takeDropped();
        List<LogLine> lines = new ArrayList<>();
        for (Waiting waiting : batch) {
            SpokenLine line = waiting.line;
            if (line != null) {
                lines.add(numbered(lines, intake.clean(SpokenText.frame(line, waiting.sequence, waiting.at))));
            }
        }
        told.ifPresent(gone -> lines.add(numbered(lines, note(gone))));
        if (lines.isEmpty() && !retention.isDue(clock.instant())) {
            batch.clear();
            return;
        }
        try {
            file.write(sql -> {
                LogLineRows rows = LogLineRows.ofServer(sql);
                rows.add(lines);
                retention.tick(rows, clock.instant());
            });
        } catch (RuntimeException e) {
            told.ifPresent(this::restore);
            throw e;
        }
        lastId += lines.size();
        batch.clear();
        if (failing) {
            failing = false;
            LOG.info("The server's own log is kept again");
        }
    }

    private LogLine numbered(List<LogLine> before, CarFrame.Line line) {
        return new LogLine(
                lastId + before.size() + 1,
                null,
                line.at(),
                line.at(),
                boot,
                line.number(),
                line.level(),
                line.source(),
                line.message(),
                line.fields());
    }

    private synchronized Optional<Dropped> takeDropped() {
        Optional<Dropped> taken = Optional.ofNullable(dropped);
        dropped = null;
        return taken;
    }

    /// It could not be said.
    private synchronized void restore(Dropped gone) {
        drop(gone.lines, gone.first, gone.last, gone.busy);
        droppedEver -= gone.lines;
    }

    private CarFrame.Line note(Dropped gone) {
        String why = gone.busy
                ? "they could not be written as fast"
                : "the server wrote more than " + settings.linesPerSecond() + " lines a second";
        return new CarFrame.Line(
                0,
                now(),
                LogLevel.WARN,
                LogLine.SERVER,
                gone.lines + " lines dropped: " + why + ".",
                Map.of(
                        "dropped",
                        Long.toString(gone.lines),
                        "numbers",
                        gone.first + "-" + gone.last,
                        "reason",
                        gone.busy ? "busy" : "rate"));
    }

    private void failed(JdbiException e) {
        if (!failing) {
            LOG.error("The database refuses the server's own log; what does not fit into memory is dropped", e);
        }
        failing = true;
    }

    /// Listens no more, writes what waits and lets go of the file.
    @Override
    public void close() {
        end.run();
        closing = true;
        closed.countDown();
        boolean woken = queue.offer(new Waiting(Instant.EPOCH, 0, null));
        try {
            if (!thread.join(Duration.ofSeconds(10))) {
                LOG.warn("The server's own log is still being written; what waits is lost (woken: {})", woken);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        file.close();
    }
}
