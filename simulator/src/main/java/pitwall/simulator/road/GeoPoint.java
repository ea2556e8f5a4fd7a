package pitwall.simulator.road;

/// A place on earth, WGS 84 degrees. Distances take the earth as flat within a city, which is wrong by
/// centimetres.
public record GeoPoint(double latitude, double longitude) {
    private static final double METRES_PER_DEGREE = 111_320;

    /// Metres to another point of the same city.
    public double metresTo(GeoPoint other) {
        return Math.hypot(eastTo(other), northTo(other));
    }

    /// Degrees clockwise from north, 0 up to 360.
    public int headingTo(GeoPoint other) {
        double degrees = Math.toDegrees(Math.atan2(eastTo(other), northTo(other)));
        return Math.floorMod(Math.round(degrees), 360);
    }

    /// The point this fraction of the way to another.
    public GeoPoint towards(GeoPoint other, double fraction) {
        return new GeoPoint(
                latitude + (other.latitude - latitude) * fraction,
                longitude + (other.longitude - longitude) * fraction);
    }

    /// The point so many metres away.
    public GeoPoint moved(double metresNorth, double metresEast) {
        return new GeoPoint(
                latitude + metresNorth / METRES_PER_DEGREE, longitude + metresEast / metresPerDegreeOfLongitude());
    }

    private double northTo(GeoPoint other) {
        return (other.latitude - latitude) * METRES_PER_DEGREE;
    }

    private double eastTo(GeoPoint other) {
        return (other.longitude - longitude) * metresPerDegreeOfLongitude();
    }

    private double metresPerDegreeOfLongitude() {
        return METRES_PER_DEGREE * Math.cos(Math.toRadians(latitude));
    }
}
