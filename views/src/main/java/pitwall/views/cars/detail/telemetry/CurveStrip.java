package pitwall.views.cars.detail.telemetry;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import pitwall.views.cars.asked.Known;
import pitwall.views.kit.Strings;

/// The last hour of the three figures that tell most, always in sight beside what the car is. FX thread.
public final class CurveStrip extends VBox {
    private static final List<Figure> SHOWN = List.of(Figure.BATTERY, Figure.CPU, Figure.TEMPERATURE);

    private final TelemetryWords words;
    private final Map<Figure, CurveChart> charts = new EnumMap<>(Figure.class);
    private final Map<Figure, Label> values = new EnumMap<>(Figure.class);

    public CurveStrip(TelemetryModel model, Strings strings) {
        this.words = model.words();
        getStyleClass().add("curve-strip");
        Label title = new Label(strings.get("car.telemetry.strip"));
        title.getStyleClass().addAll("muted", "caption");
        GridPane grid = new GridPane();
        grid.getStyleClass().add("curve-strip-rows");
        for (Figure figure : SHOWN) {
            Label name = new Label(words.name(figure));
            name.getStyleClass().add("muted");
            name.setMinWidth(Region.USE_PREF_SIZE);
            CurveChart chart = new CurveChart(figure, words);
            GridPane.setHgrow(chart, Priority.ALWAYS);
            Label value = new Label();
            value.getStyleClass().add("number");
            value.setMinWidth(Region.USE_PREF_SIZE);
            charts.put(figure, chart);
            values.put(figure, value);
            grid.addRow(grid.getRowCount(), name, chart, value);
        }
        getChildren().setAll(title, grid);
        model.lastHourProperty().subscribe(this::show);
    }

    private void show(Known<Plot> known) {
        Plot plot = known.value();
        setVisible(plot != null);
        setManaged(plot != null);
        if (plot != null) {
            charts.forEach((_, chart) -> chart.show(plot));
            values.forEach((figure, value) -> value.setText(words.now(plot, figure)));
        }
    }
}
