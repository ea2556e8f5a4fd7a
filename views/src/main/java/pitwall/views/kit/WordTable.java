package pitwall.views.kit;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/// A small table that is only read: every cell is a text, a row has a key. For a few hundred rows. FX thread.
public final class WordTable extends TableView<WordTable.Row> {
    /// @param key names what the row is about
    /// @param cells one for each column
    public record Row(String key, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /// @param title as people read it
    /// @param width pixels at the base text size
    /// @param code true where ids or versions stand, set in the face of equal widths
    public record Column(String title, double width, boolean code) {}

    /// @param name for assistive technology
    /// @param empty said where there is no row
    public WordTable(String name, String empty, List<Column> columns) {
        getStyleClass().add("word-table");
        setAccessibleText(name);
        setPlaceholder(new Label(empty));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        for (int i = 0; i < columns.size(); i++) {
            getColumns().add(column(columns.get(i), i));
        }
    }

    private static TableColumn<Row, String> column(Column wanted, int at) {
        TableColumn<Row, String> column = new TableColumn<>(wanted.title());
        column.setPrefWidth(wanted.width());
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(
                row -> new ReadOnlyStringWrapper(row.getValue().cells().get(at)));
        if (wanted.code()) {
            column.getStyleClass().add("mono-column");
        }
        return column;
    }

    /// Shows other rows; the chosen one stays chosen where it is still there.
    public void show(List<Row> rows) {
        if (rows.equals(getItems())) {
            return;
        }
        Optional<String> chosen = chosen();
        getItems().setAll(rows);
        chosen.flatMap(key -> rows.stream().filter(row -> row.key().equals(key)).findFirst())
                .ifPresent(row -> getSelectionModel().select(row));
    }

    /// The key of the row that is chosen.
    public Optional<String> chosen() {
        return Optional.ofNullable(getSelectionModel().getSelectedItem()).map(Row::key);
    }

    /// Enter and a double click open a row.
    public void whenOpened(Consumer<String> open) {
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown() && chosen().isPresent()) {
                event.consume();
                chosen().ifPresent(open);
            }
        });
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getClickCount() == 2) {
                chosen().ifPresent(open);
            }
        });
    }
}
