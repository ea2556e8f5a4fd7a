package pitwall.views.cars.overview;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import pitwall.views.kit.Strings;

/// What wants a person, ranked; a click or Enter opens it. The list stays as it is while somebody is in it. FX thread.
final class NeedsPane extends VBox {
    private final ListView<Need> list = new ListView<>();
    private final Consumer<Need> open;
    private final Label unknown;

    NeedsPane(Strings strings, Consumer<Need> open) {
        this.open = open;
        this.unknown = quiet(strings, "overview.needs.unknown");
        getStyleClass().add("overview-section");
        Label title = new Label(strings.get("overview.needs"));
        title.getStyleClass().add("section-title");
        list.getStyleClass().add("needs-list");
        list.setCellFactory(_ -> new NeedCell(strings));
        list.setPlaceholder(quiet(strings, "overview.needs.none"));
        list.setAccessibleText(strings.get("overview.needs"));
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                openChosen();
                event.consume();
            }
        });
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 1) {
                openChosen();
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().setAll(title, unknown, list);
        showKnown(true);
    }

    private static Label quiet(Strings strings, String key) {
        Label nothing = new Label(strings.get(key));
        nothing.getStyleClass().add("muted");
        nothing.setWrapText(true);
        return nothing;
    }

    private void openChosen() {
        Optional.ofNullable(list.getSelectionModel().getSelectedItem()).ifPresent(open);
    }

    /// Where nobody knows which rollouts and alarms there were, the list is one of cars, and an empty one does not say
    /// that nothing waits.
    void showKnown(boolean known) {
        unknown.setVisible(!known);
        unknown.setManaged(!known);
        list.getPlaceholder().setVisible(known);
    }

    ListView<Need> list() {
        return list;
    }

    /// Rows are replaced where they differ, so that focus and choice stay.
    void show(List<Need> needs) {
        for (int row = 0; row < needs.size(); row++) {
            if (row == list.getItems().size()) {
                list.getItems().add(needs.get(row));
            } else if (!list.getItems().get(row).equals(needs.get(row))) {
                list.getItems().set(row, needs.get(row));
            }
        }
        if (list.getItems().size() > needs.size()) {
            list.getItems().remove(needs.size(), list.getItems().size());
        }
    }
}
