package pitwall.views.kit;

import javafx.scene.TraversalDirection;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// A field of a form with room for several lines. Tab leads on from it, as from every other field, so that a form can
/// be filled in with keys only. FX thread.
public final class FormArea extends TextArea {
    public FormArea() {
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            boolean alone = !event.isControlDown() && !event.isMetaDown() && !event.isAltDown();
            if (event.getCode() == KeyCode.TAB && alone) {
                event.consume();
                requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            }
        });
    }
}
