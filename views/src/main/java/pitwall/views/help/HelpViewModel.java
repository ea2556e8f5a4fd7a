package pitwall.views.help;

import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import pitwall.views.desk.UiAction;
import pitwall.views.keys.KeyMap;
import pitwall.views.kit.Strings;

/// What a screen is for and what its keys do. FX thread.
final class HelpViewModel {
    private final KeyMap keys;
    private final Strings strings;
    private final String group;
    private final StringProperty search = new SimpleStringProperty("");
    private final ObservableList<Line> lines = FXCollections.observableArrayList();

    /// An action with its key; without one it is reached by the palette.
    record Line(String title, String key) {}

    /// @param group the screen in front
    HelpViewModel(KeyMap keys, Strings strings, String group) {
        this.keys = keys;
        this.strings = strings;
        this.group = group;
        search.subscribe(this::list);
    }

    String title() {
        return strings.find("shell.nav." + group).orElse(strings.get("app.name"));
    }

    /// A few sentences about the screen.
    String text() {
        return strings.find("help.text." + group).orElse(strings.get("help.text.shell"));
    }

    StringProperty searchProperty() {
        return search;
    }

    ObservableList<Line> lines() {
        return lines;
    }

    private void list(String typed) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        List<Line> found = keys.reachable(group).stream()
                .map(this::line)
                .filter(line -> (line.title() + " " + line.key())
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted))
                .toList();
        lines.setAll(found);
    }

    private Line line(UiAction action) {
        return new Line(
                strings.get(action.titleKey()),
                keys.keyOf(action).map(key -> key.shown(strings)).orElse(""));
    }
}
