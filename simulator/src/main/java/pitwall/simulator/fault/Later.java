package pitwall.simulator.fault;

import java.time.Duration;

/// Runs something after a while, on the thread that owns the cars.
@FunctionalInterface
public interface Later {
    void run(Duration delay, Runnable task);
}
