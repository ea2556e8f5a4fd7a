package pitwall.views.kit;

import javafx.scene.control.ListView;
import javafx.scene.control.TableView;

/// Selects rows of a table or list for somebody who has no mouse. FX thread.
public final class RowChoice {
    private static final int ROWS_ABOVE = 3;

    private RowChoice() {}

    /// Selects a row and brings it into view, with some rows above it.
    public static void choose(TableView<?> table, int row) {
        table.getSelectionModel().clearAndSelect(row);
        table.getFocusModel().focus(row);
        table.scrollTo(Math.max(0, row - ROWS_ABOVE));
    }

    /// Selects the row so many further; the first one where none was.
    public static void move(TableView<?> table, int step) {
        int rows = table.getItems().size();
        if (rows > 0) {
            choose(table, further(table.getSelectionModel().getSelectedIndex(), step, rows));
        }
    }

    /// As [#move(TableView, int)].
    public static void move(ListView<?> list, int step) {
        int rows = list.getItems().size();
        if (rows > 0) {
            int row = further(list.getSelectionModel().getSelectedIndex(), step, rows);
            list.getSelectionModel().clearAndSelect(row);
            list.getFocusModel().focus(row);
            list.scrollTo(Math.max(0, row - ROWS_ABOVE));
        }
    }

    private static int further(int at, int step, int rows) {
        return at < 0 ? 0 : Math.clamp(at + (long) step, 0, rows - 1);
    }
}
