package pitwall.views.help;

import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The help sheet at the right edge.
final class HelpController {
    @FXML
    private VBox root;

    @FXML
    private Label title;

    @FXML
    private Label text;

    @FXML
    private TextField search;

    @FXML
    private ListView<HelpViewModel.Line> lines;

    private final HelpViewModel model;
    private final Runnable close;

    HelpController(HelpViewModel model, Runnable close) {
        this.model = model;
        this.close = close;
    }

    @FXML
    private void initialize() {
        title.setText(model.title());
        text.setText(model.text());
        search.textProperty().bindBidirectional(model.searchProperty());
        lines.setItems(model.lines());
        lines.setCellFactory(ignored -> new LineCell());
    }

    VBox root() {
        return root;
    }

    void focus() {
        search.requestFocus();
    }

    @FXML
    private void onClose() {
        close.run();
    }

    private static final class LineCell extends ListCell<HelpViewModel.Line> {
        private final Label title = new Label();
        private final Label key = new Label();
        private final HBox line = new HBox(title, key);

        LineCell() {
            line.getStyleClass().add("help-line");
            title.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(title, Priority.ALWAYS);
            key.getStyleClass().add("mono");
            key.setMinWidth(Region.USE_PREF_SIZE);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(HelpViewModel.@Nullable Line item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                setAccessibleText(null);
            } else {
                title.setText(item.title());
                key.setText(item.key());
                setGraphic(line);
                setAccessibleText(item.title() + ", " + item.key());
            }
        }
    }
}
