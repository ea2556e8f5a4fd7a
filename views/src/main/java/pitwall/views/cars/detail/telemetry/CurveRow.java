package pitwall.views.cars.detail.telemetry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import pitwall.views.cars.detail.telemetry.Plot.Curve;

/// A figure by name, its value now or where the cursor is, its axis, its curve and its thresholds in words. FX thread.
final class CurveRow extends HBox {
    private final Figure figure;
    private final TelemetryWords words;
    private final Label value = new Label();
    private final Label high = new Label();
    private final Label low = new Label();
    private final Label range = new Label();
    private final Label threshold = new Label();
    private final CurveChart chart;
    private @Nullable Plot plot;

    CurveRow(Figure figure, TelemetryWords words) {
        this.figure = figure;
        this.words = words;
        this.chart = new CurveChart(figure, words);
        getStyleClass().add("telemetry-row");
        Label name = new Label(words.name(figure));
        name.getStyleClass().addAll("muted", "telemetry-name");
        value.getStyleClass().addAll("number", "telemetry-now");
        range.getStyleClass().addAll("muted", "caption");
        threshold.getStyleClass().addAll("muted", "caption");
        threshold.managedProperty().bind(threshold.textProperty().isNotEmpty());
        for (Label each : List.of(high, low)) {
            each.getStyleClass().addAll("muted", "caption");
        }
        for (Label each : List.of(name, value, high, low)) {
            each.setMinWidth(Region.USE_PREF_SIZE);
        }
        Region between = new Region();
        VBox.setVgrow(between, Priority.ALWAYS);
        VBox scale = new VBox(high, between, low);
        scale.getStyleClass().add("telemetry-scale");
        VBox notes = new VBox(range, threshold);
        notes.getStyleClass().add("telemetry-range");
        HBox.setHgrow(chart, Priority.ALWAYS);
        getChildren().setAll(name, value, scale, chart, notes);
    }

    void show(Plot shown) {
        plot = shown;
        Curve curve = shown.curve(figure);
        chart.show(shown);
        boolean some = !curve.points().isEmpty();
        high.setText(some ? words.axis(figure, figure.axisHigh(curve.highest())) : "");
        low.setText(some ? words.axis(figure, figure.axisLow(curve.lowest())) : "");
        range.setText(words.range(curve));
        threshold.setText(
                curve.thresholds().isEmpty()
                        ? ""
                        : words.threshold(figure, curve.thresholds().getFirst()));
    }

    void mark(Optional<Instant> cursor, Optional<Instant> event) {
        Plot shown = plot;
        if (shown != null) {
            chart.mark(cursor, event);
            value.setText(cursor.map(at -> words.at(shown, figure, at)).orElseGet(() -> words.now(shown, figure)));
        }
    }

    /// Where on the time axis a point of the window lies, 0 to 1; outside of that where it lies outside.
    double place(double sceneX) {
        return chart.sceneToLocal(sceneX, 0).getX() / Math.max(1, chart.getWidth() - 1);
    }
}
