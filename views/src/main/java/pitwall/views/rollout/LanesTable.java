package pitwall.views.rollout;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Palette;
import pitwall.views.kit.Strings;
import pitwall.views.progress.IntervalBar;

/// The phases of the rollout, one row each. FX thread.
final class LanesTable {
    private static final double HEADER = 26;
    private static final double SCROLL_BAR = 12;
    private static final int MOST_ROWS = 6;
    private static final List<Column> COLUMNS = List.of(
            new Column("lane", 110, false, LaneLine::name),
            new Column("waves", 190, false, LaneLine::waves),
            new Column("done", 52, true, line -> Integer.toString(line.figures().done())),
            new Column(
                    "failed", 52, true, line -> Integer.toString(line.figures().failed())),
            new Column("blocked", 66, true, LaneLine::blocked),
            new Column(
                    "applying",
                    74,
                    true,
                    line -> Integer.toString(line.figures().applying())),
            new Column("left", 56, true, line -> Integer.toString(line.figures().left())),
            new Column("success", 250, false, LaneLine::share),
            new Column("gate", 296, false, LaneLine::gate),
            new Column("time", 60, true, LaneLine::time));

    private final TableView<LaneLine> table = new TableView<>();
    private final Label notes = new Label();
    private final VBox pane = new VBox(table, notes);
    private final ObservableList<LaneLine> lines = FXCollections.observableArrayList();
    private final Strings strings;
    private final ObservableValue<Palette> palette;
    private double rowHeight = 22;
    private double scale = 1;

    /// @param text what stands in a cell; figures as plain digits
    private record Column(String id, double width, boolean number, Function<LaneLine, String> text) {}

    LanesTable(Strings strings, ObservableValue<Palette> palette) {
        this.strings = strings;
        this.palette = palette;
        table.getStyleClass().add("lanes-table");
        table.setAccessibleText(strings.get("rollout.lanes.spoken"));
        table.setPlaceholder(new Label());
        table.setRowFactory(_ -> new Row());
        table.setSortPolicy(_ -> true);
        COLUMNS.forEach(column -> table.getColumns().add(column(column)));
        table.setItems(lines);
        notes.getStyleClass().addAll("muted", "caption", "lane-notes");
        notes.setWrapText(true);
        notes.setMinHeight(Region.USE_PREF_SIZE);
        note(List.of());
        table.widthProperty().subscribe(_ -> fit());
    }

    /// Rows are set one by one, so that a selection stays.
    void show(List<LaneLine> next) {
        note(next);
        if (next.size() != lines.size()) {
            lines.setAll(next);
            fit();
            return;
        }
        for (int i = 0; i < next.size(); i++) {
            if (!next.get(i).equals(lines.get(i))) {
                lines.set(i, next.get(i));
            }
        }
    }

    /// What the columns do not count stands below the rows, where it has room.
    private void note(List<LaneLine> all) {
        String words = all.stream()
                .filter(line -> !line.note().isEmpty())
                .map(line -> strings.get("rollout.lanes.note", line.name(), line.note()))
                .collect(Collectors.joining("   "));
        notes.setText(words.isEmpty() ? "" : strings.get("rollout.lanes.also", words));
        notes.setVisible(!words.isEmpty());
        notes.setManaged(!words.isEmpty());
    }

    /// @param pixels height of every row
    void setRowHeight(double pixels) {
        rowHeight = pixels;
        table.setFixedCellSize(pixels);
        fit();
    }

    /// @param factor 1 at text size 100 %
    void setScale(double factor) {
        scale = factor;
        for (int i = 0; i < COLUMNS.size(); i++) {
            table.getColumns().get(i).setPrefWidth(COLUMNS.get(i).width() * factor);
        }
        fit();
    }

    private void fit() {
        int rows = Math.clamp(lines.size(), 1, MOST_ROWS);
        double wide = scale * COLUMNS.stream().mapToDouble(Column::width).sum();
        double bar = wide > table.getWidth() && table.getWidth() > 0 ? SCROLL_BAR : 0;
        double height = HEADER * scale + rows * rowHeight + bar + 4;
        table.setMinHeight(height);
        table.setPrefHeight(height);
        table.setMaxHeight(height);
    }

    /// The rows alone, which have the keys.
    TableView<LaneLine> node() {
        return table;
    }

    /// The rows and what is to be said beside them.
    VBox pane() {
        return pane;
    }

    private TableColumn<LaneLine, LaneLine> column(Column column) {
        TableColumn<LaneLine, LaneLine> made = new TableColumn<>(strings.get("rollout.column." + column.id()));
        made.setPrefWidth(column.width());
        made.setSortable(false);
        made.setReorderable(false);
        if (column.number()) {
            made.getStyleClass().add("number");
        }
        made.setCellValueFactory(features -> new ReadOnlyObjectWrapper<>(features.getValue()));
        made.setCellFactory(_ -> column.id().equals("success") ? new ShareCell() : new TextCell(column));
        return made;
    }

    private static String text(Column column, LaneLine line, Strings strings) {
        String text = column.text().apply(line);
        return column.number() ? counted(text, strings) : text;
    }

    /// Plain digits as people write numbers; other words as they are.
    private static String counted(String text, Strings strings) {
        boolean figure = !text.isEmpty() && text.chars().allMatch(Character::isDigit);
        return figure ? strings.formats().count(Long.parseLong(text)) : text;
    }

    private final class TextCell extends TableCell<LaneLine, LaneLine> {
        private final Column column;

        TextCell(Column column) {
            this.column = column;
            getStyleClass().add("lane-" + column.id());
            if (column.number()) {
                getStyleClass().add("number");
            } else {
                Tooltip tip = new Tooltip();
                tip.textProperty().bind(textProperty());
                setTooltip(tip);
            }
        }

        @Override
        protected void updateItem(@Nullable LaneLine line, boolean empty) {
            super.updateItem(line, empty);
            getStyleClass().remove("danger-text");
            if (line == null || empty) {
                setText("");
                return;
            }
            setText(text(column, line, strings));
            if (column.id().equals("gate") && line.stopped()) {
                getStyleClass().add("danger-text");
            }
        }
    }

    private final class ShareCell extends TableCell<LaneLine, LaneLine> {
        private final IntervalBar bar = new IntervalBar(palette);
        private final Label words = new Label();
        private final HBox both = new HBox(words, bar);

        ShareCell() {
            getStyleClass().add("lane-success");
            both.getStyleClass().add("lane-share");
            both.setAlignment(Pos.CENTER_LEFT);
            words.setMinWidth(Region.USE_PREF_SIZE);
        }

        @Override
        protected void updateItem(@Nullable LaneLine line, boolean empty) {
            super.updateItem(line, empty);
            if (line == null || empty) {
                setGraphic(null);
                setText("");
            } else if (line.share().isEmpty()) {
                setGraphic(null);
                setText(Formats.UNKNOWN);
            } else {
                words.setText(line.share());
                bar.show(line.success(), line.threshold(), line.share());
                setText("");
                setGraphic(both);
            }
        }
    }

    private final class Row extends TableRow<LaneLine> {
        @Override
        protected void updateItem(@Nullable LaneLine line, boolean empty) {
            super.updateItem(line, empty);
            setAccessibleText(line == null || empty ? "" : spoken(line));
        }
    }

    private String spoken(LaneLine line) {
        return strings.get(
                "rollout.lane.spoken",
                line.name(),
                line.figures().done(),
                line.figures().failed(),
                counted(line.blocked(), strings),
                line.figures().applying(),
                line.figures().left(),
                line.wavesSpoken(),
                line.gate(),
                line.note());
    }
}
