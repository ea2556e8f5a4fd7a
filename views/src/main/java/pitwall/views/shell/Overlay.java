package pitwall.views.shell;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A layer over the window for one thing at a time: the palette, the help sheet, details of the link. It lies in the
/// scene and is no window of its own, so it can neither get lost nor take the focus from another program.
/// A click beside it or Esc closes it; the focus returns to where it was. FX thread.
final class Overlay extends Pane {
    private static final double MARGIN = 8;

    enum Place {
        BELOW,
        ABOVE,
        TOP,
        RIGHT
    }

    private @Nullable Region content;
    private @Nullable Node anchor;
    private @Nullable Node focusBefore;
    private Place place = Place.TOP;
    private Runnable onClosed = () -> {};

    Overlay() {
        getStyleClass().add("overlay");
        setVisible(false);
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getTarget() == this) {
                close();
                event.consume();
            }
        });
    }

    /// Shows something beside a node, the top edge or the right one; what was shown before is closed.
    ///
    /// @param near the node it belongs to; absent for [Place#TOP] and [Place#RIGHT]
    void open(Region next, Place where, @Nullable Node near, Runnable whenClosed) {
        close();
        focusBefore = getScene() == null ? null : getScene().getFocusOwner();
        content = next;
        place = where;
        anchor = near;
        onClosed = whenClosed;
        getChildren().setAll(next);
        setVisible(true);
        requestLayout();
    }

    boolean isOpen() {
        return content != null;
    }

    boolean shows(Node node) {
        return content == node;
    }

    /// False if there was nothing to close.
    boolean close() {
        if (content == null) {
            return false;
        }
        content = null;
        getChildren().clear();
        setVisible(false);
        Node focus = focusBefore;
        focusBefore = null;
        Runnable closed = onClosed;
        onClosed = () -> {};
        if (focus != null && focus.getScene() == getScene()) {
            focus.requestFocus();
        }
        closed.run();
        return true;
    }

    @Override
    protected void layoutChildren() {
        Region shown = content;
        if (shown == null) {
            return;
        }
        double width = Math.min(shown.prefWidth(-1), getWidth() - 2 * MARGIN);
        double most = getHeight() - 2 * MARGIN;
        switch (place) {
            case TOP ->
                shown.resizeRelocate(
                        Math.round((getWidth() - width) / 2), MARGIN, width, Math.min(shown.prefHeight(width), most));
            case RIGHT -> shown.resizeRelocate(getWidth() - width, 0, width, getHeight());
            case BELOW, ABOVE -> beside(shown, width, Math.min(shown.prefHeight(width), most));
        }
    }

    private void beside(Region shown, double width, double height) {
        Bounds near = anchor == null ? null : sceneToLocal(anchor.localToScene(anchor.getBoundsInLocal()));
        double x = near == null ? 0 : near.getMinX();
        double y = near == null ? 0 : place == Place.BELOW ? near.getMaxY() + 4 : near.getMinY() - height - 4;
        shown.resizeRelocate(
                Math.max(MARGIN, Math.min(x, getWidth() - width - MARGIN)),
                Math.max(MARGIN, Math.min(y, getHeight() - height - MARGIN)),
                width,
                height);
    }
}
