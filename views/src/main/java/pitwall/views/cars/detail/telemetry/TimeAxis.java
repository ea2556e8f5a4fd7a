package pitwall.views.cars.detail.telemetry;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The times below the curves, the same for all. FX thread.
final class TimeAxis extends HBox {
    private static final int TIMES = 5;

    private final TelemetryWords words;
    private final Region left = new Region();
    private final Region right = new Region();
    private final List<Label> labels = new ArrayList<>();

    TimeAxis(TelemetryWords words) {
        this.words = words;
        getStyleClass().add("telemetry-axis");
        left.getStyleClass().add("telemetry-axis-left");
        right.getStyleClass().add("telemetry-range");
        Times times = new Times();
        HBox.setHgrow(times, Priority.ALWAYS);
        for (int i = 0; i < TIMES; i++) {
            Label label = new Label();
            label.getStyleClass().addAll("muted", "caption");
            labels.add(label);
            times.getChildren().add(label);
        }
        getChildren().setAll(left, times, right);
    }

    /// As many of the times as there is room for, the first always.
    private final class Times extends Pane {
        @Override
        protected void layoutChildren() {
            double width = labels.stream()
                    .mapToDouble(label -> label.prefWidth(-1))
                    .max()
                    .orElse(0);
            int step = 1;
            while (step < TIMES && ((TIMES - 1) / step + 1) * width > getWidth()) {
                step *= 2;
            }
            for (int i = 0; i < TIMES; i++) {
                Label label = labels.get(i);
                label.setVisible(i % step == 0);
                double free = Math.max(0, getWidth() - label.prefWidth(-1));
                layoutInArea(
                        label,
                        free * i / (TIMES - 1.0),
                        0,
                        label.prefWidth(-1),
                        getHeight(),
                        -1,
                        HPos.LEFT,
                        VPos.CENTER);
            }
        }

        @Override
        protected double computeMinWidth(double height) {
            return 0;
        }
    }

    void show(Plot plot) {
        for (int i = 0; i < TIMES; i++) {
            labels.get(i).setText(words.tick(plot, plot.at(i / (TIMES - 1.0))));
        }
    }
}
