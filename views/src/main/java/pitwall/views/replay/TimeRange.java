package pitwall.views.replay;

import java.time.Duration;
import java.time.Instant;

/// A stretch of server time on the bar.
///
/// @param from its left end
/// @param to its right end
public record TimeRange(Instant from, Instant to) {
    /// None.
    public static final TimeRange NONE = new TimeRange(Instant.EPOCH, Instant.EPOCH);

    private static final Duration USUAL = Duration.ofHours(2);

    public Duration length() {
        return Duration.between(from, to);
    }

    public boolean contains(Instant moment) {
        return !moment.isBefore(from) && !moment.isAfter(to);
    }

    /// Where on the way from 0 to 1 a moment lies.
    public double place(Instant moment) {
        return (double) Duration.between(from, moment).toMillis() / length().toMillis();
    }

    /// The moment at a place from 0 to 1.
    public Instant at(double place) {
        return from.plusMillis(Math.round(Math.clamp(place, 0.0, 1.0) * length().toMillis()));
    }

    /// A stretch as long as this one that ends now if the moment is within, else with the moment in its middle.
    public TimeRange around(Instant moment, Instant now) {
        Duration length = equals(NONE) ? USUAL : length();
        Instant end = moment.isBefore(now.minus(length)) ? moment.plus(length.dividedBy(2)) : now;
        return new TimeRange(end.minus(length), end);
    }
}
