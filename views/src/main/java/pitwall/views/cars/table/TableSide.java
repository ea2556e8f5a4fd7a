package pitwall.views.cars.table;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import pitwall.views.cars.face.FaceContext;
import pitwall.views.cars.face.ListPointer;
import pitwall.views.cars.list.CarColumn;
import pitwall.views.cars.list.CarSort;
import pitwall.views.cars.list.SavedView.ShownColumn;

/// Some columns of the table: those that stay, or those that scroll. FX thread.
final class TableSide {
    /// How much wider a column is while its values say then and now.
    private static final double BESIDE = 1.7;

    private final FaceContext context;
    private final CarLines lines;
    private final ListPointer pointer;
    private final Changes changes;
    private final TableView<Line> table = new TableView<>();
    /// Those in the window. A table takes rows out while it is low and puts the same ones in again.
    private final Set<CarRow> rows = new LinkedHashSet<>();
    private double scale = 1;
    /// True while values say then and now.
    private boolean wide;

    /// What a person does to one side.
    interface Changes {
        /// Columns were moved or made wider.
        void moved();

        /// A header was clicked.
        void sorted(TableSide side);

        /// A column shall stay, or no longer.
        void pin(CarColumn column);

        /// The pointer is over another row.
        ///
        /// @param line -1 where it left the rows
        void hovered(int line);

        /// Rows were pressed: the keyboard is for them now.
        void focus();
    }

    TableSide(FaceContext context, CarLines lines, ListPointer pointer, Changes changes) {
        this.context = context;
        this.lines = lines;
        this.pointer = pointer;
        this.changes = changes;
        table.getStyleClass().add("car-table");
        table.setPlaceholder(new Label());
        table.setRowFactory(_ -> row());
        table.setItems(lines);
        table.setSortPolicy(_ -> {
            changes.sorted(this);
            return true;
        });
        table.setAccessibleText(context.strings().get("cars.table.spoken"));
        table.getColumns().subscribe(changes::moved);
    }

    TableView<Line> table() {
        return table;
    }

    private CarRow row() {
        CarRow row = new CarRow(context, lines, pointer, changes::focus);
        row.hoverProperty().subscribe(over -> changes.hovered(over ? row.getIndex() : -1));
        row.parentProperty().subscribe(parent -> {
            if (parent == null) {
                rows.remove(row);
            } else {
                rows.add(row);
            }
        });
        return row;
    }

    /// Draws every row anew.
    void refresh() {
        rows.forEach(CarRow::redraw);
    }

    /// Draws the rows anew of which a picture tells something else.
    void follow() {
        rows.forEach(CarRow::follow);
    }

    /// Lets the row look as if the pointer were over it, because it is over its other half.
    void point(int line) {
        rows.forEach(row -> row.point(line >= 0 && row.getIndex() == line));
    }

    /// @param factor 1 at text size 100 %
    void show(List<ShownColumn> shown, double factor) {
        scale = factor;
        wide = context.list().beside().isOn();
        table.getColumns().setAll(shown.stream().map(this::column).toList());
    }

    private TableColumn<Line, Line> column(ShownColumn shown) {
        CarColumn column = shown.column();
        TableColumn<Line, Line> made = new TableColumn<>(context.strings().get("cars.column." + column.id()));
        made.setUserData(shown);
        made.setPrefWidth(shown.width() * factor(column));
        made.setReorderable(column != CarColumn.PRIORITY);
        made.setCellValueFactory(features -> new ReadOnlyObjectWrapper<>(features.getValue()));
        made.setCellFactory(_ -> new CarCell(column, context));
        if (column.kind() == CarColumn.Kind.NUMBER) {
            made.getStyleClass().add("number");
        }
        if (column != CarColumn.PRIORITY) {
            made.setContextMenu(menu(shown, changes::pin));
        }
        made.widthProperty().subscribe(_ -> changes.moved());
        return made;
    }

    /// Two values and an arrow need room that one did not.
    private double factor(CarColumn column) {
        return wide && context.text().changes(column) ? scale * BESIDE : scale;
    }

    private ContextMenu menu(ShownColumn shown, Consumer<CarColumn> pin) {
        MenuItem item = new MenuItem(context.strings().get(shown.pinned() ? "cars.column.unpin" : "cars.column.pin"));
        item.setOnAction(_ -> pin.accept(shown.column()));
        return new ContextMenu(item);
    }

    /// The columns in the order and with the widths that the person gave them.
    List<ShownColumn> columns() {
        return table.getColumns().stream().map(this::shown).toList();
    }

    private ShownColumn shown(TableColumn<Line, ?> column) {
        ShownColumn before = (ShownColumn) column.getUserData();
        int width =
                column.getWidth() > 0 ? (int) Math.round(column.getWidth() / factor(before.column())) : before.width();
        return new ShownColumn(before.column(), width, before.pinned());
    }

    /// What all columns take together, in pixels.
    double width() {
        return table.getColumns().stream().mapToDouble(TableColumn::getWidth).sum();
    }

    /// Empty where no header of this side says how to sort.
    Optional<CarSort> sort() {
        return table.getSortOrder().stream()
                .findFirst()
                .map(column ->
                        new CarSort(shown(column).column(), column.getSortType() == TableColumn.SortType.DESCENDING));
    }

    /// Marks the header of the column that the list is sorted by, if it is on this side.
    void show(CarSort sort) {
        table.getSortOrder().clear();
        if (sort.equals(CarSort.PROBLEMS_FIRST)) {
            return;
        }
        for (TableColumn<Line, ?> column : table.getColumns()) {
            if (shown(column).column() == sort.column()) {
                column.setSortType(
                        sort.descending() ? TableColumn.SortType.DESCENDING : TableColumn.SortType.ASCENDING);
                table.getSortOrder().add(column);
            }
        }
    }

    /// Empty until the table is in a window.
    Optional<VirtualFlow<?>> flow() {
        return table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow ? Optional.of(flow) : Optional.empty();
    }
}
