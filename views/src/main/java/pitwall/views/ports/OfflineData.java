package pitwall.views.ports;

import java.util.concurrent.CompletableFuture;

/// What this computer remembers of the fleet.
public interface OfflineData {
    /// The newest figures; cheap, any thread.
    OfflineStatus status();

    /// Counts what is remembered.
    CompletableFuture<OfflineReport> report();

    /// Forgets everything remembered, for good. The next picture is remembered again.
    CompletableFuture<ClearOutcome> clear();

    enum ClearOutcome {
        CLEARED,
        /// The file could not be removed; it is set aside at the next start.
        AT_NEXT_START
    }
}
