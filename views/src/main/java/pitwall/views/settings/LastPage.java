package pitwall.views.settings;

import java.util.HashMap;
import java.util.Map;
import pitwall.views.preferences.PreferencesModel;

/// Which page was open last; it must outlive the screen, which is made anew in another language.
final class LastPage {
    private static final String KEY = "settings.page";

    private final PreferencesModel preferences;

    LastPage(PreferencesModel preferences) {
        this.preferences = preferences;
    }

    String get() {
        return preferences.get().screens().getOrDefault(KEY, "");
    }

    void set(String id) {
        preferences.change(chosen -> {
            Map<String, String> screens = new HashMap<>(chosen.screens());
            screens.put(KEY, id);
            return chosen.withScreens(screens);
        });
    }
}
