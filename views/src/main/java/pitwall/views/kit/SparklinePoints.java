package pitwall.views.kit;

import java.util.ArrayList;
import java.util.List;

/// Turns values into the points of a line. Where several values share a pixel column, only the lowest and the
/// highest are kept, in their order of time, so that no peak is lost and a long series costs what its width
/// costs. Pure.
final class SparklinePoints {
    /// @param begins true after a gap: the line starts anew here
    record Point(double x, double y, boolean begins) {}

    private final double[] values;
    private final double width;
    private final double height;
    private final double lowest;
    private final double highest;
    private final List<Point> points = new ArrayList<>();
    private boolean begins = true;

    private SparklinePoints(double[] values, double width, double height) {
        this.values = values;
        this.width = width;
        this.height = height;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (Double.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        this.lowest = low;
        this.highest = high;
    }

    static List<Point> of(double[] values, double width, double height) {
        if (values.length == 0 || width <= 0 || height <= 0) {
            return List.of();
        }
        SparklinePoints all = new SparklinePoints(values, width, height);
        all.walk();
        return List.copyOf(all.points);
    }

    private void walk() {
        int from = 0;
        while (from < values.length) {
            int to = from + 1;
            while (to < values.length && column(to) == column(from)) {
                to++;
            }
            addColumn(from, to);
            from = to;
        }
    }

    private void addColumn(int from, int to) {
        int low = -1;
        int high = -1;
        for (int i = from; i < to; i++) {
            if (!Double.isFinite(values[i])) {
                begins = true;
                continue;
            }
            low = low < 0 || values[i] < values[low] ? i : low;
            high = high < 0 || values[i] > values[high] ? i : high;
        }
        if (low < 0) {
            return;
        }
        add(Math.min(low, high));
        if (low != high) {
            add(Math.max(low, high));
        }
    }

    private void add(int index) {
        points.add(new Point(x(index), y(values[index]), begins));
        begins = false;
    }

    private int column(int index) {
        return (int) x(index);
    }

    private double x(int index) {
        return values.length == 1 ? width : index * width / (values.length - 1);
    }

    private double y(double value) {
        return highest == lowest ? height / 2 : height - (value - lowest) / (highest - lowest) * height;
    }
}
