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
        boolean extend = event.isShiftDown();
        if (event.isAltDown()) {
            return;
        }
        if (event.isShortcutDown()) {
            combined(event);
        } else if (event.getCode() == KeyCode.ENTER && !extend) {
            list.selection().cursor().ifPresent(open);
            event.consume();
        } else if (event.getCode() == KeyCode.SPACE && !extend) {
            list.selection().cursor().ifPresent(list.selection()::toggleMark);
            event.consume();
        } else {
            moved(event, extend);
        }
    }

    /// Ctrl+A would otherwise go to a selection that is not ours.
    private void combined(KeyEvent event) {
        if (event.getCode() == KeyCode.A && !event.isShiftDown()) {
            list.selection().markAll(list.listing());
            event.consume();
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
            case UP -> line(-1, extend);
            case DOWN -> line(1, extend);
            case LEFT -> face.isGrid() ? cursor.move(-1, extend) : Optional.empty();
            case RIGHT -> face.isGrid() ? cursor.move(1, extend) : Optional.empty();
            case PAGE_UP -> line(-face.page(), extend);
            case PAGE_DOWN -> line(face.page(), extend);
            case HOME -> cursor.first(extend);
            case END -> cursor.last(extend);
            default -> Optional.empty();
        };
    }

    private Optional<CarId> line(int lines, boolean extend) {
        int here = cursor.index();
        return here < 0 ? cursor.first(extend) : cursor.move(face.below(here, lines) - here, extend);
    }
}
