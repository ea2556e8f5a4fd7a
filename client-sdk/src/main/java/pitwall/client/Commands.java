package pitwall.client;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// The one way from a click to the server. Thread-safe; replies arrive on a virtual thread.
public interface Commands {
    /// Refuses at once where the role or the freshness does not permit the command, else sends it under a
    /// fresh id, or the one it brings along, which is also its idempotency key. The future never fails: trouble is an
    /// outcome.
    CompletableFuture<CommandOutcome> submit(FleetCommand command);

    /// As [#submit], and says how far the command came until nothing more is to be said: the listener is called once
    /// with [CommandState.Requested], and at last with one of the ends, on whatever thread knows it. Whoever cannot
    /// see effects takes the reply for the end.
    default void follow(FleetCommand command, Consumer<CommandState> listener) {
        CompletableFuture<?> unused = submit(command).thenAccept(outcome -> {
            CommandState reply = CommandState.of(outcome);
            listener.accept(reply);
            if (reply instanceof CommandState.Recorded(UUID id)) {
                listener.accept(new CommandState.Done(id));
            }
        });
    }
}
