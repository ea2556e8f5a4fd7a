package pitwall.simulator.road;

/// The box a city lies in, in degrees.
public record Bounds(double south, double north, double west, double east) {
    public boolean contains(GeoPoint point) {
        return point.latitude() >= south
                && point.latitude() <= north
                && point.longitude() >= west
                && point.longitude() <= east;
    }

    /// The nearest point inside.
    public GeoPoint clamp(GeoPoint point) {
        return new GeoPoint(Math.clamp(point.latitude(), south, north), Math.clamp(point.longitude(), west, east));
    }
}
