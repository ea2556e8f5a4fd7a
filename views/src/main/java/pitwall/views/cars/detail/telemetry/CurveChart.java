package pitwall.views.cars.detail.telemetry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.rest.CarTelemetry.Threshold;
import pitwall.views.cars.detail.telemetry.Plot.Curve;
import pitwall.views.cars.detail.telemetry.Plot.Gap;

/// One figure over time: its line, the times of which nothing is known (empty with a mark at the foot, the newest one
/// hatched), the thresholds as dashed lines, the cursor and the event that is pointed at. FX thread.
final class CurveChart extends Region {
    private static final double HATCH = 6;

    private final TelemetryWords words;
    private final Figure figure;
    private final Path line = path("curve-line");
    private final Path gaps = path("curve-gap");
    private final Path stale = path("curve-stale");
    private final Path thresholds = path("curve-threshold");
    private final Line cursor = upright("curve-cursor");
    private final Line event = upright("curve-event");
    private @Nullable Plot plot;
    private Optional<Instant> cursorAt = Optional.empty();
    private Optional<Instant> eventAt = Optional.empty();

    CurveChart(Figure figure, TelemetryWords words) {
        this.figure = figure;
        this.words = words;
        getStyleClass().add("curve-chart");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(40, 16);
        getChildren().setAll(gaps, stale, thresholds, line, event, cursor);
    }

    private static Path path(String style) {
        Path path = new Path();
        path.getStyleClass().add(style);
        path.setManaged(false);
        return path;
    }

    private static Line upright(String style) {
        Line line = new Line();
        line.getStyleClass().add(style);
        line.setManaged(false);
        line.setVisible(false);
        return line;
    }

    void show(Plot shown) {
        plot = shown;
        setAccessibleText(words.spoken(shown, shown.curve(figure)));
        setNeedsLayout(true);
    }

    /// @param reading the moment that all curves are read at
    /// @param happened when that happened which the timeline points at
    void mark(Optional<Instant> reading, Optional<Instant> happened) {
        cursorAt = reading;
        eventAt = happened;
        Plot shown = plot;
        if (shown != null) {
            mark(cursor, shown, reading);
            mark(event, shown, happened);
        }
    }

    private void mark(Line upright, Plot shown, Optional<Instant> at) {
        double place = at.map(shown::place).orElse(-1.0);
        upright.setVisible(place >= 0 && place <= 1);
        double x = Math.floor(place * (getWidth() - 1)) + 0.5;
        upright.setStartX(x);
        upright.setEndX(x);
        upright.setEndY(getHeight());
    }

    @Override
    protected void layoutChildren() {
        Plot shown = plot;
        double width = getWidth();
        double height = getHeight();
        if (shown == null || width <= 0 || height <= 0) {
            return;
        }
        Curve curve = shown.curve(figure);
        line.getElements()
                .setAll(CurvePoints.of(shown, curve, width, height - 2).stream()
                        .map(spot -> spot.begins()
                                ? (PathElement) new MoveTo(spot.x(), spot.y() + 1)
                                : new LineTo(spot.x(), spot.y() + 1))
                        .toList());
        gaps.getElements().setAll(feet(shown, width, height));
        stale.getElements().setAll(hatched(shown, width, height));
        stale.setClip(new Rectangle(width, height));
        thresholds.getElements().setAll(lines(curve, width, height));
        mark(cursorAt, eventAt);
    }

    /// A gap is open above and has a foot with ends, so that it is not taken for a value of nought.
    private static List<PathElement> feet(Plot shown, double width, double height) {
        List<PathElement> feet = new ArrayList<>();
        for (Gap gap : shown.gaps()) {
            double left = shown.place(gap.from()) * width;
            double right = shown.place(gap.to()) * width;
            if (right - left >= 3) {
                feet.add(new MoveTo(left, height - 4));
                feet.add(new LineTo(left, height - 1));
                feet.add(new LineTo(right, height - 1));
                feet.add(new LineTo(right, height - 4));
            }
        }
        return feet;
    }

    private static List<PathElement> hatched(Plot shown, double width, double height) {
        List<PathElement> hatches = new ArrayList<>();
        Instant from = shown.staleFrom();
        if (from == null) {
            return hatches;
        }
        double left = shown.place(from) * width;
        for (double x = left; x < width + height; x += HATCH) {
            double foot = Math.max(left, x - height);
            hatches.add(new MoveTo(x, 0));
            hatches.add(new LineTo(foot, x - foot));
        }
        hatches.add(new MoveTo(left, 0));
        hatches.add(new LineTo(left, height));
        return hatches;
    }

    private static List<PathElement> lines(Curve curve, double width, double height) {
        List<PathElement> lines = new ArrayList<>();
        for (Threshold threshold : curve.thresholds()) {
            double y = Math.round(CurvePoints.y(curve, threshold.value(), height - 2)) + 0.5;
            lines.add(new MoveTo(0, y));
            lines.add(new LineTo(width, y));
        }
        return lines;
    }
}
