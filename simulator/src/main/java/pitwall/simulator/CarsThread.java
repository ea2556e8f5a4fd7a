package pitwall.simulator;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The thread `pitwall-cars`: owner of all cars of a simulation. Tasks that come after its end are dropped,
/// since sockets still tell how they ended.
final class CarsThread extends ScheduledThreadPoolExecutor {
    private static final Logger LOG = LoggerFactory.getLogger(CarsThread.class);

    CarsThread() {
        super(1, Thread.ofPlatform().daemon().name("pitwall-cars").factory(), new ThreadPoolExecutor.DiscardPolicy());
        setRemoveOnCancelPolicy(true);
        setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /// A failed task would otherwise vanish inside its future.
    @Override
    protected void afterExecute(Runnable task, @Nullable Throwable failure) {
        super.afterExecute(task, failure);
        if (failure == null && task instanceof Future<?> future && future.isDone()) {
            try {
                future.get();
            } catch (ExecutionException e) {
                LOG.error("a task of the simulated fleet failed", e.getCause());
            } catch (CancellationException e) {
                LOG.debug("a task of the simulated fleet was cancelled", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
