package pitwall.views.logs;

import java.time.Instant;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import pitwall.views.kit.Strings;
import pitwall.views.logs.query.LogQueryEdit;

/// Asks from when to when lines are wanted, either of which may stay open. FX thread.
final class LogSpanBar extends HBox {
    private final LogsViewModel model;
    private final Strings strings;
    private final MomentField from;
    private final MomentField to;
    private final Runnable done;

    /// @param done called when it is closed
    LogSpanBar(LogsViewModel model, Strings strings, Runnable done) {
        this.model = model;
        this.strings = strings;
        this.done = done;
        this.from = new MomentField(strings.get("logs.span.from"));
        this.to = new MomentField(strings.get("logs.span.to"));
        getStyleClass().add("log-jump");
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        getChildren()
                .setAll(
                        label("logs.span.from"),
                        from,
                        label("logs.span.to"),
                        to,
                        new MomentHint(strings, "logs.span.hint", from, to));
        present(false);
    }

    private Label label(String key) {
        Label label = new Label(strings.get(key));
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private void present(boolean there) {
        setVisible(there);
        setManaged(there);
    }

    void open() {
        present(true);
        to.setText(written(model.query().to()));
        from.begin(written(model.query().from()));
    }

    private static String written(@Nullable Instant moment) {
        return moment == null ? "" : moment.toString();
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            choose();
            event.consume();
        }
    }

    private void choose() {
        Instant now = model.fleet().serverNowProperty().get();
        Optional<Instant> begin = from.isBlank() ? Optional.empty() : from.moment(now);
        Optional<Instant> end = to.isBlank() ? Optional.empty() : to.moment(now);
        if (begin.isEmpty() && !from.isBlank() || end.isEmpty() && !to.isBlank()) {
            return;
        }
        if (begin.isPresent() && end.isPresent() && !begin.get().isBefore(end.get())) {
            to.wrong(true);
            return;
        }
        close();
        model.question()
                .textProperty()
                .set(new LogQueryEdit(model.query()).withSpan(begin.orElse(null), end.orElse(null)));
    }

    private void close() {
        present(false);
        done.run();
    }
}
