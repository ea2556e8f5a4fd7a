package pitwall.client.rest;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// Waits for the server until there is an answer or nobody wants it any more. Thread-safe.
final class Abandonable {
    private Abandonable() {}

    /// Begins the work on a virtual thread of its own. Cancelling the future interrupts it: the call ends, and of a
    /// file that is half written nothing stays.
    static <T> CompletableFuture<T> start(Supplier<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Thread thread = Thread.ofVirtual().name("pitwall-reading").start(() -> end(done, work));
        CompletableFuture<?> unused = done.whenComplete((_, _) -> {
            if (done.isCancelled()) {
                thread.interrupt();
            }
        });
        return done;
    }

    private static <T> void end(CompletableFuture<T> done, Supplier<T> work) {
        try {
            done.complete(work.get());
        } catch (RuntimeException e) {
            done.completeExceptionally(e);
        }
    }
}
