package pitwall.views.cars.table;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.TableRow;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.HeadlineStatus;
import pitwall.views.cars.face.FaceContext;
import pitwall.views.cars.face.ListPointer;
import pitwall.views.cars.list.CarSelection;

/// A row of the table. Looks selected or marked as the shared selection says; the table's own selection is not used,
/// because it goes by index and a list changes its order.
final class CarRow extends TableRow<Line> {
    private static final PseudoClass CURSOR = PseudoClass.getPseudoClass("cursor");
    private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");
    private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");
    private static final PseudoClass IN_SYNC = PseudoClass.getPseudoClass("in-sync");
    private static final PseudoClass GONE = PseudoClass.getPseudoClass("gone");
    private static final PseudoClass PENDING = PseudoClass.getPseudoClass("pending");
    private static final PseudoClass POINTED = PseudoClass.getPseudoClass("pointed");

    private final FaceContext context;
    private final CarLines lines;
    private final ListPointer pointer;
    private final Runnable focus;
    private Optional<Car> drawn = Optional.empty();

    /// @param focus brings the keyboard to the rows
    CarRow(FaceContext context, CarLines lines, ListPointer pointer, Runnable focus) {
        this.context = context;
        this.lines = lines;
        this.pointer = pointer;
        this.focus = focus;
        addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventFilter(MouseEvent.MOUSE_RELEASED, MouseEvent::consume);
        addEventFilter(MouseEvent.MOUSE_CLICKED, MouseEvent::consume);
    }

    @Override
    protected void updateItem(@Nullable Line line, boolean empty) {
        super.updateItem(line, empty);
        refresh();
    }

    /// Draws the whole row anew if a picture brought another car since it was last drawn as a whole.
    void follow() {
        if (!car().equals(drawn)) {
            redraw();
        }
    }

    /// Looks as under the pointer, or no longer.
    void point(boolean pointed) {
        pseudoClassStateChanged(POINTED, pointed);
    }

    /// Draws the row and its cells.
    void redraw() {
        drawn = car();
        refresh();
        for (Node child : getChildrenUnmodifiable()) {
            if (child instanceof CarCell cell) {
                cell.refresh();
            }
        }
    }

    /// Follows the car and the selection.
    private void refresh() {
        Optional<CarId> id = id();
        Optional<Car> car = car();
        CarSelection selection = context.list().selection();
        Line line = getItem();
        pseudoClassStateChanged(HEADING, line != null && line.group() != null);
        pseudoClassStateChanged(CURSOR, id.filter(selection::isSelected).isPresent());
        pseudoClassStateChanged(MARKED, id.filter(selection::isMarked).isPresent());
        pseudoClassStateChanged(
                PENDING, id.filter(context.list().pending()::isPending).isPresent());
        pseudoClassStateChanged(GONE, id.isPresent() && car.isEmpty());
        pseudoClassStateChanged(
                IN_SYNC,
                car.filter(each -> context.list().time().headline(each) == HeadlineStatus.IN_SYNC)
                        .isPresent());
    }

    private void pressed(MouseEvent event) {
        id().ifPresent(id -> {
            focus.run();
            pointer.pressed(id, event);
        });
        event.consume();
    }

    private Optional<CarId> id() {
        Line line = getItem();
        boolean shows = line != null
                && !isEmpty()
                && line.index() >= 0
                && line.index() < lines.listing().size();
        return shows ? Optional.of(lines.listing().id(line.index())) : Optional.empty();
    }

    private Optional<Car> car() {
        Line line = getItem();
        return id().isEmpty() || line == null
                ? Optional.empty()
                : context.list().car(line.index());
    }

    /// Put together only when somebody asks.
    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        if (attribute == AccessibleAttribute.TEXT) {
            return car().map(context::spoken).or(this::heading).orElse("");
        }
        return super.queryAccessibleAttribute(attribute, parameters);
    }

    private Optional<String> heading() {
        Line line = getItem();
        return line == null || line.group() == null
                ? Optional.empty()
                : Optional.of(context.speech().group(line.group().key()) + ", "
                        + context.speech().size(line.group()));
    }
}
