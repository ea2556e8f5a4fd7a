package pitwall.views.shell;

import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import pitwall.views.desk.Screen;

/// Leads the focus to where work begins on a screen, also where that is shown only later, for example once its list has
/// come. Gives up as soon as a person goes somewhere else: by the mouse, by a key that moves the focus or opens
/// something, or by typing. FX thread.
final class FocusSeeker {
    private static final Set<KeyCode> LEADS_AWAY = Set.of(KeyCode.TAB, KeyCode.F2, KeyCode.F6, KeyCode.ESCAPE);

    private final Runnable look = this::seek;
    /// Absent once the focus has arrived, or nobody waits for it any more.
    private @Nullable Screen wanted;

    /// @param root of the window, whose scene may come later
    FocusSeeker(Node root) {
        root.sceneProperty().subscribe((before, now) -> {
            if (before != null) {
                before.removePostLayoutPulseListener(look);
            }
            if (now != null) {
                now.addPostLayoutPulseListener(look);
            }
        });
        if (root.getScene() != null) {
            root.getScene().addPostLayoutPulseListener(look);
        }
        root.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> wanted = null);
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /// Leads the focus into a screen, now or as soon as there is something to focus.
    void lead(Screen screen) {
        wanted = screen;
        seek();
    }

    private void pressed(KeyEvent event) {
        boolean leaves = event.isShortcutDown()
                || event.isAltDown()
                || LEADS_AWAY.contains(event.getCode())
                || event.getTarget() instanceof TextInputControl;
        if (leaves) {
            wanted = null;
        }
    }

    /// A button that got the focus because nothing else was there yet is not where work begins.
    private void seek() {
        Screen screen = wanted;
        Scene scene = screen == null ? null : screen.node().getScene();
        if (screen == null || scene == null) {
            return;
        }
        Node before = scene.getFocusOwner();
        if (Covers.hold(before)) {
            wanted = null;
            return;
        }
        screen.focus();
        Node after = scene.getFocusOwner();
        if (after != null && isInside(after, screen.node()) && (after != before || !(after instanceof ButtonBase))) {
            wanted = null;
        }
    }

    private static boolean isInside(Node node, Node ancestor) {
        for (@Nullable Node each = node; each != null; each = each.getParent()) {
            if (each == ancestor) {
                return true;
            }
        }
        return false;
    }
}
