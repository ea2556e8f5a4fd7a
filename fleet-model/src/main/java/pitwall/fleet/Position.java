package pitwall.fleet;

import java.time.Instant;

/// Where a car said it was.
///
/// @param latitude degrees, WGS 84, -90 to 90
/// @param longitude degrees, WGS 84, -180 to 180
/// @param headingDegrees clockwise from north, 0 up to 360
/// @param at when the position was taken, server time
public record Position(double latitude, double longitude, int headingDegrees, Instant at) {
    public Position {
        if (!(latitude >= -90 && latitude <= 90) || !(longitude >= -180 && longitude <= 180)) {
            throw new IllegalArgumentException("not a place on earth: " + latitude + ", " + longitude);
        }
        if (headingDegrees < 0 || headingDegrees >= 360) {
            throw new IllegalArgumentException("heading must be 0 up to 360, was " + headingDegrees);
        }
    }
}
