package pitwall.server.telemetry;

import java.time.Duration;

/// How long each tier is kept right now: as set, or a share of that while there is no room for all. Belongs to one
/// thread.
final class Retention {
    private static final double LESS = 0.8;
    private static final double LEAST = 0.02;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final TelemetrySettings settings;
    private double share = 1;

    Retention(TelemetrySettings settings) {
        this.settings = settings;
    }

    /// Until when blocks of a tier are forgotten, milliseconds: always a whole number of pieces of the next tier, so
    /// that what is forgotten was folded in whole.
    long until(Tier tier, long now) {
        return switch (tier) {
            case SAMPLES -> Tier.MINUTES.pieceOf(now - scaled(settings.samples(), HOUR));
            case MINUTES -> Tier.TENS.pieceOf(now - scaled(settings.minutes(), DAY));
            case TENS -> Tier.TENS.pieceOf(now - scaled(settings.tens(), DAY));
        };
    }

    /// Never shorter than a piece of the next tier: a late sample must find the rest of its hour.
    private long scaled(Duration whole, Duration least) {
        return Math.max(least.toMillis(), (long) (whole.toMillis() * share));
    }

    /// How long something is kept that is to be kept for so long: an hour at least, milliseconds.
    long scaled(Duration whole) {
        return scaled(whole, HOUR);
    }

    /// Takes how much is on disk.
    void fit(long bytes) {
        if (bytes > settings.maxBytes()) {
            share = Math.max(LEAST, share * LESS);
        } else if (bytes < settings.maxBytes() * LESS * LESS) {
            share = Math.min(1, share / LESS);
        }
    }

    /// True where even the shortest retention does not fit: nothing more is stored.
    boolean isFull(long bytes) {
        return share <= LEAST && bytes > settings.maxBytes();
    }

    double share() {
        return share;
    }
}
