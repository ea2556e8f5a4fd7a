package pitwall.app;

import java.util.HashMap;
import java.util.Map;
import pitwall.views.cars.list.ViewMemory;
import pitwall.views.map.layer.LayerMemory;
import pitwall.views.pins.PinMemory;
import pitwall.views.preferences.PreferencesModel;

/// Keeps a screen's own text among the preferences.
final class ScreenMemory implements ViewMemory, LayerMemory, PinMemory {
    private final PreferencesModel preferences;
    private final String name;

    ScreenMemory(PreferencesModel preferences, String name) {
        this.preferences = preferences;
        this.name = name;
    }

    @Override
    public String load() {
        return preferences.get().screens().getOrDefault(name, "");
    }

    @Override
    public void save(String text) {
        preferences.change(before -> {
            Map<String, String> screens = new HashMap<>(before.screens());
            screens.put(name, text);
            return before.withScreens(screens);
        });
    }
}
