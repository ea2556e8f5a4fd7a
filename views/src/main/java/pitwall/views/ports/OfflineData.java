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
        /// A file could not be emptied; it is as soon as it can be opened, at the latest at the next start, before
        /// anything of it is shown.
        AT_NEXT_START,
        /// Something is still there, and stays.
        NOT_CLEARED
    }
}
