package pitwall.views.rollouts;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
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
import pitwall.views.kit.Palette;
import pitwall.views.kit.ReadingHold;
import pitwall.views.kit.RowChoice;
import pitwall.views.kit.Strings;
import pitwall.views.progress.LaneFigures;

/// The rollouts as a table. The selection stays with its rollout when rows change places. FX thread.
final class RolloutTable {
    private final TableView<RolloutRow> table = new TableView<>();
    private final RolloutsViewModel model;
    private final Strings strings;
    private final ReadingHold hold;
    private final Consumer<String> open;
    private @Nullable String selected;
    private boolean moving;

    /// @param open opens the rollout with this id
    RolloutTable(
            RolloutsViewModel model,
            Strings strings,
            ReadingHold hold,
            ObservableValue<Palette> palette,
            Consumer<String> open) {
        this.model = model;
        this.strings = strings;
        this.hold = hold;
        this.open = open;
        table.getStyleClass().add("rollout-table");
        table.setAccessibleText(strings.get("rollouts.table.spoken"));
        table.setPlaceholder(new Label());
        table.setRowFactory(_ -> new Row());
        table.setItems(model.rows());
        table.setSortPolicy(_ -> true);
        for (RolloutColumn column : RolloutColumn.values()) {
            table.getColumns().add(column(column, palette));
        }
        table.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (!moving && row != null) {
                selected = row.id();
                hold.touch();
            }
        });
        model.rows().subscribe(this::reselect);
        model.revisionProperty().subscribe(_ -> table.refresh());
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        table.addEventFilter(ScrollEvent.SCROLL, _ -> hold.touch());
    }

    private TableColumn<RolloutRow, RolloutRow> column(RolloutColumn column, ObservableValue<Palette> palette) {
        TableColumn<RolloutRow, RolloutRow> made = new TableColumn<>(strings.get("rollouts.column." + column.id()));
        made.setPrefWidth(column.width());
        made.setSortable(false);
        made.setCellValueFactory(features -> new ReadOnlyObjectWrapper<>(features.getValue()));
        made.setCellFactory(_ -> new RolloutCell(column, strings, palette));
        return made;
    }

    /// After the rows took another order: what was selected is selected where it is now.
    private void reselect() {
        moving = true;
        String id = selected;
        Optional<RolloutRow> row = id == null ? Optional.empty() : model.row(id);
        row.ifPresentOrElse(
                each -> table.getSelectionModel().select(each),
                () -> table.getSelectionModel().clearSelection());
        moving = false;
    }

    private void pressed(KeyEvent event) {
        hold.touch();
        if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
            selected().ifPresent(open);
            event.consume();
        }
    }

    /// The id of the selected rollout.
    Optional<String> selected() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem()).map(RolloutRow::id);
    }

    /// Selects the row so many further; the first one where none was.
    void move(int step) {
        RowChoice.move(table, step);
    }

    /// @param pixels height of every row
    void setRowHeight(double pixels) {
        table.setFixedCellSize(pixels);
    }

    /// @param factor 1 at text size 100 %
    void setScale(double factor) {
        for (RolloutColumn column : RolloutColumn.values()) {
            table.getColumns().get(column.ordinal()).setPrefWidth(column.width() * factor);
        }
    }

    boolean clearSelection() {
        boolean some = !table.getSelectionModel().isEmpty();
        selected = null;
        table.getSelectionModel().clearSelection();
        return some;
    }

    TableView<RolloutRow> node() {
        return table;
    }

    private String spoken(RolloutLine line) {
        LaneFigures figures = line.figures();
        return strings.get(
                "rollouts.row.spoken",
                line.name(),
                line.state(),
                line.release(),
                line.waitingFor(),
                figures.done(),
                figures.concerned());
    }

    private final class Row extends TableRow<RolloutRow> {
        Row() {
            hoverProperty().subscribe(over -> hold.hover(over && getItem() != null));
            addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
                if (getItem() != null && event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                    open.accept(getItem().id());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable RolloutRow row, boolean empty) {
            super.updateItem(row, empty);
            setAccessibleText(row == null || empty ? "" : spoken(row.line()));
        }
    }
}
