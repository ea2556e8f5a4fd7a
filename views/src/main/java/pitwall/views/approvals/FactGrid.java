package pitwall.views.approvals;

import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Names with their values beside them, a pair in each row; long values break into lines. FX thread.
final class FactGrid extends GridPane {
    FactGrid() {
        getStyleClass().add("approval-facts");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        getColumnConstraints().setAll(names, values);
    }

    /// Adds a row; gives the label of the value.
    Label add(String name, String value) {
        Label label = new Label(name);
        label.getStyleClass().add("muted");
        label.setMinWidth(Region.USE_PREF_SIZE);
        GridPane.setValignment(label, VPos.TOP);
        Label text = new Label(value);
        text.setWrapText(true);
        addRow(getRowCount(), label, text);
        return text;
    }

    /// Adds a line above the rows that follow.
    void heading(String title) {
        Label label = new Label(title);
        label.getStyleClass().addAll("section-title", "approval-heading");
        label.setWrapText(true);
        add(label, 0, getRowCount(), 2, 1);
    }
}
