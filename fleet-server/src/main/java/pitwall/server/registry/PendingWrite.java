package pitwall.server.registry;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A write that waits for its commit. Urgent ones have somebody waiting: their group does not wait for more.
final class PendingWrite<T> {
    private final Write<T> write;
    private final boolean urgent;
    private final CompletableFuture<T> done = new CompletableFuture<>();
    private @Nullable T result;

    PendingWrite(Write<T> write, boolean urgent) {
        this.write = write;
        this.urgent = urgent;
    }

    boolean isUrgent() {
        return urgent;
    }

    CompletableFuture<T> done() {
        return done;
    }

    void apply(Draft draft) {
        result = write.apply(draft);
    }

    void complete() {
        done.complete(result);
    }

    void fail(Throwable cause) {
        done.completeExceptionally(cause);
    }
}
