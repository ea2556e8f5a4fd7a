package pitwall.client;

import java.util.concurrent.CompletableFuture;

/// The one way from a click to the server. Thread-safe; replies arrive on a virtual thread.
public interface Commands {
    /// Refuses at once where the role or the freshness does not permit the command, else sends it under a
    /// fresh id, which is also its idempotency key. The future never fails: trouble is an outcome.
    CompletableFuture<CommandOutcome> submit(FleetCommand command);
}
