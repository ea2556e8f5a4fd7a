package pitwall.views.alarms;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.rest.AlarmView;
import pitwall.views.kit.ReadingHold;
import pitwall.views.kit.RowChoice;
import pitwall.views.kit.Strings;

/// The alarms as a table. The selection stays with its alarm when rows change places. FX thread.
final class AlarmTable {
    private static final PseudoClass UNACKNOWLEDGED = PseudoClass.getPseudoClass("unacknowledged");
    private static final PseudoClass MEMBER = PseudoClass.getPseudoClass("member");
    private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");

    private final TableView<AlarmRow> table = new TableView<>();
    private final AlarmsViewModel model;
    private final LineWords words;
    private final Supplier<Instant> now;
    private final ReadingHold hold;
    private final Consumer<AlarmLine> open;
    private final AlarmMarks marks = new AlarmMarks();
    private Runnable mark = () -> {};
    private final ReadOnlyObjectWrapper<Optional<AlarmLine>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private @Nullable String selected;
    private boolean moving;

    /// @param open shows what a line is about
    AlarmTable(
            AlarmsViewModel model,
            Strings strings,
            LineWords words,
            Supplier<Instant> now,
            ReadingHold hold,
            Consumer<AlarmLine> open) {
        this.model = model;
        this.words = words;
        this.now = now;
        this.hold = hold;
        this.open = open;
        table.getStyleClass().add("alarm-table");
        table.setAccessibleText(strings.get("alarms.table.spoken"));
        table.setPlaceholder(new Label());
        table.setRowFactory(_ -> new Row());
        table.setItems(model.rows());
        table.setSortPolicy(_ -> true);
        for (AlarmColumn column : AlarmColumn.values()) {
            TableColumn<AlarmRow, AlarmRow> made = new TableColumn<>(strings.get("alarms.column." + column.id()));
            made.setPrefWidth(column.width());
            made.setSortable(false);
            made.setCellValueFactory(features -> new ReadOnlyObjectWrapper<>(features.getValue()));
            made.setCellFactory(_ -> new AlarmCell(column, strings, words, now));
            table.getColumns().add(made);
        }
        table.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (!moving && row != null) {
                selected = row.key();
                hold.touch();
                chosen.set(Optional.of(row.line()));
            }
        });
        model.rows().subscribe(this::reselect);
        model.revisionProperty().subscribe(_ -> redraw());
        marks.revisionProperty().subscribe(_ -> table.refresh());
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        table.addEventFilter(ScrollEvent.SCROLL, _ -> hold.touch());
    }

    private void redraw() {
        table.refresh();
        Optional<AlarmLine> line =
                Optional.ofNullable(selected).flatMap(model::row).map(AlarmRow::line);
        if (!line.equals(chosen.get())) {
            chosen.set(line);
        }
    }

    /// After the rows took another order: what was selected is selected where it is now.
    private void reselect() {
        moving = true;
        Optional<AlarmRow> row = Optional.ofNullable(selected).flatMap(model::row);
        row.ifPresentOrElse(
                each -> table.getSelectionModel().select(each),
                () -> table.getSelectionModel().clearSelection());
        moving = false;
    }

    private void pressed(KeyEvent event) {
        hold.touch();
        if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
            chosen.get().ifPresent(open);
            event.consume();
        } else if (event.getCode() == KeyCode.SPACE) {
            mark.run(); // the table would keep the key to itself
            event.consume();
        }
    }

    /// Selects an alarm, or the line of its cause. False if it is not in the list.
    boolean choose(String alarm) {
        Optional<AlarmRow> row = model.rowOf(alarm);
        row.ifPresent(each -> RowChoice.choose(table, table.getItems().indexOf(each)));
        return row.isPresent();
    }

    /// Selects the row so many further; the first one where none was.
    void move(int step) {
        RowChoice.move(table, step);
    }

    /// The alarms whose rows can be seen wholly or in part, and those of an unopened cause not at all: nobody sees
    /// them.
    List<AlarmView> onScreen() {
        return table.lookupAll(".table-row-cell").stream()
                .filter(Row.class::isInstance)
                .map(Row.class::cast)
                .filter(this::isOnScreen)
                .sorted(Comparator.comparing(Row::getIndex))
                .map(row -> row.getItem().line().alarm())
                .toList();
    }

    private boolean isOnScreen(Row row) {
        double top = table.sceneToLocal(row.localToScene(0, 0)).getY();
        return row.isVisible()
                && !row.isEmpty()
                && row.getItem() != null
                && top + row.getHeight() > 0
                && top < table.getHeight();
    }

    /// @param pixels height of every row
    void setRowHeight(double pixels) {
        table.setFixedCellSize(pixels);
    }

    /// @param factor 1 at text size 100 %
    void setScale(double factor) {
        for (AlarmColumn column : AlarmColumn.values()) {
            table.getColumns().get(column.ordinal()).setPrefWidth(column.width() * factor);
        }
    }

    boolean clearSelection() {
        boolean some = !table.getSelectionModel().isEmpty();
        selected = null;
        table.getSelectionModel().clearSelection();
        chosen.set(Optional.empty());
        return marks.clear() || some;
    }

    /// The line that is selected.
    ReadOnlyObjectProperty<Optional<AlarmLine>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /// @param next marks what is selected
    void whenMarking(Runnable next) {
        mark = next;
    }

    AlarmMarks marks() {
        return marks;
    }

    TableView<AlarmRow> node() {
        return table;
    }

    private final class Row extends TableRow<AlarmRow> {
        Row() {
            hoverProperty().subscribe(over -> hold.hover(over && getItem() != null));
            addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
                if (getItem() != null && event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                    open.accept(getItem().line());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable AlarmRow row, boolean empty) {
            super.updateItem(row, empty);
            AlarmLine line = row == null || empty ? null : row.line();
            boolean marked =
                    line != null && !line.isCause() && marks.has(line.alarm().id());
            setAccessibleText(line == null ? "" : words.spoken(line, marked, now.get()));
            pseudoClassStateChanged(MARKED, marked);
            pseudoClassStateChanged(
                    UNACKNOWLEDGED, line != null && line.alarm().state().wantsAcknowledgement());
            pseudoClassStateChanged(MEMBER, line != null && line.member());
        }
    }
}
