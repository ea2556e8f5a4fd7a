package pitwall.views.cars.trail;

import java.time.Duration;

/// How far back a trail goes.
enum TrailRange {
    HOUR(Duration.ofHours(1)),
    SIX_HOURS(Duration.ofHours(6)),
    DAY(Duration.ofHours(24)),
    /// No trail.
    NONE(Duration.ZERO);

    private final Duration last;

    TrailRange(Duration last) {
        this.last = last;
    }

    Duration last() {
        return last;
    }

    TrailRange next() {
        return values()[(ordinal() + 1) % values().length];
    }
}
