package pitwall.cache;

import java.time.Duration;

/// How long the cache keeps what, so that its size stays bounded.
///
/// @param logsPerCar newest entries kept for each car
/// @param logAge entries older than this are forgotten
/// @param answers most recently needed answers of the server that are kept
/// @param answerBytes how many bytes those may take
/// @param auditEntries newest entries of the audit trail that are kept of those that were read
/// @param lockAfter without a sign-in for this long the cache cannot be opened until the next one
/// @param wipeAfter without a sign-in for this long everything is forgotten when the cache is next opened
public record Retention(
        int logsPerCar,
        Duration logAge,
        int answers,
        long answerBytes,
        int auditEntries,
        Duration lockAfter,
        Duration wipeAfter) {
    /// The shipped figures: 100 entries a car, 7 days, 2 000 answers, 24 MiB, 20 000 audit entries, 72 h, 30 days.
    public static final Retention DEFAULT = new Retention(
            100, Duration.ofDays(7), 2_000, 24L * 1024 * 1024, 20_000, Duration.ofHours(72), Duration.ofDays(30));
}
