package pitwall.server.telemetry;

import java.time.Instant;

/// Where a car was.
///
/// @param millis since 1970, server time
/// @param latitudeMicro millionths of a degree
/// @param longitudeMicro millionths of a degree
/// @param heading degrees clockwise from north
public record TrackPoint(long millis, int latitudeMicro, int longitudeMicro, int heading) {
    private static final double MICRO = 1e6;
    private static final double METRES_PER_DEGREE = 111_195;

    static TrackPoint of(long millis, double latitude, double longitude, int heading) {
        return new TrackPoint(millis, (int) Math.rint(latitude * MICRO), (int) Math.rint(longitude * MICRO), heading);
    }

    public Instant at() {
        return Instant.ofEpochMilli(millis);
    }

    /// Degrees.
    public double latitude() {
        return latitudeMicro / MICRO;
    }

    /// Degrees.
    public double longitude() {
        return longitudeMicro / MICRO;
    }

    double metresTo(TrackPoint other) {
        double east = longitude() - other.longitude();
        east -= 360 * Math.rint(east / 360);
        return METRES_PER_DEGREE
                * Math.hypot(latitude() - other.latitude(), east * Math.cos(Math.toRadians(latitude())));
    }
}
