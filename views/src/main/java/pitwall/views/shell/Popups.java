package pitwall.views.shell;

import java.util.List;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

/// The menus and tips that float above the window. FX thread.
final class Popups {
    private Popups() {}

    static void hideAll() {
        List.copyOf(Window.getWindows()).stream()
                .filter(PopupWindow.class::isInstance)
                .forEach(Window::hide);
    }
}
