package pitwall.views.logs;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import pitwall.views.kit.Strings;
import pitwall.views.logs.query.Moments;

/// Asks for a time and leads there. FX thread.
final class LogJump extends HBox {
    private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");

    private final LogsViewModel model;
    private final TextField field = new TextField();
    private final Runnable done;

    /// @param done called when it is closed
    LogJump(LogsViewModel model, Strings strings, Runnable done) {
        this.model = model;
        this.done = done;
        getStyleClass().add("log-jump");
        Label label = new Label(strings.get("logs.jump"));
        label.setMinWidth(Region.USE_PREF_SIZE);
        Label hint = new Label(strings.get("logs.jump.hint"));
        hint.getStyleClass().add("muted");
        hint.setMinWidth(0);
        field.setAccessibleText(strings.get("logs.jump"));
        field.setPrefColumnCount(16);
        field.textProperty().subscribe(_ -> field.pseudoClassStateChanged(INVALID, false));
        field.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        getChildren().setAll(label, field, hint);
        present(false);
    }

    private void present(boolean there) {
        setVisible(there);
        setManaged(there);
    }

    void open() {
        present(true);
        field.clear();
        field.requestFocus();
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            Moments.read(
                            field.getText().strip(),
                            model.fleet().serverNowProperty().get())
                    .ifPresentOrElse(
                            moment -> {
                                close();
                                model.trips().toMoment(moment);
                            },
                            () -> field.pseudoClassStateChanged(INVALID, true));
            event.consume();
        }
    }

    private void close() {
        present(false);
        done.run();
    }
}
