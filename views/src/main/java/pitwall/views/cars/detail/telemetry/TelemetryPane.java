package pitwall.views.cars.detail.telemetry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import pitwall.views.cars.detail.telemetry.TelemetryModel.Line;
import pitwall.views.kit.Sparkline;
import pitwall.views.kit.Strings;
import pitwall.views.kit.WordTable;
import pitwall.views.kit.WordTable.Column;

/// One line a figure over the same time, or the same as a table. The event that the timeline points at is a mark in all
/// of them. FX thread.
public final class TelemetryPane extends VBox {
    private final TelemetryModel model;
    private final Strings strings;
    private final Supplier<Instant> now;
    private final Supplier<Optional<Instant>> event;
    private final Map<Figure, Row> rows = new EnumMap<>(Figure.class);
    private final VBox lines = new VBox();
    private final WordTable table;
    private final ToggleButton asTable;
    private final Label nothing = new Label();
    private final StackPane middle = new StackPane();

    /// @param now server time
    /// @param event when that happened which the timeline points at
    public TelemetryPane(
            TelemetryModel model, Strings strings, Supplier<Instant> now, Supplier<Optional<Instant>> event) {
        this.model = model;
        this.strings = strings;
        this.now = now;
        this.event = event;
        getStyleClass().add("telemetry-pane");
        lines.getStyleClass().add("telemetry-lines");
        for (Figure figure : Figure.values()) {
            Row row = new Row(figure);
            rows.put(figure, row);
            lines.getChildren().add(row);
        }
        table = table();
        asTable = new ToggleButton(strings.get("car.telemetry.table"));
        asTable.setMinWidth(Region.USE_PREF_SIZE);
        asTable.selectedProperty().subscribe(_ -> arrange());
        nothing.setText(strings.get("car.telemetry.none"));
        nothing.getStyleClass().add("muted");
        nothing.setWrapText(true);
        VBox.setVgrow(middle, Priority.ALWAYS);
        getChildren().setAll(head(), middle);
        model.linesProperty().subscribe(this::show);
    }

    private HBox head() {
        Label span = new Label();
        span.textProperty().bind(model.spanProperty());
        span.getStyleClass().add("muted");
        span.setWrapText(true);
        HBox.setHgrow(span, Priority.ALWAYS);
        span.setMaxWidth(Double.MAX_VALUE);
        HBox head = new HBox(span, asTable);
        head.getStyleClass().add("toolbar-row");
        return head;
    }

    private WordTable table() {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(strings.get("car.telemetry.time"), 110, true));
        for (Figure figure : Figure.values()) {
            columns.add(new Column(strings.get(figure.nameKey()), 80, true));
        }
        return new WordTable(strings.get("car.tab.TELEMETRY"), strings.get("car.telemetry.none"), columns);
    }

    private void show(List<Line> shown) {
        shown.forEach(line -> rows.computeIfAbsent(line.figure(), Row::new).show(line));
        arrange();
    }

    private void arrange() {
        boolean some = !model.spanProperty().get().isEmpty();
        Node wanted = !some ? nothing : asTable.isSelected() ? table : lines;
        if (!middle.getChildren().contains(wanted)) {
            middle.getChildren().setAll(wanted);
        }
        if (wanted == table) {
            table.show(model.rows());
        }
    }

    /// Moves the mark of the event.
    public void tick() {
        rows.values().forEach(Row::mark);
    }

    /// The keyboard goes to the switch between lines and table, and from there to the table.
    public void focusFirst() {
        asTable.requestFocus();
    }

    private final class Row extends HBox {
        private final Label value = new Label();
        private final Label range = new Label();
        private final Sparkline line;
        private final Region mark = new Region();
        private final StackPane chart;

        Row(Figure figure) {
            getStyleClass().add("telemetry-row");
            Label name = new Label(strings.get(figure.nameKey()));
            name.getStyleClass().addAll("muted", "telemetry-name");
            value.getStyleClass().addAll("number", "telemetry-now");
            range.getStyleClass().addAll("muted", "caption", "telemetry-range");
            line = new Sparkline(strings, each -> figure.text(each, strings.formats()));
            mark.getStyleClass().add("telemetry-mark");
            mark.setManaged(false);
            mark.setVisible(false);
            chart = new StackPane(line, mark);
            chart.getStyleClass().add("telemetry-chart");
            HBox.setHgrow(chart, Priority.ALWAYS);
            for (Label each : List.of(name, value, range)) {
                each.setMinWidth(Region.USE_PREF_SIZE);
            }
            getChildren().setAll(name, value, chart, range);
        }

        void show(Line shown) {
            value.setText(shown.now());
            range.setText(shown.range());
            line.setValues(shown.values());
            mark();
        }

        private void mark() {
            double place = event.get().map(at -> model.place(at, now.get())).orElse(-1.0);
            boolean inside = place >= 0 && place <= 1;
            mark.setVisible(inside);
            if (inside) {
                mark.resizeRelocate(Math.round(place * (chart.getWidth() - 1)), 0, 1, chart.getHeight());
            }
        }
    }
}
