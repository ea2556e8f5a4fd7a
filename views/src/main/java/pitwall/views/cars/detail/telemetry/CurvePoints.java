package pitwall.views.cars.detail.telemetry;

import java.util.ArrayList;
import java.util.List;
import pitwall.views.cars.detail.telemetry.Plot.Curve;
import pitwall.views.cars.detail.telemetry.Plot.Point;

/// Turns a curve into the points of a line: at most two a pixel, the least and the most of it, so that no peak is lost
/// and a long history costs what its width costs. The line begins anew after a gap. Pure.
final class CurvePoints {
    /// @param begins true where the line begins anew
    record Spot(double x, double y, boolean begins) {}

    private final Plot plot;
    private final double width;
    private final double height;
    private final double low;
    private final double high;
    private final List<Spot> spots = new ArrayList<>();
    private boolean begins = true;
    private double last;

    private CurvePoints(Plot plot, Curve curve, double width, double height) {
        this.plot = plot;
        this.width = width;
        this.height = height;
        this.low = curve.figure().axisLow(curve.lowest());
        this.high = curve.figure().axisHigh(curve.highest());
    }

    static List<Spot> of(Plot plot, Curve curve, double width, double height) {
        if (curve.points().isEmpty() || width <= 0 || height <= 0) {
            return List.of();
        }
        CurvePoints all = new CurvePoints(plot, curve, width, height);
        all.walk(curve.points());
        return List.copyOf(all.spots);
    }

    /// Where a value lies between the top (0) and the bottom.
    static double y(Curve curve, double value, double height) {
        double low = curve.figure().axisLow(curve.lowest());
        double high = curve.figure().axisHigh(curve.highest());
        return height - (Math.clamp(value, low, high) - low) / (high - low) * height;
    }

    private void walk(List<Point> points) {
        int from = 0;
        while (from < points.size()) {
            int to = from + 1;
            while (to < points.size()
                    && (int) x(points.get(to)) == (int) x(points.get(from))
                    && !isApart(points.get(to - 1), points.get(to))) {
                to++;
            }
            begins |= from > 0 && isApart(points.get(from - 1), points.get(from));
            column(points.subList(from, to));
            from = to;
        }
    }

    /// Whether nothing was heard between two points.
    private boolean isApart(Point one, Point next) {
        return plot.gaps().stream()
                .anyMatch(gap -> gap.to().isAfter(one.at()) && gap.from().isBefore(next.at()));
    }

    /// From the side that is nearer to where the line is.
    private void column(List<Point> points) {
        double least = points.stream().mapToDouble(Point::least).min().orElseThrow();
        double most = points.stream().mapToDouble(Point::most).max().orElseThrow();
        boolean leastFirst = begins || Math.abs(last - least) <= Math.abs(last - most);
        double x = x(points.getFirst());
        add(x, leastFirst ? least : most);
        if (least != most) {
            add(x, leastFirst ? most : least);
        }
    }

    private void add(double x, double value) {
        spots.add(new Spot(x, height - (value - low) / (high - low) * height, begins));
        begins = false;
        last = value;
    }

    private double x(Point point) {
        return plot.place(point.at()) * width;
    }
}
