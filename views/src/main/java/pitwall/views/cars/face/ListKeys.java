package pitwall.views.cars.face;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import pitwall.fleet.CarId;
import pitwall.views.cars.list.CarList;

/// The keys of a list: arrows, pages, Home and End move, with Shift they mark; Enter opens, Space marks. FX thread.
///
/// Letters and combinations are actions of the screen and come from the key map.
public final class ListKeys {
    private final CarList list;
    private final ListCursor cursor;
    private final CarFace face;
    private final Consumer<CarId> open;

    public ListKeys(FaceContext context, CarFace face) {
        this.list = context.list();
        this.cursor = new ListCursor(context.list());
        this.face = face;
        this.open = context.open();
    }

    /// Handles a pressed key; consumes it where it meant something.
    public void pressed(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        boolean extend = event.isShiftDown();
        if (event.getCode() == KeyCode.ENTER && !extend) {
            list.selection().cursor().ifPresent(open);
            event.consume();
        } else if (event.getCode() == KeyCode.SPACE && !extend) {
            list.selection().cursor().ifPresent(list.selection()::toggleMark);
            event.consume();
        } else {
            moved(event, extend);
        }
    }

    private void moved(KeyEvent event, boolean extend) {
        Optional<CarId> reached = reached(event.getCode(), extend);
        if (reached.isPresent()) {
            reached.ifPresent(face::reveal);
            event.consume();
        }
    }

    private Optional<CarId> reached(KeyCode key, boolean extend) {
        return switch (key) {
            case UP -> cursor.move(-face.stride(), extend);
            case DOWN -> cursor.move(face.stride(), extend);
            case LEFT -> face.stride() == 1 ? Optional.empty() : cursor.move(-1, extend);
            case RIGHT -> face.stride() == 1 ? Optional.empty() : cursor.move(1, extend);
            case PAGE_UP -> cursor.move(-face.page(), extend);
            case PAGE_DOWN -> cursor.move(face.page(), extend);
            case HOME -> cursor.first(extend);
            case END -> cursor.last(extend);
            default -> Optional.empty();
        };
    }
}
