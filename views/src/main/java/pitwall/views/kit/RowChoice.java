package pitwall.views.kit;

import javafx.scene.control.TableView;

/// Selects rows of a table for somebody who has no mouse. FX thread.
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
            int at = table.getSelectionModel().getSelectedIndex();
            choose(table, at < 0 ? 0 : Math.clamp(at + step, 0, rows - 1));
        }
    }
}
