package pitwall.views.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import pitwall.views.desk.UiAction;
import pitwall.views.keys.KeyMap;
import pitwall.views.keys.Keystroke;
import pitwall.views.keys.Rebinding;
import pitwall.views.kit.Strings;
import pitwall.views.preferences.PreferencesModel;

/// All keys, searchable, with their changes kept. FX thread.
final class KeyboardViewModel {
    private final KeyMap keys;
    private final PreferencesModel preferences;
    private final Strings strings;
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ObservableList<KeyLine> lines = FXCollections.observableArrayList();

    KeyboardViewModel(KeyMap keys, PreferencesModel preferences, Strings strings) {
        this.keys = keys;
        this.preferences = preferences;
        this.strings = strings;
    }

    Subscription follow() {
        return Subscription.combine(
                search.subscribe(ignored -> list()), keys.revisionProperty().subscribe(ignored -> list()));
    }

    StringProperty searchProperty() {
        return search;
    }

    ObservableList<KeyLine> lines() {
        return lines;
    }

    /// What came of the last change, where it must be said.
    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /// Asks for the key, in words.
    void ask(KeyLine line) {
        message.set(strings.get("settings.keys.press", line.title()));
    }

    void forgetMessage() {
        message.set("");
    }

    void rebind(KeyLine line, Keystroke key) {
        tell(keys.rebind(line.action(), key), key.shown(strings));
    }

    void unbind(KeyLine line) {
        keys.unbind(line.action());
        keep();
        message.set("");
    }

    void reset(KeyLine line) {
        String shipped = Keystroke.parse(line.action().defaultKeys())
                .map(key -> key.shown(strings))
                .orElse("");
        tell(keys.reset(line.action()), shipped);
    }

    boolean singleLetters() {
        return keys.singleLetters();
    }

    void setSingleLetters(boolean on) {
        keys.setSingleLetters(on);
        keep();
    }

    private void tell(Rebinding result, String key) {
        message.set(
                switch (result) {
                    case Rebinding.Done() -> "";
                    case Rebinding.Conflict(UiAction holder) ->
                        strings.get("settings.keys.conflict", key, strings.get(holder.titleKey()));
                    case Rebinding.TypesCharacter() -> strings.get("settings.keys.altgr", key);
                });
        keep();
    }

    private void keep() {
        preferences.change(chosen -> chosen.withKeys(keys.changed(), keys.singleLetters()));
    }

    private void list() {
        String wanted = search.get().strip().toLowerCase(Locale.ROOT);
        List<KeyLine> found = new ArrayList<>();
        for (Map.Entry<String, List<UiAction>> group : keys.groups().entrySet()) {
            String where = strings.get(
                    group.getKey().equals(KeyMap.EVERYWHERE)
                            ? "settings.keys.everywhere"
                            : "shell.nav." + group.getKey());
            group.getValue().stream()
                    .map(action -> line(action, where))
                    .filter(line -> (line.title() + " " + line.key() + " " + line.where())
                            .toLowerCase(Locale.ROOT)
                            .contains(wanted))
                    .forEach(found::add);
        }
        lines.setAll(found);
    }

    private KeyLine line(UiAction action, String where) {
        String key = keys.keyOf(action).map(stroke -> stroke.shown(strings)).orElse("");
        return new KeyLine(action, where, strings.get(action.titleKey()), key, keys.isChanged(action));
    }
}
