package pitwall.views.map;

/// Web Mercator with a world that is 1 wide and 1 high: x from the antimeridian eastwards, y from the north downwards.
/// What lies nearer to a pole than the projection reaches is drawn on the edge.
public final class Mercator {
    /// The northernmost latitude of the square world, in degrees.
    public static final double LIMIT = 85.0511287798066;

    /// What sums of parts of the world may be off by.
    private static final double ROUNDING = 1e-9;

    private Mercator() {}

    /// @param longitude degrees, WGS 84
    public static double x(double longitude) {
        return (longitude + 180) / 360;
    }

    /// @param latitude degrees, WGS 84
    public static double y(double latitude) {
        double sine = Math.sin(Math.toRadians(Math.clamp(latitude, -LIMIT, LIMIT)));
        return Math.clamp(0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI), 0.0, 1.0);
    }

    /// Degrees, -180 up to 180, whichever copy of the world `x` lies on.
    public static double longitude(double x) {
        return (x - Math.floor(x)) * 360 - 180;
    }

    public static double latitude(double y) {
        return Math.toDegrees(Math.atan(Math.sinh(Math.PI * (1 - 2 * y))));
    }

    /// The latitude of a place of the world, where its edge and whatever is beyond stand for the pole.
    public static double latitudeToPole(double y) {
        if (y <= ROUNDING) {
            return 90;
        }
        return y >= 1 - ROUNDING ? -90 : latitude(y);
    }

    /// How much of the world's width a distance takes there.
    ///
    /// @param latitude degrees; the nearer to a pole, the larger everything is drawn
    public static double width(double metres, double latitude) {
        double round = 40_075_017 * Math.cos(Math.toRadians(Math.clamp(latitude, -LIMIT, LIMIT)));
        return metres / round;
    }
}
