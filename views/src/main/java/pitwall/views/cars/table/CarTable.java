package pitwall.views.cars.table;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyEvent;
import pitwall.fleet.CarId;
import pitwall.views.cars.face.CarFace;
import pitwall.views.cars.face.FaceContext;
import pitwall.views.cars.face.ListKeys;
import pitwall.views.cars.face.ListPointer;
import pitwall.views.cars.list.CarColumn;
import pitwall.views.cars.list.CarListing;
import pitwall.views.cars.list.CarSort;
import pitwall.views.cars.list.SavedView.ShownColumn;

/// The cars as a table. FX thread.
///
/// Another order is one list change; changed values are found by looking at the visible rows, so the cost depends on
/// the window and not on the fleet.
public final class CarTable implements CarFace {
    private final FaceContext context;
    private final ObjectProperty<CarSort> sort;
    private final ObjectProperty<List<ShownColumn>> columns;
    private final TableView<Line> table = new TableView<>();
    private final CarLines lines = new CarLines();
    private final List<CarRow> rows = new ArrayList<>();
    private boolean following;
    private double scale = 1;

    public CarTable(FaceContext context, ObjectProperty<CarSort> sort, ObjectProperty<List<ShownColumn>> columns) {
        this.context = context;
        this.sort = sort;
        this.columns = columns;
        ListPointer pointer = new ListPointer(context);
        table.getStyleClass().add("car-table");
        table.setPlaceholder(new Label());
        table.setRowFactory(_ -> row(pointer));
        table.setItems(lines);
        table.setSortPolicy(_ -> sorted());
        table.setAccessibleText(context.strings().get("cars.table.spoken"));
        pointer.watch(table);
        ListKeys keys = new ListKeys(context, this);
        table.addEventFilter(KeyEvent.KEY_PRESSED, keys::pressed);
        table.getColumns().subscribe(this::columnsMoved);
        columns.subscribe(this::showColumns);
        sort.subscribe(this::showSort);
        context.list().listingProperty().subscribe(this::show);
        context.list().selection().cursorProperty().subscribe(_ -> refresh());
        context.list().selection().revisionProperty().subscribe(this::refresh);
    }

    /// @param pixels height of every row
    public void setRowHeight(double pixels) {
        table.setFixedCellSize(pixels);
    }

    /// Widths hold text, so they grow with it; what is kept of a person's own widths does not.
    ///
    /// @param factor 1 at text size 100 %
    public void setScale(double factor) {
        if (factor != scale) {
            scale = factor;
            showColumns(columns.get());
        }
    }

    private CarRow row(ListPointer pointer) {
        CarRow row = new CarRow(context, lines, pointer);
        rows.add(row);
        return row;
    }

    private void show(CarListing listing) {
        lines.show(listing);
        refresh();
    }

    @Override
    public void refresh() {
        rows.removeIf(row -> row.getParent() == null);
        rows.forEach(CarRow::redraw);
    }

    @Override
    public void follow() {
        rows.forEach(CarRow::follow);
    }

    private void showColumns(List<ShownColumn> shown) {
        if (following) {
            return;
        }
        following = true;
        table.getColumns().setAll(shown.stream().map(this::column).toList());
        following = false;
        showSort(sort.get());
    }

    private TableColumn<Line, Line> column(ShownColumn shown) {
        CarColumn column = shown.column();
        TableColumn<Line, Line> made = new TableColumn<>(context.strings().get("cars.column." + column.id()));
        made.setUserData(shown);
        made.setPrefWidth(shown.width() * scale);
        made.setReorderable(column != CarColumn.PRIORITY);
        made.setCellValueFactory(features -> new ReadOnlyObjectWrapper<>(features.getValue()));
        made.setCellFactory(_ -> new CarCell(column, context));
        if (column.kind() == CarColumn.Kind.NUMBER) {
            made.getStyleClass().add("number");
        }
        made.widthProperty().subscribe(_ -> columnsMoved());
        return made;
    }

    /// Keeps order and widths that the person gave.
    private void columnsMoved() {
        if (!following) {
            following = true;
            columns.set(table.getColumns().stream().map(this::shown).toList());
            following = false;
        }
    }

    private ShownColumn shown(TableColumn<Line, ?> column) {
        ShownColumn before = (ShownColumn) column.getUserData();
        int width = column.getWidth() > 0 ? (int) Math.round(column.getWidth() / scale) : before.width();
        return new ShownColumn(before.column(), width, before.pinned());
    }

    /// A header was clicked: the list is worked out anew elsewhere.
    private boolean sorted() {
        if (!following) {
            following = true;
            List<TableColumn<Line, ?>> order = table.getSortOrder();
            sort.set(
                    order.isEmpty()
                            ? CarSort.PROBLEMS_FIRST
                            : new CarSort(
                                    shown(order.getFirst()).column(),
                                    order.getFirst().getSortType() == TableColumn.SortType.DESCENDING));
            following = false;
        }
        return true;
    }

    private void showSort(CarSort shown) {
        if (following) {
            return;
        }
        following = true;
        table.getSortOrder().clear();
        if (!shown.equals(CarSort.PROBLEMS_FIRST)) {
            for (TableColumn<Line, ?> column : table.getColumns()) {
                if (shown(column).column() == shown.column()) {
                    column.setSortType(
                            shown.descending() ? TableColumn.SortType.DESCENDING : TableColumn.SortType.ASCENDING);
                    table.getSortOrder().add(column);
                }
            }
        }
        following = false;
    }

    @Override
    public void reveal(CarId id) {
        int index = lines.listing().indexOf(id);
        if (index < 0) {
            return;
        }
        int line = lines.lineOf(index);
        table.getFocusModel().focus(line);
        if (table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow && flow.getFirstVisibleCell() != null) {
            flow.scrollTo(line);
        }
    }

    @Override
    public int page() {
        double header = 24;
        return Math.max(1, (int) ((table.getHeight() - header) / table.getFixedCellSize()));
    }

    @Override
    public int below(int index, int lines) {
        return index + lines;
    }

    @Override
    public boolean isGrid() {
        return false;
    }

    @Override
    public Node node() {
        return table;
    }
}
