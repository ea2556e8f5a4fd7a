package pitwall.fleet.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pitwall.fleet.Position;

/// A part of the earth, as `area:` asks for it. Immutable.
///
/// Written as points of latitude and longitude in degrees, separated by `;`: two points are the south-western and the
/// north-eastern corner of a rectangle, three and more the outline of a polygon, closed by itself.
///
/// ```
/// area:48.05/11.40;48.25/11.75        area:48.1/11.4;48.3/11.6;48.1/11.8
/// ```
/// A rectangle whose western edge lies east of its eastern one goes across the antimeridian; an outline goes across it
/// with longitudes beyond 180. Edges count as inside. Lines between points are straight in degrees.
public final class Area {
    /// The most points of an outline.
    public static final int MAX_POINTS = 100;

    private static final Pattern POINT =
            Pattern.compile("(-?[0-9]{1,2}(?:\\.[0-9]{1,9})?)/(-?[0-9]{1,3}(?:\\.[0-9]{1,9})?)");

    private final double[] latitudes;
    private final double[] longitudes;
    private final double middle;

    private Area(double[] latitudes, double[] longitudes) {
        this.latitudes = latitudes;
        this.longitudes = longitudes;
        double west = longitudes[0];
        double east = longitudes[0];
        for (double longitude : longitudes) {
            west = Math.min(west, longitude);
            east = Math.max(east, longitude);
        }
        this.middle = (west + east) / 2;
    }

    /// Reads an area; empty where the text is none. Takes time in proportion to the length of the text.
    public static Optional<Area> of(String text) {
        List<double[]> points = new ArrayList<>();
        for (String each : text.split(";", -1)) {
            Matcher point = POINT.matcher(each);
            if (!point.matches() || points.size() == MAX_POINTS) {
                return Optional.empty();
            }
            double latitude = Double.parseDouble(point.group(1));
            double longitude = Double.parseDouble(point.group(2));
            if (Math.abs(latitude) > 90 || Math.abs(longitude) > 360) {
                return Optional.empty();
            }
            points.add(new double[] {latitude, longitude});
        }
        return points.size() < 2
                ? Optional.empty()
                : Optional.of(points.size() == 2 ? rectangle(points) : polygon(points));
    }

    private static Area polygon(List<double[]> points) {
        return new Area(
                points.stream().mapToDouble(point -> point[0]).toArray(),
                points.stream().mapToDouble(point -> point[1]).toArray());
    }

    private static Area rectangle(List<double[]> corners) {
        double south = Math.min(corners.get(0)[0], corners.get(1)[0]);
        double north = Math.max(corners.get(0)[0], corners.get(1)[0]);
        double west = corners.get(0)[1];
        double east = corners.get(1)[1] < west ? corners.get(1)[1] + 360 : corners.get(1)[1];
        return new Area(new double[] {south, south, north, north}, new double[] {west, east, east, west});
    }

    /// True where the position lies inside or on the edge.
    public boolean holds(Position position) {
        return holds(position.latitude(), position.longitude());
    }

    boolean holds(double latitude, double longitude) {
        // The copy of the place that is nearest to the middle of the area.
        double x = longitude - 360 * Math.rint((longitude - middle) / 360);
        return inside(latitude, x) || x == middle - 180 && inside(latitude, x + 360);
    }

    private boolean inside(double y, double x) {
        boolean odd = false;
        int previous = latitudes.length - 1;
        for (int i = 0; i < latitudes.length; i++) {
            double y0 = latitudes[previous];
            double y1 = latitudes[i];
            double x0 = longitudes[previous];
            double x1 = longitudes[i];
            double side = (x1 - x0) * (y - y0) - (x - x0) * (y1 - y0);
            if (side == 0
                    && y >= Math.min(y0, y1)
                    && y <= Math.max(y0, y1)
                    && x >= Math.min(x0, x1)
                    && x <= Math.max(x0, x1)) {
                return true;
            }
            if (y0 > y != y1 > y && (side > 0) == (y1 < y0)) {
                odd = !odd;
            }
            previous = i;
        }
        return odd;
    }
}
