package pitwall.views.kit;

import java.util.function.DoubleFunction;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;

/// A small line of recent values without axes. A value that is not a number is a gap and is drawn as one. At
/// most two points are drawn per pixel: the lowest and the highest of that pixel. FX thread.
public final class Sparkline extends Region {
    private static final double MARGIN = 1;

    private final Strings strings;
    private final DoubleFunction<String> format;
    private final Path path = new Path();
    private double[] values = {};

    /// @param format writes a value with its unit, for the spoken summary
    public Sparkline(Strings strings, DoubleFunction<String> format) {
        this.strings = strings;
        this.format = format;
        getStyleClass().add("sparkline");
        path.getStyleClass().add("sparkline-line");
        path.setManaged(false);
        getChildren().add(path);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinWidth(24);
        setPrefSize(96, 18);
        setValues();
    }

    /// Oldest first, equally spaced.
    public void setValues(double... newValues) {
        values = newValues.clone();
        setAccessibleText(summary());
        setNeedsLayout(true);
    }

    @Override
    protected void layoutChildren() {
        path.getElements()
                .setAll(SparklinePoints.of(values, getWidth() - 2 * MARGIN, getHeight() - 2 * MARGIN).stream()
                        .map(Sparkline::element)
                        .toList());
        path.setTranslateX(MARGIN);
        path.setTranslateY(MARGIN);
    }

    private static PathElement element(SparklinePoints.Point point) {
        return point.begins() ? new MoveTo(point.x(), point.y()) : new LineTo(point.x(), point.y());
    }

    private String summary() {
        double lowest = Double.NaN;
        double highest = Double.NaN;
        double first = Double.NaN;
        double last = Double.NaN;
        for (double value : values) {
            if (Double.isFinite(value)) {
                first = Double.isNaN(first) ? value : first;
                lowest = Double.isNaN(lowest) ? value : Math.min(lowest, value);
                highest = Double.isNaN(highest) ? value : Math.max(highest, value);
                last = value;
            }
        }
        return Double.isNaN(first)
                ? strings.get("kit.sparkline.empty")
                : strings.get(
                        "kit.sparkline.summary",
                        format.apply(first),
                        format.apply(lowest),
                        format.apply(highest),
                        format.apply(last));
    }
}
