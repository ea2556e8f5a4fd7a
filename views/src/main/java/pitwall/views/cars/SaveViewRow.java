package pitwall.views.cars;

import java.util.function.Predicate;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import pitwall.views.kit.Strings;

/// Asks for the name under which the screen is saved as a view. FX thread.
final class SaveViewRow extends HBox {
    private final TextField name = new TextField();
    private final Label trouble = new Label();
    private final Strings strings;
    private final Predicate<String> save;

    /// @param save keeps the view; false where the name cannot be taken
    SaveViewRow(Strings strings, Predicate<String> save) {
        this.strings = strings;
        this.save = save;
        getStyleClass().addAll("toolbar-row", "save-view-row");
        Label label = new Label(strings.get("cars.view.name"));
        label.setLabelFor(name);
        name.setPromptText(strings.get("cars.view.name.prompt"));
        name.setPrefColumnCount(18);
        Button ok = new Button(strings.get("cars.view.save.verb"));
        ok.disableProperty().bind(name.textProperty().map(String::isBlank));
        ok.setMinWidth(Region.USE_PREF_SIZE);
        ok.setOnAction(_ -> save());
        Button cancel = new Button(strings.get("kit.cancel"));
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setOnAction(_ -> close());
        trouble.getStyleClass().add("danger-text");
        getChildren().setAll(label, name, ok, cancel, trouble);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        close();
    }

    void open() {
        setVisible(true);
        setManaged(true);
        name.clear();
        trouble.setText("");
        name.requestFocus();
    }

    boolean close() {
        boolean open = isVisible();
        setVisible(false);
        setManaged(false);
        return open;
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER
                && event.getTarget() == name
                && !name.getText().isBlank()) {
            event.consume();
            save();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            close();
        }
    }

    private void save() {
        if (save.test(name.getText().strip())) {
            close();
        } else {
            trouble.setText(strings.get("cars.view.name.taken"));
        }
    }
}
