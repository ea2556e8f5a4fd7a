package pitwall.cli;

import java.util.concurrent.CountDownLatch;

/// Waits for somebody to end the program, and then lets it end properly: SIGTERM and Ctrl+C run what must be
/// closed before the machine takes the process away.
final class StopSignal {
    private final CountDownLatch closed = new CountDownLatch(1);

    /// Closes the resource when the program is told to stop; the last one given here is closed first.
    static StopSignal closing(AutoCloseable resource) {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("pitwall-stop").unstarted(() -> {
                    try {
                        resource.close();
                    } catch (Exception e) {
                        System.err.println("The program did not end cleanly: " + e.getMessage());
                    } finally {
                        signal.closed.countDown();
                    }
                }));
        return signal;
    }

    /// Returns when everything is closed, or when this thread is interrupted.
    void await() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
