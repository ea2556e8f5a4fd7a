package pitwall.views.cars.detail;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import pitwall.protocol.rest.CarNote;
import pitwall.views.kit.Strings;

/// Asks for words about a car. Enter writes them down, Escape leaves. FX thread.
final class NoteRow extends HBox {
    private final TextField words = new TextField();
    private final Button apply;
    private final Consumer<String> written;

    /// @param written takes the words
    NoteRow(Consumer<String> written, Strings strings) {
        this.written = written;
        getStyleClass().addAll("toolbar-row", "tag-row");
        Label name = new Label(strings.get("car.note.name"));
        name.setMinWidth(Region.USE_PREF_SIZE);
        name.setLabelFor(words);
        words.setId("carNote");
        words.setPromptText(strings.get("car.note.prompt"));
        HBox.setHgrow(words, Priority.ALWAYS);
        apply = new Button(strings.get("car.note.verb"));
        apply.setMinWidth(Region.USE_PREF_SIZE);
        apply.setOnAction(_ -> apply());
        Button cancel = new Button(strings.get("kit.cancel"));
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setOnAction(_ -> close());
        getChildren().setAll(name, words, apply, cancel);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        words.textProperty().subscribe(text -> {
            int length = text.strip().length();
            apply.setDisable(length == 0 || length > CarNote.LONGEST);
        });
        close();
    }

    void open() {
        setVisible(true);
        setManaged(true);
        words.clear();
        words.requestFocus();
    }

    /// True if it was open.
    boolean close() {
        boolean open = isVisible();
        setVisible(false);
        setManaged(false);
        return open;
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && event.getTarget() == words && !apply.isDisabled()) {
            event.consume();
            apply();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            close();
        }
    }

    private void apply() {
        written.accept(words.getText().strip());
        close();
    }
}
