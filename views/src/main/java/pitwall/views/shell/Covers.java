package pitwall.views.shell;

import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// What lies over the screens and asks for something: sheets, the palette, help.
final class Covers {
    private Covers() {}

    /// True for a node of something that lies over the screens.
    static boolean hold(@Nullable Node node) {
        for (@Nullable Node each = node; each != null; each = each.getParent()) {
            if (each.getStyleClass().contains("sheet-scrim") || each instanceof Overlay) {
                return true;
            }
        }
        return false;
    }
}
