package pitwall.views.testing;

import javafx.scene.Scene;
import javafx.stage.Stage;
import pitwall.views.desk.Screen;
import pitwall.views.shell.Console;

/// All tests of a program share one window. What a test leaves there is not ended by anybody: its clock would go on,
/// and keep it with all that it shows. FX thread.
public final class LastScreen {
    private LastScreen() {}

    /// A screen is shown in the window now, and what the test before showed is not any more.
    public static void now(Stage window, Screen screen) {
        follow(window, new Shown(screen, screen::hidden));
    }

    /// A whole console, in a window of 1280 by 800, in place of what the test before showed.
    public static void open(Stage window, Scene scene, Console console) {
        follow(window, new Shown(console, console::close));
        window.setScene(scene);
        window.setWidth(1280);
        window.setHeight(800);
        window.show();
    }

    private static void follow(Stage window, Shown next) {
        if (window.getProperties().put(LastScreen.class, next) instanceof Shown before
                && before.what() != next.what()) {
            before.end().run();
        }
    }

    private record Shown(Object what, Runnable end) {}
}
