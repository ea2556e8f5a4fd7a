package pitwall.views.alarms;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The parts of something that is written, each beside its name and above what is wrong with it. FX thread.
///
/// @param <F> names the parts
final class FormRows<F extends Enum<F>> {
    private final GridPane grid = new GridPane();
    private final Map<F, Label> troubles;
    private final Map<F, List<Node>> rows;

    FormRows(Class<F> parts) {
        troubles = new EnumMap<>(parts);
        rows = new EnumMap<>(parts);
        grid.getStyleClass().add("form-grid");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints inputs = new ColumnConstraints();
        inputs.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(names, inputs);
    }

    /// @param name of the part in words
    void add(F part, String name, Node control) {
        Label trouble = new Label();
        trouble.getStyleClass().addAll("caption", "danger-text");
        trouble.setWrapText(true);
        troubles.put(part, trouble);
        int before = grid.getChildren().size();
        ActSheet.row(grid, name, new VBox(control, trouble));
        control.setAccessibleText(name);
        rows.put(
                part,
                List.copyOf(
                        grid.getChildren().subList(before, grid.getChildren().size())));
    }

    /// Says what is wrong with each part.
    ///
    /// @param words of a part; empty where nothing is wrong with it
    void judge(Function<F, Optional<String>> words) {
        troubles.forEach((part, label) -> {
            label.setText(words.apply(part).orElse(""));
            label.setManaged(!label.getText().isEmpty());
        });
    }

    /// Shows a part, or leaves it out.
    void show(F part, boolean on) {
        for (Node node : rows.getOrDefault(part, List.of())) {
            node.setVisible(on);
            node.setManaged(on);
        }
    }

    /// All of them.
    GridPane grid() {
        return grid;
    }

    /// Gives something that may be long what room there is.
    static ScrollPane scroll(Node content) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("alarm-detail-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return scroll;
    }
}
