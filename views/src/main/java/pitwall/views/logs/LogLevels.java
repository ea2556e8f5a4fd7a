package pitwall.views.logs;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import pitwall.fleet.LogLevel;
import pitwall.views.kit.Strings;
import pitwall.views.logs.query.LogQueryEdit;

/// One button a level; together they edit the query. FX thread.
final class LogLevels extends HBox {
    private final LogsViewModel model;
    private final Map<LogLevel, ToggleButton> buttons = new EnumMap<>(LogLevel.class);

    LogLevels(LogsViewModel model, Strings strings) {
        this.model = model;
        getStyleClass().add("log-levels");
        for (LogLevel level : LogLevel.values()) {
            ToggleButton button = new ToggleButton(LogText.letter(level));
            String name = strings.get("log.level." + level);
            button.setAccessibleText(strings.get("logs.level.spoken", name));
            button.setTooltip(new Tooltip(strings.get("logs.level.spoken", name)));
            button.getStyleClass().add("mono");
            button.setOnAction(_ -> toggle(level));
            buttons.put(level, button);
            getChildren().add(button);
        }
        model.question().textProperty().subscribe(_ -> show());
        show();
    }

    private void show() {
        buttons.forEach(
                (level, button) -> button.setSelected(model.query().levels().contains(level)));
    }

    private void toggle(LogLevel level) {
        EnumSet<LogLevel> levels = EnumSet.copyOf(model.query().levels());
        if (!levels.remove(level)) {
            levels.add(level);
        }
        model.question().textProperty().set(new LogQueryEdit(model.query()).withLevels(levels));
        show();
    }
}
