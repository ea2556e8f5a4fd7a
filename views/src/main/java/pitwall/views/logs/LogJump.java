package pitwall.views.logs;

import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import pitwall.views.kit.Strings;

/// Asks for a time and leads there. FX thread.
final class LogJump extends HBox {
    private final LogsViewModel model;
    private final MomentField field;
    private final Runnable done;

    /// @param done called when it is closed
    LogJump(LogsViewModel model, Strings strings, Runnable done) {
        this.model = model;
        this.done = done;
        getStyleClass().add("log-jump");
        Label label = new Label(strings.get("logs.jump"));
        label.setMinWidth(Region.USE_PREF_SIZE);
        field = new MomentField(strings.get("logs.jump"));
        field.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        getChildren().setAll(label, field, new MomentHint(strings, "logs.jump.hint", field));
        present(false);
    }

    private void present(boolean there) {
        setVisible(there);
        setManaged(there);
    }

    void open() {
        present(true);
        field.begin("");
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            field.moment(model.fleet().serverNowProperty().get()).ifPresent(moment -> {
                close();
                model.trips().toMoment(moment);
            });
            event.consume();
        }
    }

    private void close() {
        present(false);
        done.run();
    }
}
