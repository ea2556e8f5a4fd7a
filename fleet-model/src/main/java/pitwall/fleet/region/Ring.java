package pitwall.fleet.region;

import java.util.Arrays;

/// A closed line on the earth: straight in degrees from each corner to the next and from the last to the first.
/// Immutable.
public final class Ring {
    private static final double METRES_PER_DEGREE = 111_195;

    private final double[] longitudes;
    private final double[] latitudes;

    /// Copies the corners; the first is not repeated at the end.
    ///
    /// @param longitudes degrees, -180 to 180
    /// @param latitudes degrees, as many
    public Ring(double[] longitudes, double[] latitudes) {
        if (longitudes.length < 3 || longitudes.length != latitudes.length) {
            throw new IllegalArgumentException("a ring of " + longitudes.length + " and " + latitudes.length);
        }
        this.longitudes = longitudes.clone();
        this.latitudes = latitudes.clone();
    }

    /// How many corners it has.
    public int size() {
        return longitudes.length;
    }

    public double longitude(int corner) {
        return longitudes[corner];
    }

    public double latitude(int corner) {
        return latitudes[corner];
    }

    /// Where a place is in relation to a ring.
    enum Side {
        INSIDE,
        EDGE,
        OUTSIDE
    }

    Side side(double longitude, double latitude) {
        boolean odd = false;
        int last = longitudes.length - 1;
        for (int i = 0; i < longitudes.length; last = i++) {
            double x0 = longitudes[last];
            double y0 = latitudes[last];
            double x1 = longitudes[i];
            double y1 = latitudes[i];
            double side = (x1 - x0) * (latitude - y0) - (longitude - x0) * (y1 - y0);
            if (side == 0 && between(longitude, x0, x1) && between(latitude, y0, y1)) {
                return Side.EDGE;
            }
            if (y0 > latitude != y1 > latitude && side > 0 == y1 > y0) {
                odd = !odd;
            }
        }
        return odd ? Side.INSIDE : Side.OUTSIDE;
    }

    private static boolean between(double value, double one, double other) {
        return value >= Math.min(one, other) && value <= Math.max(one, other);
    }

    /// Square degrees; positive where the corners go round counter-clockwise.
    double area() {
        double twice = 0;
        int last = longitudes.length - 1;
        for (int i = 0; i < longitudes.length; last = i++) {
            twice += (longitudes[last] - longitudes[0]) * (latitudes[i] - latitudes[0])
                    - (longitudes[i] - longitudes[0]) * (latitudes[last] - latitudes[0]);
        }
        return twice / 2;
    }

    /// The same line the other way round.
    Ring reversed() {
        double[] x = new double[longitudes.length];
        double[] y = new double[longitudes.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = longitudes[x.length - 1 - i];
            y[i] = latitudes[x.length - 1 - i];
        }
        return new Ring(x, y);
    }

    /// How far a place is from the line, good to a percent within some hundred kilometres.
    double metresFrom(double longitude, double latitude) {
        double perLongitude = METRES_PER_DEGREE * Math.cos(Math.toRadians(latitude));
        double nearest = Double.POSITIVE_INFINITY;
        int last = longitudes.length - 1;
        for (int i = 0; i < longitudes.length; last = i++) {
            double x0 = (longitudes[last] - longitude) * perLongitude;
            double y0 = (latitudes[last] - latitude) * METRES_PER_DEGREE;
            double x1 = (longitudes[i] - longitude) * perLongitude;
            double y1 = (latitudes[i] - latitude) * METRES_PER_DEGREE;
            nearest = Math.min(nearest, fromOrigin(x0, y0, x1, y1));
        }
        return nearest;
    }

    private static double fromOrigin(double x0, double y0, double x1, double y1) {
        double dx = x1 - x0;
        double dy = y1 - y0;
        double square = dx * dx + dy * dy;
        double share = square == 0 ? 0 : Math.clamp(-(x0 * dx + y0 * dy) / square, 0, 1);
        return Math.hypot(x0 + share * dx, y0 + share * dy);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ring ring
                && Arrays.equals(ring.longitudes, longitudes)
                && Arrays.equals(ring.latitudes, latitudes);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(longitudes) + Arrays.hashCode(latitudes);
    }
}
