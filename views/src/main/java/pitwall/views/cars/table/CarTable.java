package pitwall.views.cars.table;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import pitwall.fleet.CarId;
import pitwall.views.cars.face.CarFace;
import pitwall.views.cars.face.FaceContext;
import pitwall.views.cars.face.ListKeys;
import pitwall.views.cars.face.ListPointer;
import pitwall.views.cars.list.CarColumn;
import pitwall.views.cars.list.CarListing;
import pitwall.views.cars.list.CarSort;
import pitwall.views.cars.list.Pins;
import pitwall.views.cars.list.SavedView.ShownColumn;

/// The cars as a table. FX thread.
///
/// Another order is one list change; changed values are found by looking at the visible rows, so the cost depends on
/// the window and not on the fleet.
///
/// A table cannot hold columns, so there are two over the same lines: one for the columns that stay at the left, which
/// is there only while a column is pinned, and one for those that scroll.
public final class CarTable implements CarFace {
    private static final PseudoClass PINNED = PseudoClass.getPseudoClass("pinned");
    /// How much of the width the columns that stay may take from the others.
    private static final double MOST_STAYING = 0.8;

    private final ObjectProperty<CarSort> sort;
    private final ObjectProperty<List<ShownColumn>> columns;
    private final CarLines lines = new CarLines();
    private final TableSide staying;
    private final TableSide moving;
    private final HBox node = new HBox();
    /// True while columns or their order are set by this class, so that it does not hear itself.
    private boolean following = true;
    private double scale = 1;

    public CarTable(FaceContext context, ObjectProperty<CarSort> sort, ObjectProperty<List<ShownColumn>> columns) {
        this.sort = sort;
        this.columns = columns;
        ListPointer pointer = new ListPointer(context);
        Changed changed = new Changed();
        staying = new TableSide(context, lines, pointer, changed);
        moving = new TableSide(context, lines, pointer, changed);
        new SameRows(staying, moving);
        node.getStyleClass().add("car-tables");
        HBox.setHgrow(moving.table(), Priority.ALWAYS);
        moving.table().setMinWidth(0);
        staying.table().getStyleClass().add("staying");
        staying.table().setMinWidth(Region.USE_PREF_SIZE);
        staying.table().insetsProperty().subscribe(this::fit);
        node.widthProperty().subscribe(this::fit);
        staying.table().setFocusTraversable(false);
        staying.table().focusedProperty().subscribe(focused -> {
            if (focused) {
                changed.focus();
            }
        });
        pointer.watch(node);
        node.addEventFilter(KeyEvent.KEY_PRESSED, new ListKeys(context, this)::pressed);
        following = false;
        columns.subscribe(this::showColumns);
        context.list().beside().onProperty().subscribe(_ -> showColumns(columns.get()));
        sort.subscribe(this::showSort);
        context.list().listingProperty().subscribe(this::show);
        context.list().selection().cursorProperty().subscribe(_ -> refresh());
        context.list().selection().revisionProperty().subscribe(this::refresh);
    }

    /// @param pixels height of every row
    public void setRowHeight(double pixels) {
        staying.table().setFixedCellSize(pixels);
        moving.table().setFixedCellSize(pixels);
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

    private void show(CarListing listing) {
        lines.show(listing);
        refresh();
    }

    @Override
    public void refresh() {
        staying.refresh();
        moving.refresh();
    }

    @Override
    public void follow() {
        staying.follow();
        moving.follow();
    }

    private void showColumns(List<ShownColumn> shown) {
        if (following) {
            return;
        }
        following = true;
        staying.show(shown.stream().filter(ShownColumn::pinned).toList(), scale);
        moving.show(shown.stream().filter(column -> !column.pinned()).toList(), scale);
        boolean pinned = shown.stream().anyMatch(ShownColumn::pinned);
        node.getChildren().setAll(pinned ? List.of(staying.table(), moving.table()) : List.of(moving.table()));
        node.pseudoClassStateChanged(PINNED, pinned);
        fit();
        following = false;
        showSort(sort.get());
    }

    private void fit() {
        Insets insets = staying.table().getInsets();
        double wanted = staying.width() + insets.getLeft() + insets.getRight();
        staying.table().setPrefWidth(Math.min(wanted, node.getWidth() * MOST_STAYING));
    }

    private void showSort(CarSort shown) {
        if (!following) {
            following = true;
            staying.show(shown);
            moving.show(shown);
            following = false;
        }
    }

    @Override
    public void reveal(CarId id) {
        int index = lines.listing().indexOf(id);
        if (index < 0) {
            return;
        }
        int line = lines.lineOf(index);
        moving.table().getFocusModel().focus(line);
        moving.flow().filter(flow -> flow.getFirstVisibleCell() != null).ifPresent(flow -> flow.scrollTo(line));
    }

    @Override
    public int page() {
        double header = 24;
        TableView<Line> table = moving.table();
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
        return node;
    }

    @Override
    public Node keyboard() {
        return moving.table();
    }

    /// What a person did to one of the sides.
    private final class Changed implements TableSide.Changes {
        @Override
        public void moved() {
            if (!following) {
                following = true;
                List<ShownColumn> both = new ArrayList<>(staying.columns());
                both.addAll(moving.columns());
                columns.set(List.copyOf(both));
                fit();
                following = false;
            }
        }

        /// The list is worked out anew elsewhere.
        @Override
        public void sorted(TableSide side) {
            if (!following) {
                CarSort chosen = side.sort().orElse(CarSort.PROBLEMS_FIRST);
                following = true;
                (side == staying ? moving : staying).show(CarSort.PROBLEMS_FIRST);
                sort.set(chosen);
                following = false;
            }
        }

        @Override
        public void pin(CarColumn column) {
            columns.set(Pins.toggled(columns.get(), column));
        }

        @Override
        public void hovered(int line) {
            if (node.getChildren().contains(staying.table())) {
                staying.point(line);
                moving.point(line);
            }
        }

        @Override
        public void focus() {
            moving.table().requestFocus();
        }
    }
}
