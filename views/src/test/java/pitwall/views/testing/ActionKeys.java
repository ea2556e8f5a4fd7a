package pitwall.views.testing;

import pitwall.views.desk.Screen;
import pitwall.views.desk.UiAction;

/// Presses keys of a screen that stands in no console.
public final class ActionKeys {
    private ActionKeys() {}

    /// Runs what the keys mean, one after the other. FX thread.
    public static void run(Screen screen, String... keys) {
        for (String each : keys) {
            UiAction action = screen.actions().stream()
                    .filter(found -> found.defaultKeys().equals(each))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no key " + each));
            action.run().run();
        }
    }
}
