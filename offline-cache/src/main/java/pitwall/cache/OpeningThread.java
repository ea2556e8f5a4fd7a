package pitwall.cache;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens a database beside the thread that needs it, because H2 knows no time limit and has searched damaged files for
/// ever. What the opening itself computed says whether the file is the trouble; a computer that is busy, or a disk that
/// does not answer, makes it wait without computing.
final class OpeningThread {
    private static final Logger log = LoggerFactory.getLogger(OpeningThread.class);
    /// A good file opens sooner, and nobody has to look at clocks.
    private static final Duration FIRST_LOOK = Duration.ofMillis(500);
    private static final Duration NEXT_LOOK = Duration.ofMillis(100);
    private static final Duration LAST_WORDS = Duration.ofMillis(500);

    private final CompletableFuture<Connection> opening = new CompletableFuture<>();
    private final Limits limits;
    private final Thread thread;
    private boolean searched;

    private OpeningThread(Callable<Connection> open, Limits limits) {
        this.limits = limits;
        this.thread = Thread.ofPlatform().name("pitwall-cache-open").daemon().start(() -> run(open));
    }

    /// How long an opening may go on.
    ///
    /// @param search time the opening may compute; a good file takes a tenth of a second
    /// @param patience time it may take altogether
    record Limits(Duration search, Duration patience) {
        static final Limits DEFAULT = new Limits(Duration.ofSeconds(3), Duration.ofSeconds(8));
    }

    static OpeningThread start(Callable<Connection> open, Limits limits) {
        return new OpeningThread(open, limits);
    }

    private void run(Callable<Connection> open) {
        try {
            Connection connection = open.call();
            if (!opening.complete(connection)) {
                connection.close();
            }
        } catch (Exception e) {
            if (!opening.completeExceptionally(e)) {
                log.debug("an opening that was given up ended", e);
            }
        }
    }

    /// Waits for the database.
    ///
    /// @throws ExecutionException where it cannot be opened
    /// @throws TimeoutException where a limit was reached; the opening is ended then, and what it opens later is closed
    Connection await() throws ExecutionException, TimeoutException, InterruptedException {
        long begin = System.nanoTime();
        Duration look = FIRST_LOOK;
        while (true) {
            try {
                return opening.get(look.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                searched = computed().compareTo(limits.search()) >= 0;
                boolean late = Duration.ofNanos(System.nanoTime() - begin).compareTo(limits.patience()) >= 0;
                if ((searched || late) && opening.completeExceptionally(e)) {
                    // H2 loses the file that is open in a thread that is interrupted: it is not wanted any more.
                    thread.interrupt();
                    throw e;
                }
                look = NEXT_LOOK;
            }
        }
    }

    /// True where the file is the reason that it did not open in time, and nothing holds it any longer.
    boolean searchedInVain() throws InterruptedException {
        return searched && thread.join(LAST_WORDS);
    }

    /// Nothing where the system does not count it.
    private Duration computed() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return threads.isThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled()
                ? Duration.ofNanos(Math.max(0, threads.getThreadCpuTime(thread.threadId())))
                : Duration.ZERO;
    }
}
