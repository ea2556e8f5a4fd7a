package pitwall.views.wizard.plan;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// Runs something a little later, on the FX thread.
@FunctionalInterface
public interface Delayed {
    void run(Duration delay, Runnable work);

    /// One that counts real time.
    static Delayed on(Executor fxThread) {
        return (delay, work) -> CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, fxThread)
                .execute(work);
    }
}
