package pitwall.cache;

import java.time.Duration;

/// How long the cache keeps what, so that its size stays bounded.
///
/// @param logsPerCar newest entries kept for each car
/// @param logAge entries older than this are forgotten
/// @param lockAfter without a sign-in for this long the cache cannot be opened until the next one
public record Retention(int logsPerCar, Duration logAge, Duration lockAfter) {
    /// The shipped figures: 100 entries a car, 7 days, 72 h.
    public static final Retention DEFAULT = new Retention(100, Duration.ofDays(7), Duration.ofHours(72));
}
