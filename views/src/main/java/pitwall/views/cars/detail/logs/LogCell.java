package pitwall.views.cars.detail.logs;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.LogEntry;
import pitwall.fleet.LogLevel;
import pitwall.views.kit.LateWords;
import pitwall.views.kit.Strings;

/// One line of a log. The level is a word besides its colour.
final class LogCell extends ListCell<LogEntry> {
    private static final List<String> LEVELS = List.of("log-error", "log-warn", "log-info", "log-debug");

    private final LogsModel model;
    private final Strings strings;
    private final LateWords words;
    private final Label at = label("mono", "muted");
    private final Label level = label("mono", "log-level");
    private final Label source = label("mono", "muted", "log-source");
    private final Label message = label("mono");
    private final Label late = label("warn-text");
    private final HBox line = new HBox(at, level, source, message, late);

    LogCell(LogsModel model, Strings strings) {
        this.model = model;
        this.strings = strings;
        this.words = new LateWords(strings);
        line.getStyleClass().add("timeline-line");
        message.setMinWidth(0);
        message.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(message, Priority.ALWAYS);
        line.setMinWidth(0);
        line.setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable LogEntry entry, boolean empty) {
        super.updateItem(entry, empty);
        if (empty || entry == null) {
            setGraphic(null);
            setAccessibleText("");
        } else {
            at.setText(strings.formats().millis(model.time(entry)));
            level.setText(strings.get("log.level." + entry.level()));
            level.getStyleClass().removeAll(LEVELS);
            level.getStyleClass().add(style(entry.level()));
            source.setText(oneLine(entry.source()));
            message.setText(oneLine(entry.message()));
            late.setText(model.isLate(entry) ? words.of(model.time(entry), entry.at(), model.until()) : "");
            late.setManaged(!late.getText().isEmpty());
            setAccessibleText(String.join(", ", level.getText(), source.getText(), message.getText(), late.getText())
                    .replaceFirst(", $", ""));
            setGraphic(line);
        }
    }

    private static String style(LogLevel level) {
        return switch (level) {
            case ERROR -> "log-error";
            case WARN -> "log-warn";
            case INFO -> "log-info";
            case DEBUG -> "log-debug";
        };
    }

    /// Whatever a car put into it, it reads from left to right and on one line.
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]", "\u2423");
    }

    private static Label label(String... styleClasses) {
        Label label = new Label();
        label.getStyleClass().addAll(styleClasses);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }
}
