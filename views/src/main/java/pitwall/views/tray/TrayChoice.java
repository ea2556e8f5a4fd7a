package pitwall.views.tray;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import javafx.application.ColorScheme;
import pitwall.views.preferences.Preferences;

/// Whether there is an icon in the notification area, and how it is drawn. A panel may be dark on a light desktop, so
/// that a person can say which.
public enum TrayChoice {
    /// None, until somebody wants it.
    NONE,
    /// Light on a dark desktop and dark on a light one.
    DESKTOP,
    LIGHT,
    DARK;

    private static final String KEY = "shell.tray";

    /// What somebody chose; none where nothing can be read.
    public static TrayChoice of(Preferences preferences) {
        String kept = preferences.screens().getOrDefault(KEY, "");
        return Stream.of(values())
                .filter(choice -> choice.name().equals(kept))
                .findFirst()
                .orElse(NONE);
    }

    /// The same preferences with this choice.
    public Preferences in(Preferences before) {
        Map<String, String> screens = new HashMap<>(before.screens());
        screens.put(KEY, name());
        return before.withScreens(screens);
    }

    boolean isLight(ColorScheme desktop) {
        return switch (this) {
            case LIGHT -> true;
            case DARK -> false;
            case NONE, DESKTOP -> desktop == ColorScheme.DARK;
        };
    }
}
