package pitwall.cache;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What is cached on this computer.
///
/// @param bytes size of the files
/// @param lockedAfter this computer's clock: when the cache locks without a new sign-in
public record CacheContents(List<DataSet> dataSets, long bytes, Optional<Instant> lockedAfter) {
    /// One kind of data.
    ///
    /// @param cars how many cars it is about
    /// @param rows how many entries
    /// @param oldest server time of the oldest entry
    /// @param newest server time of the newest entry
    /// @param bytes what it takes; empty where it shares a file with others
    public record DataSet(
            Kind kind, int cars, long rows, Optional<Instant> oldest, Optional<Instant> newest, OptionalLong bytes) {
        /// A kind that shares a file with others.
        DataSet(Kind kind, int cars, long rows, Optional<Instant> oldest, Optional<Instant> newest) {
            this(kind, cars, rows, oldest, newest, OptionalLong.empty());
        }
    }

    /// The kinds of data there are.
    public enum Kind {
        CARS,
        LOGS,
        ROLLOUTS,
        /// Those that were not over.
        ALARMS,
        /// Entries of the audit trail that were read.
        AUDIT,
        /// Answers of the server that screens asked for.
        ANSWERS,
        /// How it was before, and bookmarks of it.
        HISTORY
    }

    public CacheContents {
        dataSets = List.copyOf(dataSets);
    }

    /// The same with a kind that has a file of its own.
    CacheContents and(DataSet other) {
        List<DataSet> all = new ArrayList<>(dataSets);
        all.add(other);
        return new CacheContents(all, bytes + other.bytes().orElse(0), lockedAfter);
    }
}
