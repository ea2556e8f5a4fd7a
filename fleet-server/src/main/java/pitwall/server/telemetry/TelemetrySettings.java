package pitwall.server.telemetry;

import java.time.Duration;

/// How much of what cars reported is kept, and how fine.
///
/// @param samples how long every sample is kept; whole hours, at least one
/// @param minutes how long steps of a minute are kept; whole days, at least one day longer than samples
/// @param tens how long steps of ten minutes are kept; whole days
/// @param maxBytes on disk; beyond, all three are kept for shorter, the oldest go first
/// @param flushAfter how long samples wait in memory: so much is lost when the process is killed
public record TelemetrySettings(Duration samples, Duration minutes, Duration tens, long maxBytes, Duration flushAfter) {
    /// The shipped figures: 2 hours, 2 days, 28 days, 2 GB, 1 minute.
    public static final TelemetrySettings DEFAULT = new TelemetrySettings(
            Duration.ofHours(2), Duration.ofDays(2), Duration.ofDays(28), 2_000_000_000L, Duration.ofMinutes(1));

    public TelemetrySettings {
        if (samples.compareTo(Duration.ofHours(1)) < 0
                || minutes.compareTo(samples.plusDays(1)) < 0
                || tens.compareTo(minutes) < 0
                || maxBytes <= 0
                || flushAfter.isNegative()) {
            throw new IllegalArgumentException("telemetry cannot be kept for " + samples + ", " + minutes + ", " + tens
                    + " in " + maxBytes + " bytes, written after " + flushAfter);
        }
    }
}
