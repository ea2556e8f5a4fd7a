package pitwall.views.cars.detail.telemetry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import pitwall.protocol.rest.TimelineEntry;
import pitwall.views.cars.asked.AnswerPane;
import pitwall.views.cars.asked.Known;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Strings;
import pitwall.views.kit.WordTable;
import pitwall.views.kit.WordTable.Column;

/// One curve a figure over the same time, or the same as a table. What the timeline points at is a mark in all of them,
/// and one cursor reads all of them; a click or Enter goes from there to what happened then. FX thread.
public final class TelemetryPane extends VBox {
    private final TelemetryModel model;
    private final TelemetryWords words;
    private final Strings strings;
    private final Supplier<Optional<TimelineEntry>> event;
    private final Consumer<Instant> whatHappened;
    private final Map<Figure, CurveRow> rows = new EnumMap<>(Figure.class);
    private final VBox lines = new VBox();
    private final TimeAxis axis;
    private final WordTable table;
    private final ToggleButton asTable;
    private final Label span = new Label();
    private final Label happenedThen = new Label();
    private final StackPane middle = new StackPane();
    private final AnswerPane<Plot> answer;

    /// @param event what the timeline points at
    /// @param whatHappened goes to what happened around a moment
    public TelemetryPane(
            TelemetryModel model,
            FleetModel fleet,
            Strings strings,
            Supplier<Optional<TimelineEntry>> event,
            Consumer<Instant> whatHappened) {
        this.model = model;
        this.words = model.words();
        this.strings = strings;
        this.event = event;
        this.whatHappened = whatHappened;
        getStyleClass().add("telemetry-pane");
        lines.getStyleClass().add("telemetry-lines");
        lines.setFocusTraversable(true);
        lines.setAccessibleText(strings.get("car.telemetry.lines"));
        for (Figure figure : Figure.values()) {
            CurveRow row = new CurveRow(figure, words);
            VBox.setVgrow(row, Priority.ALWAYS);
            rows.put(figure, row);
            lines.getChildren().add(row);
        }
        axis = new TimeAxis(words);
        lines.getChildren().add(axis);
        lines.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        lines.addEventHandler(MouseEvent.MOUSE_MOVED, this::onMoved);
        lines.addEventHandler(
                MouseEvent.MOUSE_EXITED, _ -> model.cursorProperty().set(Optional.empty()));
        lines.addEventHandler(MouseEvent.MOUSE_CLICKED, _ -> goThere());
        table = table();
        asTable = new ToggleButton(strings.get("car.telemetry.table"));
        asTable.setMinWidth(Region.USE_PREF_SIZE);
        asTable.selectedProperty().subscribe(_ -> arrange());
        answer = new AnswerPane<>(model.plotProperty(), middle, model::refresh, fleet, strings);
        VBox.setVgrow(answer, Priority.ALWAYS);
        getChildren().setAll(head(), answer);
        model.plotProperty().subscribe(this::show);
        model.cursorProperty().subscribe(_ -> mark());
    }

    private VBox head() {
        ToggleGroup group = new ToggleGroup();
        HBox choice = new HBox();
        choice.getStyleClass().add("toolbar-row");
        for (TelemetrySpan each : TelemetrySpan.values()) {
            ToggleButton button = new ToggleButton(strings.get("car.telemetry.span." + each));
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setToggleGroup(group);
            button.setSelected(each == model.spanProperty().get());
            button.setOnAction(_ -> {
                button.setSelected(true);
                model.spanProperty().set(each);
            });
            choice.getChildren().add(button);
        }
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        choice.getChildren().addAll(between, asTable);
        span.getStyleClass().addAll("muted", "telemetry-span");
        span.setWrapText(true);
        happenedThen.getStyleClass().addAll("muted", "telemetry-event");
        happenedThen.setWrapText(true);
        happenedThen.managedProperty().bind(happenedThen.textProperty().isNotEmpty());
        return new VBox(choice, span, happenedThen);
    }

    private WordTable table() {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(strings.get("car.telemetry.time"), 210, true));
        for (Figure figure : Figure.values()) {
            boolean longName = figure == Figure.TEMPERATURE || figure == Figure.SPEED;
            columns.add(new Column(words.column(figure), longName ? 118 : 88, true));
        }
        return new WordTable(strings.get("car.tab.TELEMETRY"), strings.get("car.telemetry.none"), columns);
    }

    private void show(Known<Plot> known) {
        Plot plot = known.value();
        if (plot != null) {
            rows.values().forEach(row -> row.show(plot));
            axis.show(plot);
        }
        mark();
        arrange();
    }

    private void arrange() {
        Node wanted = asTable.isSelected() ? table : lines;
        if (!middle.getChildren().contains(wanted)) {
            middle.getChildren().setAll(wanted);
        }
        if (wanted == table) {
            table.show(model.rows());
        }
    }

    private void mark() {
        Plot plot = model.plotProperty().get().value();
        Optional<Instant> at = model.cursorProperty().get();
        Optional<TimelineEntry> happened = event.get();
        rows.values().forEach(row -> row.mark(at, happened.map(TimelineEntry::at)));
        happenedThen.setText(
                plot == null
                        ? ""
                        : happened.map(entry -> words.event(plot, entry)).orElse(""));
        span.setText(
                plot == null ? "" : at.map(moment -> words.cursor(plot, moment)).orElseGet(() -> words.span(plot)));
    }

    private void onMoved(MouseEvent moved) {
        Plot plot = model.plotProperty().get().value();
        CurveRow first = rows.get(Figure.BATTERY);
        if (plot != null && first != null) {
            double place = first.place(moved.getSceneX());
            model.cursorProperty().set(place < 0 || place > 1 ? Optional.empty() : Optional.of(plot.at(place)));
        }
    }

    private void onKey(KeyEvent key) {
        if (key.isShortcutDown() || key.isAltDown()) {
            return;
        }
        switch (key.getCode()) {
            case LEFT -> model.moveCursor(key.isShiftDown() ? -10 : -1);
            case RIGHT -> model.moveCursor(key.isShiftDown() ? 10 : 1);
            case ENTER -> goThere();
            case ESCAPE -> model.cursorProperty().set(Optional.empty());
            default -> {
                return;
            }
        }
        key.consume();
    }

    private void goThere() {
        model.cursorProperty().get().ifPresent(whatHappened);
        mark();
    }

    /// Lets ages grow and moves the mark of the event.
    public void tick() {
        answer.tick();
        mark();
    }

    /// The keyboard goes to the curves, or to the table that stands in their place.
    public void focusFirst() {
        if (asTable.isSelected()) {
            table.requestFocus();
        } else {
            lines.requestFocus();
        }
    }
}
