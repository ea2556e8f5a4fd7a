package pitwall.views.cars.face;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import pitwall.fleet.CarId;
import pitwall.views.cars.list.CarList;

/// The pointer over a list: a click selects, with Ctrl it marks, with Shift it marks a range, twice it shows
/// the details beside the list. While it
/// rests on the list, rows stay where they are. FX thread.
public final class ListPointer {
    private final CarList list;
    private final Consumer<CarId> peek;

    public ListPointer(FaceContext context) {
        this.list = context.list();
        this.peek = context.peek();
    }

    /// Watches the whole list.
    public void watch(Node node) {
        node.addEventHandler(MouseEvent.MOUSE_ENTERED, _ -> list.hold().hover(true));
        node.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> list.hold().hover(false));
        node.addEventFilter(MouseEvent.MOUSE_MOVED, _ -> list.hold().touch());
        node.addEventFilter(ScrollEvent.SCROLL, _ -> list.hold().touch());
    }

    /// The pointer was pressed on a car.
    public void pressed(CarId id, MouseEvent event) {
        list.hold().touch();
        if (event.isShiftDown()) {
            list.selection().extendTo(id, list.listing());
        } else if (event.isShortcutDown()) {
            list.selection().select(id);
            list.selection().toggleMark(id);
        } else {
            list.selection().select(id);
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                peek.accept(id);
            }
        }
    }
}
