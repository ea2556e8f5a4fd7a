package pitwall.views.settings;

import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.GridPane;

/// Figures about this console, to read, to copy into a report, and to save with what it logged.
final class DiagnosticsPageController {
    @FXML
    private GridPane figures;

    @FXML
    private Button saveBundle;

    @FXML
    private Label savedBundle;

    private final DiagnosticsViewModel model;
    private final SupportViewModel bundle;

    DiagnosticsPageController(DiagnosticsViewModel model, SupportViewModel bundle) {
        this.model = model;
        this.bundle = bundle;
    }

    @FXML
    private void initialize() {
        model.figuresProperty().subscribe(this::show);
        bundle.stateProperty().subscribe(this::show);
    }

    private void show(SupportViewModel.State now) {
        saveBundle.setDisable(now.busy());
        savedBundle.setText(now.sentence());
        savedBundle.setVisible(!now.sentence().isEmpty());
        savedBundle.setManaged(!now.sentence().isEmpty());
        savedBundle.getStyleClass().remove("danger-text");
        if (now.failed()) {
            savedBundle.getStyleClass().add("danger-text");
        }
    }

    private void show(List<DiagnosticsViewModel.Figure> now) {
        figures.getChildren().clear();
        for (int i = 0; i < now.size(); i++) {
            Label name = new Label(now.get(i).name());
            name.getStyleClass().add("fact-name");
            figures.addRow(i, name, new Label(now.get(i).value()));
        }
    }

    @FXML
    private void onCopy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(model.text());
        Clipboard.getSystemClipboard().setContent(content);
    }

    @FXML
    private void onSave() {
        bundle.save(model.text());
    }
}
