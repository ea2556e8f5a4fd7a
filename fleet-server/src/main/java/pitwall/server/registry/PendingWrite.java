package pitwall.server.registry;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A write that waits for its commit.
final class PendingWrite<T> {
    private final Write<T> write;
    private final boolean urgent;
    private final @Nullable String cause;
    private final CompletableFuture<T> done = new CompletableFuture<>();
    private @Nullable T result;

    /// @param urgent somebody waits: the group does not wait for more
    /// @param cause correlation id of the request; absent where nobody asked
    PendingWrite(Write<T> write, boolean urgent, @Nullable String cause) {
        this.write = write;
        this.urgent = urgent;
        this.cause = cause;
    }

    boolean isUrgent() {
        return urgent;
    }

    CompletableFuture<T> done() {
        return done;
    }

    void apply(Draft draft) {
        draft.causedBy(cause);
        result = write.apply(draft);
    }

    void complete() {
        done.complete(result);
    }

    void fail(Throwable cause) {
        done.completeExceptionally(cause);
    }
}
