package pitwall.views.logs;

import java.util.List;
import javafx.scene.control.Label;
import pitwall.views.kit.Strings;

/// How moments are written, or which of some fields has none that fits. FX thread.
final class MomentHint extends Label {
    private final Strings strings;
    private final String key;
    private final List<MomentField> fields;

    /// @param key of what is said while all is well
    MomentHint(Strings strings, String key, MomentField... fields) {
        this.strings = strings;
        this.key = key;
        this.fields = List.of(fields);
        setMinWidth(0);
        this.fields.forEach(field -> field.wrongProperty().subscribe(_ -> show()));
    }

    private void show() {
        String wrong = fields.stream()
                .filter(field -> field.wrongProperty().get())
                .findFirst()
                .map(field -> strings.get("logs.moment.wrong", field.getText().strip()))
                .orElse("");
        setText(wrong.isEmpty() ? strings.get(key) : wrong);
        getStyleClass().removeAll("muted", "danger-text");
        getStyleClass().add(wrong.isEmpty() ? "muted" : "danger-text");
    }
}
