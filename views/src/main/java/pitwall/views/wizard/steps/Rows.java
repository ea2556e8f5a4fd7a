package pitwall.views.wizard.steps;

import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Names on the left, what is typed or said on the right. FX thread.
final class Rows extends GridPane {
    /// Figures of an earlier draft, while the new ones are counted.
    static final PseudoClass OLD = PseudoClass.getPseudoClass("old");

    Rows() {
        getStyleClass().add("form-grid");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        getColumnConstraints().setAll(names, values);
    }

    Rows add(String name, Node value) {
        Label label = new Label(name);
        label.getStyleClass().add("muted");
        label.setLabelFor(value);
        GridPane.setValignment(label, VPos.TOP);
        addRow(getRowCount(), label, value);
        return this;
    }

    /// Takes no room, and no gap, while there is nothing in it.
    static void hideEmpty(Pane part) {
        part.managedProperty().bind(Bindings.isNotEmpty(part.getChildren()));
    }

    /// Shows a part, or takes its room away too.
    static void show(Node part, boolean on) {
        part.setVisible(on);
        part.setManaged(on);
    }

    Rows say(String name, String value) {
        Label text = new Label(value);
        text.setWrapText(true);
        return add(name, text);
    }
}
