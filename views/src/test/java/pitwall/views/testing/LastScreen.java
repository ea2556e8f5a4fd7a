package pitwall.views.testing;

import javafx.stage.Stage;
import pitwall.views.desk.Screen;

/// All tests of a program share one window. A screen that a test leaves there is not hidden by anybody: its clock would
/// go on, and keep it with all that it shows.
public final class LastScreen {
    private LastScreen() {}

    /// A screen is shown in the window now, and the one of the test before is not any more. FX thread.
    public static void now(Stage window, Screen screen) {
        if (window.getProperties().put(LastScreen.class, screen) instanceof Screen before && before != screen) {
            before.hidden();
        }
    }
}
