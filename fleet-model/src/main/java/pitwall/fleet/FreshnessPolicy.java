package pitwall.fleet;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The ages at which a value stops being fresh. The server owns the figures and sends them in its
/// welcome, so that every console draws the same line.
///
/// @param heartbeat how often a car reports; three missed ones end freshness
/// @param late up to this age a value is late, beyond it stale
/// @param offline beyond this age a car counts as offline whatever its last report said
public record FreshnessPolicy(Duration heartbeat, Duration late, Duration offline) {
    /// The shipped figures: 5 s, 60 s, 10 min.
    public static final FreshnessPolicy DEFAULT =
            new FreshnessPolicy(Duration.ofSeconds(5), Duration.ofSeconds(60), Duration.ofMinutes(10));

    public FreshnessPolicy {
        if (heartbeat.isNegative() || heartbeat.isZero()) {
            throw new IllegalArgumentException("heartbeat must be positive, was " + heartbeat);
        }
        if (late.compareTo(heartbeat.multipliedBy(3)) < 0 || offline.compareTo(late) < 0) {
            throw new IllegalArgumentException(
                    "need 3 heartbeats <= late <= offline, was " + heartbeat + ", " + late + ", " + offline);
        }
    }

    /// The age up to which a value is fresh: three heartbeats.
    public Duration fresh() {
        return heartbeat.multipliedBy(3);
    }

    /// Classifies a value that was last received at `heard`, server time; `null` means never.
    /// A time in the future (a clock was set back) counts as just heard.
    public AgeClass classify(@Nullable Instant heard, Instant now) {
        if (heard == null) {
            return AgeClass.UNKNOWN;
        }
        Duration age = Duration.between(heard, now);
        if (age.compareTo(fresh()) <= 0) {
            return AgeClass.FRESH;
        }
        if (age.compareTo(late) <= 0) {
            return AgeClass.LATE;
        }
        return age.compareTo(offline) <= 0 ? AgeClass.STALE : AgeClass.OFFLINE;
    }
}
