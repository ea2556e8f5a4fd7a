package pitwall.views.cars;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/// Runs what it was given when the test says so.
public final class ManualExecutor implements Executor {
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    @Override
    public void execute(Runnable task) {
        waiting.add(task);
    }

    /// Runs what has waited longest.
    public void runNext() {
        waiting.removeFirst().run();
    }

    /// Runs everything that waits, and what comes of it.
    public void runAll() {
        while (!waiting.isEmpty()) {
            waiting.removeFirst().run();
        }
    }

    public int waiting() {
        return waiting.size();
    }
}
