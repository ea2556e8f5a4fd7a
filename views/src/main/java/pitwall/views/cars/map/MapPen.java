package pitwall.views.cars.map;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import pitwall.views.kit.Strings;

/// Draws around cars with keys, for whoever has no mouse in the hand: arrows lead a cross (Shift: finely), Space sets a
/// corner, Backspace takes the last one back, Enter asks for what lies inside. FX thread.
final class MapPen {
    private static final double STEP = 40;
    private static final double FINE = 8;

    private final CarMap map;
    private final MapViewModel model;
    private final Strings strings;
    private final ReadOnlyBooleanWrapper drawing = new ReadOnlyBooleanWrapper();
    private @Nullable KeyLasso lasso;

    MapPen(CarMap map, MapViewModel model, Strings strings) {
        this.map = map;
        this.model = model;
        this.strings = strings;
    }

    void begin() {
        map.requestFocus();
        KeyLasso begun = new KeyLasso(map.view());
        lasso = begun;
        drawing.set(true);
        show(begun);
    }

    /// Leaves what was drawn; false where nothing was.
    boolean end() {
        boolean was = drawing.get();
        lasso = null;
        drawing.set(false);
        if (was) {
            map.lasso().hide();
            map.setAccessibleText(strings.get("map.spoken"));
        }
        return was;
    }

    /// True while there is a cross, and the key was for it.
    boolean key(KeyEvent event) {
        KeyLasso drawn = lasso;
        if (drawn == null) {
            return false;
        }
        double step = event.isShiftDown() ? FINE : STEP;
        boolean used = switch (event.getCode()) {
            case LEFT -> move(drawn, -step, 0);
            case RIGHT -> move(drawn, step, 0);
            case UP -> move(drawn, 0, -step);
            case DOWN -> move(drawn, 0, step);
            case SPACE -> {
                drawn.corner(map.view());
                yield true;
            }
            case BACK_SPACE -> {
                drawn.takeBack();
                yield true;
            }
            case ENTER -> close(drawn);
            default -> false;
        };
        if (used && drawing.get()) {
            show(drawn);
        }
        return used;
    }

    private boolean move(KeyLasso drawn, double right, double down) {
        drawn.move(map.view(), right, down);
        return true;
    }

    /// Fewer than three corners surround nothing: the cross stays.
    private boolean close(KeyLasso drawn) {
        drawn.area(map.view()).ifPresent(area -> {
            end();
            model.askArea(area);
        });
        return true;
    }

    /// The map was pushed or enlarged: what is drawn hangs on it, but the cross stays in the
    /// window.
    void viewed() {
        KeyLasso drawn = lasso;
        if (drawn != null) {
            drawn.move(map.view(), 0, 0);
            show(drawn);
        }
    }

    private void show(KeyLasso drawn) {
        map.lasso().show(drawn.line(map.view()));
        map.lasso().showCross(drawn.cross(map.view()));
        map.setAccessibleText(strings.plural("map.draw.spoken", drawn.corners()));
    }

    /// True while somebody draws.
    ReadOnlyBooleanProperty drawingProperty() {
        return drawing.getReadOnlyProperty();
    }
}
