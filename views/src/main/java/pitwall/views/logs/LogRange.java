package pitwall.views.logs;

import java.time.Instant;
import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import pitwall.views.kit.Strings;
import pitwall.views.logs.query.LogQueryEdit;

/// From when to when lines are wanted, always in view; edits the query. FX thread.
final class LogRange extends MenuButton {
    /// As the query has them.
    private static final List<String> LAST = List.of("5m", "15m", "1h", "6h", "24h", "7d");

    private final LogsViewModel model;
    private final Strings strings;

    /// @param between asks for both ends
    LogRange(LogsViewModel model, Strings strings, Runnable between) {
        this.model = model;
        this.strings = strings;
        getStyleClass().add("log-range");
        setMinWidth(Region.USE_PREF_SIZE);
        getItems().add(item("logs.range.all", () -> set(edit().withSpan(null, null))));
        LAST.forEach(span -> getItems().add(item("logs.range.last." + span, () -> set(edit().withSince(span)))));
        getItems().addAll(new SeparatorMenuItem(), item("logs.range.between", between));
        model.question()
                .textProperty()
                .subscribe(_ -> show(model.query().from(), model.query().to()));
    }

    private MenuItem item(String key, Runnable chosen) {
        MenuItem item = new MenuItem(strings.get(key));
        item.setOnAction(_ -> chosen.run());
        return item;
    }

    private LogQueryEdit edit() {
        return new LogQueryEdit(model.query());
    }

    private void set(String query) {
        model.question().textProperty().set(query);
    }

    private void show(@Nullable Instant from, @Nullable Instant to) {
        String words;
        if (from == null) {
            words = to == null ? strings.get("logs.range.all") : strings.get("logs.range.until", moment(to));
        } else {
            words = to == null
                    ? strings.get("logs.range.since", moment(from))
                    : strings.get("logs.range.span", moment(from), moment(to));
        }
        setText(words);
        setAccessibleText(strings.get("logs.range.spoken", words));
    }

    private String moment(Instant moment) {
        return strings.formats()
                .moment(moment, model.fleet().serverNowProperty().get());
    }
}
