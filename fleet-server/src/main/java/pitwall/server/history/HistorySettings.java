package pitwall.server.history;

import java.time.Duration;

/// How much is kept of how the fleet was, and how fine.
///
/// @param step of the finest tier: whole seconds that a minute is a multiple of
/// @param fine how long those are kept
/// @param minutes how long steps of a minute are kept, at least as long
/// @param tens how long steps of ten minutes are kept, at least as long as those
/// @param maxBytes on disk; beyond, the finest steps are kept for shorter, the oldest go first
public record HistorySettings(Duration step, Duration fine, Duration minutes, Duration tens, long maxBytes) {
    private static final int MINUTE = 60;

    /// The shipped figures: 10 seconds for 24 hours, a minute for 7 days, ten minutes for 30 days, 2 GB.
    public static final HistorySettings DEFAULT = new HistorySettings(
            Duration.ofSeconds(10), Duration.ofHours(24), Duration.ofDays(7), Duration.ofDays(30), 2_000_000_000L);

    public HistorySettings {
        boolean stepFits = step.isPositive() && step.getNano() == 0 && MINUTE % step.toSeconds() == 0;
        if (!stepFits
                || fine.compareTo(Duration.ofHours(1)) < 0
                || minutes.compareTo(fine) < 0
                || tens.compareTo(minutes) < 0
                || maxBytes <= 0) {
            throw new IllegalArgumentException("history cannot be kept in steps of " + step + " for " + fine + ", "
                    + minutes + ", " + tens + " in " + maxBytes + " bytes");
        }
    }
}
