package pitwall.views.testing;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.text.Text;

/// Finds what cannot be read where there is little room.
public final class CutWords {
    private CutWords() {}

    /// The words of buttons and links that are shortened, or stand beyond the edge of the window where nothing scrolls.
    /// FX thread.
    public static List<String> of(Scene scene) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        return scene.getRoot().lookupAll("*").stream()
                .filter(ButtonBase.class::isInstance)
                .map(ButtonBase.class::cast)
                .filter(button -> isShown(button)
                        && button.getText() != null
                        && !button.getText().isBlank())
                .filter(button -> isShortened(button) || isOutside(button, scene))
                .map(ButtonBase::getText)
                .toList();
    }

    private static boolean isShown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isShortened(ButtonBase button) {
        return button.lookup(".text") instanceof Text text
                && !text.getText().replace("\n", " ").equals(button.getText().replace("\n", " "));
    }

    private static boolean isOutside(ButtonBase button, Scene scene) {
        for (Node each = button; each != null; each = each.getParent()) {
            if (each instanceof ScrollPane || each instanceof VirtualFlow<?>) {
                return false;
            }
        }
        Bounds bounds = button.localToScene(button.getBoundsInLocal());
        return bounds.getMinX() < 0
                || bounds.getMinY() < 0
                || bounds.getMaxX() > scene.getWidth() + 1
                || bounds.getMaxY() > scene.getHeight() + 1;
    }
}
