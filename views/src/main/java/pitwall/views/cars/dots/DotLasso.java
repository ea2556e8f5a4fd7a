package pitwall.views.cars.dots;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/// The rectangle somebody draws around cars. FX thread.
final class DotLasso {
    /// What a hand trembles.
    private static final double SLACK = 4;

    private final Region frame = new Region();
    private final Consumer<Area> drawn;
    private double startX;
    private double startY;
    private boolean drawing;

    /// The drawn rectangle.
    ///
    /// @param adds true where earlier marks stay
    record Area(double left, double top, double right, double bottom, boolean adds) {
        boolean holds(double x, double y) {
            return x >= left && x <= right && y >= top && y <= bottom;
        }
    }

    DotLasso(Consumer<Area> drawn) {
        this.drawn = drawn;
        frame.getStyleClass().add("dots-lasso");
        frame.setMouseTransparent(true);
        frame.setManaged(false);
        frame.setVisible(false);
    }

    Node node() {
        return frame;
    }

    void begin(MouseEvent event) {
        startX = event.getX();
        startY = event.getY();
        drawing = false;
    }

    void drag(MouseEvent event) {
        drawing |= Math.hypot(event.getX() - startX, event.getY() - startY) > SLACK;
        Area area = area(event);
        frame.setVisible(drawing);
        frame.resizeRelocate(area.left(), area.top(), area.right() - area.left(), area.bottom() - area.top());
    }

    void end(MouseEvent event) {
        if (drawing) {
            drawn.accept(area(event));
        }
        drawing = false;
        frame.setVisible(false);
    }

    private Area area(MouseEvent event) {
        return new Area(
                Math.min(startX, event.getX()),
                Math.min(startY, event.getY()),
                Math.max(startX, event.getX()),
                Math.max(startY, event.getY()),
                event.isShortcutDown() || event.isShiftDown());
    }
}
