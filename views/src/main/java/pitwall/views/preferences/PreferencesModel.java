package pitwall.views.preferences;

import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The choices in force. Every change is seen at once and stored. FX thread.
public final class PreferencesModel {
    private final PreferenceStore store;
    private final ReadOnlyObjectWrapper<Preferences> preferences;

    public PreferencesModel(PreferenceStore store) {
        this.store = store;
        this.preferences = new ReadOnlyObjectWrapper<>(store.load());
    }

    public Preferences get() {
        return preferences.get();
    }

    public ReadOnlyObjectProperty<Preferences> property() {
        return preferences.getReadOnlyProperty();
    }

    /// Replaces the choices by what `change` makes of them.
    public void change(UnaryOperator<Preferences> change) {
        Preferences next = change.apply(preferences.get());
        if (!next.equals(preferences.get())) {
            preferences.set(next);
            store.save(next);
        }
    }
}
