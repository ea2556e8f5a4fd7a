package pitwall.views.cars.overview;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import pitwall.views.cars.overview.Census.Cell;
import pitwall.views.cars.overview.Census.Place;
import pitwall.views.cars.text.CarText;
import pitwall.views.kit.Strings;

/// Problems by region and ring, as a table: the same as the dots, in figures. Enter opens the cars of a row. FX thread.
final class PlaceTable extends TableView<PlaceTable.Row> {
    private final Strings strings;

    /// One ring of one region.
    record Row(Place place, Cell cell) {}

    PlaceTable(Strings strings, BiConsumer<String, Integer> open) {
        this.strings = strings;
        CarText text = new CarText(strings);
        getStyleClass().add("overview-places");
        setAccessibleText(strings.get("overview.places"));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getColumns()
                .add(column(
                        "overview.place.region", row -> text.region(row.place().region())));
        getColumns().add(number("overview.place.ring", row -> row.place().ring()));
        getColumns().add(number("overview.place.cars", row -> row.cell().cars()));
        getColumns().add(number("overview.tile.failed", row -> row.cell().failed()));
        getColumns().add(number("overview.tile.blocked", row -> row.cell().blocked()));
        getColumns().add(number("overview.tile.offline", row -> row.cell().lost()));
        setOnKeyPressed(event -> {
            Row row = getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && row != null) {
                open.accept(row.place().region(), row.place().ring());
                event.consume();
            }
        });
        setOnMouseClicked(event -> {
            Row row = getSelectionModel().getSelectedItem();
            if (event.getClickCount() == 2 && row != null) {
                open.accept(row.place().region(), row.place().ring());
            }
        });
    }

    private TableColumn<Row, String> number(String key, Function<Row, Integer> value) {
        TableColumn<Row, String> column = column(key, row -> strings.formats().count(value.apply(row)));
        column.getStyleClass().add("number");
        return column;
    }

    private TableColumn<Row, String> column(String key, Function<Row, String> text) {
        TableColumn<Row, String> column = new TableColumn<>(strings.get(key));
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(text.apply(cell.getValue())));
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }

    /// Rows are replaced in place, so that the chosen one stays.
    void show(Census census) {
        List<Row> rows = census.cells().entrySet().stream()
                .map((Map.Entry<Place, Cell> entry) -> new Row(entry.getKey(), entry.getValue()))
                .toList();
        if (rows.size() != getItems().size()) {
            getItems().setAll(rows);
            return;
        }
        for (int i = 0; i < rows.size(); i++) {
            if (!rows.get(i).equals(getItems().get(i))) {
                getItems().set(i, rows.get(i));
            }
        }
    }
}
