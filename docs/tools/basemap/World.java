/** The earth as the base map measures it: Web Mercator, the world being 2^21 units wide and high. */
final class World {
    static final int UNITS = 1 << 21;

    private static final double LIMIT = 85.0511287798066;

    private World() {}

    static double x(double longitude) {
        return (longitude + 180) / 360 * UNITS;
    }

    static double y(double latitude) {
        double sine = Math.sin(Math.toRadians(Math.max(-LIMIT, Math.min(LIMIT, latitude))));
        double y = (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * UNITS;
        return Math.max(0, Math.min(UNITS, y));
    }
}
