package pitwall.cache.history;

import java.time.Duration;

/// How long how much of the history is kept.
///
/// @param seconds every change, second by second
/// @param minutes every lasting change with its second, and figures minute by minute
/// @param groups every lasting change with its second, and figures every quarter of an hour
/// @param bytes what all of it may take; the oldest goes first
public record HistoryRetention(Duration seconds, Duration minutes, Duration groups, long bytes) {
    /// The shipped figures: 15 minutes, 24 hours, 7 days, 400 MiB.
    public static final HistoryRetention DEFAULT =
            new HistoryRetention(Duration.ofMinutes(15), Duration.ofHours(24), Duration.ofDays(7), 400L * 1024 * 1024);
}
