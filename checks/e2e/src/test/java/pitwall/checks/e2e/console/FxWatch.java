package pitwall.checks.e2e.console;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.testfx.util.WaitForAsyncUtils;

/// Watches how long the FX thread leaves others waiting, and why. Every hundredth of a second it looks whether a
/// small task was run that it put into the queue; while it was not, it looks at what the thread does.
///
/// How long a task waits depends on what else the machine computes. Whether the thread waits for somebody does not: a
/// thread that only lacks a processor is runnable. So a hold is counted where our code on the FX thread is found in a
/// lock, a wait or a socket, in look after look. Whoever holds the lock may lack a processor, though: what a test
/// demands is a limit that only a wait for the network reaches, and the figures are for the log.
final class FxWatch implements AutoCloseable {
    private static final long LOOK_MILLIS = 10;
    /// What a person begins to notice.
    private static final Duration NOTICED = Duration.ofMillis(50);
    /// More than two looks that happened to meet different short waits.
    private static final int LOOKS = 3;
    private static final int DEPTH = 200;
    private static final String OURS = "pitwall.";
    private static final List<String> NETWORK = List.of("sun.nio.ch.", "java.net.", "sun.security.ssl.");

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final ScheduledExecutorService watcher = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("fx-watch").daemon().factory());
    private final Queue<Duration> waits = new ConcurrentLinkedQueue<>();
    private final List<Hold> holds = new CopyOnWriteArrayList<>();
    private final long fxThread;
    private @Nullable Task open;
    private long heldSince;
    private int held;

    /// Our code kept the FX thread waiting for somebody.
    ///
    /// @param where the state of the thread and its stack
    record Hold(Duration length, String where) {}

    /// How long tasks waited.
    ///
    /// @param p99 the 99th of a hundred; zero where there were none
    record Waits(Duration p99, Duration longest) {}

    private static final class Task {
        private final long put = System.nanoTime();
        private volatile long done;
    }

    private FxWatch(long fxThread) {
        this.fxThread = fxThread;
        watcher.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    static FxWatch start() {
        return new FxWatch(WaitForAsyncUtils.waitForAsyncFx(
                60_000, () -> Thread.currentThread().threadId()));
    }

    /// How long tasks waited since the last time this was asked.
    Waits takeWaits() {
        List<Duration> sorted = waits.stream().sorted().toList();
        waits.clear();
        return sorted.isEmpty()
                ? new Waits(Duration.ZERO, Duration.ZERO)
                : new Waits(sorted.get((sorted.size() - 1) * 99 / 100), sorted.getLast());
    }

    /// Every hold of more than 50 ms.
    List<Hold> holds() {
        return List.copyOf(holds);
    }

    private void look() {
        Task waiting = open;
        if (waiting == null || waiting.done != 0) {
            if (waiting != null) {
                waits.add(Duration.ofNanos(waiting.done - waiting.put));
            }
            held = 0;
            Task next = new Task();
            open = next;
            Platform.runLater(() -> next.done = System.nanoTime());
            return;
        }
        ThreadInfo doing = threads.getThreadInfo(fxThread, DEPTH);
        if (doing == null || !isHeld(doing)) {
            held = 0;
            return;
        }
        heldSince = held == 0 ? System.nanoTime() : heldSince;
        held++;
        Duration since = Duration.ofNanos(System.nanoTime() - heldSince);
        if (held >= LOOKS && since.compareTo(NOTICED) > 0) {
            holds.add(new Hold(since, doing.getThreadState() + " at " + Arrays.toString(doing.getStackTrace())));
        }
    }

    private static boolean isHeld(ThreadInfo doing) {
        StackTraceElement[] stack = doing.getStackTrace();
        if (Arrays.stream(stack).noneMatch(frame -> frame.getClassName().startsWith(OURS))) {
            return false;
        }
        return switch (doing.getThreadState()) {
            case BLOCKED, WAITING, TIMED_WAITING -> true;
            case RUNNABLE -> NETWORK.stream().anyMatch(stack[0].getClassName()::startsWith);
            case NEW, TERMINATED -> false;
        };
    }

    @Override
    public void close() {
        watcher.shutdownNow();
    }
}
