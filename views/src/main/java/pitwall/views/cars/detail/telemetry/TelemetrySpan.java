package pitwall.views.cars.detail.telemetry;

import java.time.Duration;

/// How far back curves go.
enum TelemetrySpan {
    HOUR(Duration.ofHours(1)),
    SIX_HOURS(Duration.ofHours(6)),
    DAY(Duration.ofDays(1)),
    WEEK(Duration.ofDays(7)),
    MONTH(Duration.ofDays(28));

    private final Duration length;

    TelemetrySpan(Duration length) {
        this.length = length;
    }

    Duration length() {
        return length;
    }

    /// How often the server is asked again: what happens in between comes live.
    Duration askedEvery() {
        return this == HOUR ? Duration.ofMinutes(1) : Duration.ofMinutes(5);
    }
}
