package pitwall.views.settings;

import java.util.List;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.GridPane;

/// Figures about this console, to read and to copy into a report.
final class DiagnosticsPageController {
    @FXML
    private GridPane figures;

    private final DiagnosticsViewModel model;

    DiagnosticsPageController(DiagnosticsViewModel model) {
        this.model = model;
    }

    @FXML
    private void initialize() {
        model.figuresProperty().subscribe(this::show);
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
        content.putString(model.figuresProperty().get().stream()
                .map(figure -> figure.name() + ": " + figure.value())
                .collect(Collectors.joining("\n")));
        Clipboard.getSystemClipboard().setContent(content);
    }
}
