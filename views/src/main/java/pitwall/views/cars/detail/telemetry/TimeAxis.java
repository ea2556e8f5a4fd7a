package pitwall.views.cars.detail.telemetry;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
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
        HBox times = new HBox();
        HBox.setHgrow(times, Priority.ALWAYS);
        for (int i = 0; i < TIMES; i++) {
            if (i > 0) {
                Region between = new Region();
                HBox.setHgrow(between, Priority.ALWAYS);
                times.getChildren().add(between);
            }
            Label label = new Label();
            label.getStyleClass().addAll("muted", "caption");
            labels.add(label);
            times.getChildren().add(label);
        }
        getChildren().setAll(left, times, right);
    }

    void show(Plot plot) {
        for (int i = 0; i < TIMES; i++) {
            labels.get(i).setText(words.tick(plot, plot.at(i / (TIMES - 1.0))));
        }
    }
}
