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

    /// The limits as of `now`, for looking at many cars at once.
    public AgeLimits at(Instant now) {
        return new AgeLimits(now.minus(fresh()), now.minus(late), now.minus(offline));
    }

    /// Classifies a value that was last received at `heard`, server time; `null` means never.
    /// A time in the future (a clock was set back) counts as just heard.
    public AgeClass classify(@Nullable Instant heard, Instant now) {
        return at(now).classify(heard);
    }
}
