package pitwall.protocol.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How many matching lines there are in equal spans of time.
///
/// @param from beginning of the first bucket
/// @param to end of the last bucket, exclusive
/// @param width of one bucket
/// @param buckets oldest first, empty ones included
/// @param total of all buckets and levels
/// @param complete false when the time ran out: what is older than `searchedUntil` was not counted
/// @param searchedUntil server time of the oldest line that was counted in; absent when complete
public record LogHistogram(
        Instant from,
        Instant to,
        @JsonProperty("widthMs") Duration width,
        List<Bucket> buckets,
        long total,
        boolean complete,
        @Nullable Instant searchedUntil) {
    public LogHistogram {
        buckets = List.copyOf(buckets);
    }

    /// One span of time.
    ///
    /// @param at its beginning
    public record Bucket(Instant at, long error, long warn, long info, long debug) {
        /// Of all levels.
        public long total() {
            return error + warn + info + debug;
        }
    }
}
