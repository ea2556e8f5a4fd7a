package pitwall.server.http;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import pitwall.fleet.Car;
import pitwall.server.live.LivePicture;
import pitwall.server.telemetry.Tracks;
import pitwall.server.telemetry.Trail;

/// Where a car was, over REST, as exactly as the reader may know it.
final class TrackRoutes {
    private static final Duration USUAL = Duration.ofHours(1);
    private static final int POINTS = 500;
    private static final int MOST_POINTS = 2_000;

    private final LivePicture picture;
    private final Tracks tracks;

    TrackRoutes(LivePicture picture, Tracks tracks) {
        this.picture = picture;
        this.tracks = tracks;
    }

    Answer read(ApiCall call) {
        call.allowOnly(Set.of("from", "to", "last", "points"));
        Car car = picture.car(call.carId()).filter(call::sees).orElseThrow(() -> new FaultException(Fault.notFound()));
        Instant now = call.now().truncatedTo(ChronoUnit.MILLIS);
        Instant asked = call.moment("to").orElse(now);
        Instant to = asked.isAfter(now) ? now : asked;
        Duration last = last(call);
        Instant from = call.moment("from").orElseGet(() -> to.minus(last));
        if (!from.isBefore(to)) {
            throw new FaultException(Fault.validation("from", "must be before to, and in the past"));
        }
        if (from.plus(Tracks.KEPT).isBefore(to)) {
            throw new FaultException(Fault.validation("from", "must be at most 7 days before to"));
        }
        int points = call.number("points", POINTS, 2, MOST_POINTS);
        Trail trail = new Trail(from, to, points, call.caller().precision());
        return Answer.ok(trail.of(car.id(), tracks.of(car.id(), from, to.plusMillis(1))));
    }

    private static Duration last(ApiCall call) {
        try {
            Duration last = call.query("last").map(Duration::parse).orElse(USUAL);
            if (last.isPositive() && last.compareTo(Tracks.KEPT) <= 0) {
                return last;
            }
        } catch (DateTimeParseException e) {
            // falls through to the same answer as a time that is too long
        }
        throw new FaultException(Fault.validation("last", "must be a time such as PT6H, at most 7 days"));
    }
}
