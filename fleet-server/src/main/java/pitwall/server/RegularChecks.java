package pitwall.server;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.server.registry.Draft;

/// What a server looks after by itself, again and again, on a thread of its own: first what needs no draft, in its
/// order, then what changes the fleet, all of it in one draft so that it becomes one change.
final class RegularChecks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RegularChecks.class);

    private final List<Runnable> aside;
    private final List<Consumer<Draft>> within;
    private final Consumer<Consumer<Draft>> writer;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("pitwall-tick").daemon().factory());

    /// @param aside what needs no draft; must not wait for the writer
    /// @param within what changes the fleet
    /// @param writer takes work and does it in a draft, soon
    RegularChecks(List<Runnable> aside, List<Consumer<Draft>> within, Consumer<Consumer<Draft>> writer) {
        this.aside = List.copyOf(aside);
        this.within = List.copyOf(within);
        this.writer = writer;
    }

    /// Looks from now on.
    ///
    /// @param pause between the end of one look and the next
    void start(Duration pause) {
        Future<?> unused =
                ticker.scheduleWithFixedDelay(this::look, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// One look. What goes wrong ends it and is tried again with the next one.
    void look() {
        try {
            aside.forEach(Runnable::run);
            writer.accept(draft -> within.forEach(check -> check.accept(draft)));
        } catch (RuntimeException e) {
            LOG.error("A regular check failed and will be tried again", e);
        }
    }

    /// Looks no more; what the writer took is done.
    @Override
    public void close() {
        ticker.shutdownNow();
    }
}
