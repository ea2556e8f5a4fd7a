package pitwall.client;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// The one way from a click to the server. Thread-safe; replies arrive on a virtual thread.
public interface Commands {
    /// Refuses at once where the role or the freshness does not permit the command, else sends it under a
    /// fresh id, which is also its idempotency key. The future never fails: trouble is an outcome.
    CompletableFuture<CommandOutcome> submit(FleetCommand command);

    /// As [#submit], and says how far the command came until nothing more is to be said: the listener is called once
    /// with [CommandState.Requested], and at last with one of the ends, on whatever thread knows it. Whoever cannot
    /// see effects says what the reply says.
    default void follow(FleetCommand command, Consumer<CommandState> listener) {
        submit(command).thenAccept(outcome -> listener.accept(CommandState.of(outcome)));
    }
}
