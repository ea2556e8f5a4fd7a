package pitwall.cache;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// How the cache is doing, for the status bar and the settings.
///
/// @param writing true while what is seen is being kept
/// @param locked true where the last sign-in is so long ago that nothing is given out until the next one
/// @param trouble what went wrong most recently, if anything did and still matters
/// @param setAside where the file that could not be used now lies
/// @param asOf server time of the newest data on disk
/// @param bytes size of the files
/// @param past what is wrong with the file of the history, which has its own trouble
public record CacheStatus(
        boolean writing,
        boolean locked,
        Optional<CacheTrouble> trouble,
        Optional<Path> setAside,
        Optional<Instant> asOf,
        long bytes,
        Optional<Past> past) {
    /// Why the history could not be used as it was.
    ///
    /// @param setAside where the file that could not be used now lies; a new one is used. Empty where there is none
    public record Past(CacheTrouble trouble, Optional<Path> setAside) {}

    /// How the last picture alone is doing.
    CacheStatus(
            boolean writing,
            boolean locked,
            Optional<CacheTrouble> trouble,
            Optional<Path> setAside,
            Optional<Instant> asOf,
            long bytes) {
        this(writing, locked, trouble, setAside, asOf, bytes, Optional.empty());
    }

    /// The same with the file of the history beside.
    CacheStatus beside(long more, Optional<Past> history) {
        return new CacheStatus(writing, locked, trouble, setAside, asOf, bytes + more, history);
    }

    /// This status with the lock as it is now.
    CacheStatus locked(boolean now) {
        return now == locked ? this : new CacheStatus(writing, now, trouble, setAside, asOf, bytes, past);
    }

    /// This status of a file that has nothing any more, nor one beside it that was set aside.
    CacheStatus emptied() {
        Optional<CacheTrouble> left = setAside.isPresent() ? Optional.empty() : trouble;
        return new CacheStatus(writing, locked, left, Optional.empty(), Optional.empty(), bytes);
    }

    /// This status, still telling what is told about the file that was set aside when the program started.
    CacheStatus after(CacheStatus before) {
        return new CacheStatus(writing, locked, before.trouble(), before.setAside(), asOf, bytes);
    }
}
