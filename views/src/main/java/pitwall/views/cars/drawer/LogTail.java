package pitwall.views.cars.drawer;

import java.time.Instant;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.LogEntry;
import pitwall.fleet.LogLevel;
import pitwall.views.fx.SeenLogs;
import pitwall.views.kit.Strings;

/// The last log lines of one car as they come, the newest at the end. Nothing moves while the pointer is above them:
/// what came meanwhile is counted in the title. FX thread.
final class LogTail extends VBox {
    private static final int MOST = 50;

    private final SeenLogs logs;
    private final Strings strings;
    private final Label title = new Label();
    private final VBox lines = new VBox();
    private @Nullable CarId car;
    private List<LogEntry> shown = List.of();
    private long seen = -1;

    LogTail(SeenLogs logs, Strings strings) {
        this.logs = logs;
        this.strings = strings;
        getStyleClass().addAll("facet-section", "log-tail");
        title.getStyleClass().add("facet-title");
        title.setWrapText(true);
        lines.getStyleClass().add("log-lines");
        getChildren().setAll(title, lines);
    }

    /// Follows a car.
    ///
    /// @param cachedFrom server time of the newest data where no new line can come; absent with a connection
    void follow(CarId wanted, @Nullable Instant cachedFrom) {
        boolean other = !wanted.equals(car);
        if (other || seen != logs.revision()) {
            seen = logs.revision();
            car = wanted;
            take(logs.of(wanted, MOST), other);
        }
        title.setText(title(cachedFrom));
    }

    private void take(List<LogEntry> now, boolean other) {
        if (other || !isHover()) {
            if (!now.equals(shown) || lines.getChildren().isEmpty()) {
                shown = now;
                lines.getChildren().setAll(now.stream().map(this::line).toList());
            }
        } else if (!now.equals(shown)) {
            seen = -1;
        }
    }

    private String title(@Nullable Instant cachedFrom) {
        if (cachedFrom != null) {
            return strings.get("cars.drawer.logs.cached", strings.formats().utc(cachedFrom));
        }
        return strings.get(
                seen == -1 ? "cars.drawer.logs.held" : shown.isEmpty() ? "cars.drawer.logs.none" : "cars.drawer.logs");
    }

    private Node line(LogEntry entry) {
        Label at = label(strings.formats().millis(entry.at()), "muted");
        Label level = label(strings.get("log.level." + entry.level()), style(entry.level()));
        Label source = label(visible(entry.source()), "muted");
        Label message = label(visible(entry.message()), "log-message");
        message.setWrapText(true);
        message.setMinHeight(Region.USE_PREF_SIZE);
        FlowPane head = new FlowPane(at, level, source);
        head.getStyleClass().add("log-head");
        VBox line = new VBox(head, message);
        line.getStyleClass().add("log-line");
        return line;
    }

    private static Label label(String text, String styleClass) {
        Label label = new Label(text);
        label.getStyleClass().addAll("mono", styleClass);
        return label;
    }

    private static String style(LogLevel level) {
        return switch (level) {
            case ERROR -> "log-error";
            case WARN -> "log-warn";
            case INFO -> "log-info";
            case DEBUG -> "log-debug";
        };
    }

    /// A line is one line, whatever a car put into it, and reads from left to right.
    private static String visible(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]", "\u2423");
    }
}
