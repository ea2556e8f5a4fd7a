package pitwall.views.logs;

import java.util.concurrent.Executor;

/// What is to be done a moment later, unless something else is by then. FX thread.
final class LogSoon {
    private final Executor soon;
    private long changes;
    private boolean pending;

    /// @param soon runs on the FX thread a moment later
    LogSoon(Executor soon) {
        this.soon = soon;
    }

    /// Does this in place of what was to be done.
    void take(Runnable work) {
        long asked = ++changes;
        pending = true;
        soon.execute(() -> {
            if (asked == changes) {
                pending = false;
                work.run();
            }
        });
    }

    /// Does nothing after all.
    void forget() {
        changes++;
        pending = false;
    }

    boolean isPending() {
        return pending;
    }
}
