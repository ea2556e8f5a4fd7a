package pitwall.simulator;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/// Virtual threads on which cars pull, a few at a time, so that a thousand cars that are told of a release in
/// the same second do not take the machine.
final class PullThreads implements Executor, AutoCloseable {
    private static final int AT_A_TIME = 16;
    private static final int SLOW_AT_A_TIME = 2_000;

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("pitwall-pull-", 0).factory());
    private final Semaphore turns;

    /// @param slow pulls spend their time waiting, so that many may go on together
    PullThreads(boolean slow) {
        turns = new Semaphore(slow ? SLOW_AT_A_TIME : AT_A_TIME);
    }

    /// After the end nothing runs any more.
    @Override
    public void execute(Runnable task) {
        try {
            threads.execute(() -> inTurn(task));
        } catch (RejectedExecutionException e) {
            // The fleet has stopped: nobody waits for this pull.
            return;
        }
    }

    private void inTurn(Runnable task) {
        try {
            turns.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        try {
            task.run();
        } finally {
            turns.release();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
