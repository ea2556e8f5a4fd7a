package pitwall.cache;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is cached on this computer.
///
/// @param lockedAfter this computer's clock: when the cache locks without a new sign-in
public record CacheContents(List<DataSet> dataSets, long bytes, Optional<Instant> lockedAfter) {
    /// One kind of data.
    ///
    /// @param cars how many cars it is about
    /// @param rows how many entries
    /// @param newest server time of the newest entry
    public record DataSet(Kind kind, int cars, long rows, Optional<Instant> oldest, Optional<Instant> newest) {}

    /// The kinds of data there are.
    public enum Kind {
        CARS,
        LOGS,
        ROLLOUTS,
        /// Entries of the audit trail that were read.
        AUDIT,
        /// Answers of the server that screens asked for.
        ANSWERS
    }

    public CacheContents {
        dataSets = List.copyOf(dataSets);
    }
}
