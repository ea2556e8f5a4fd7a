package pitwall.views.shell;

import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.layout.Region;

/// Lets the less important parts of a row go where the window is too narrow for all, so that large text never pushes
/// the important ones out of the window. FX thread.
final class Squeeze {
    /// Spans the window; never narrower than its parts, hence not the measure.
    private final Region row;
    private final int parts;
    private final ReadOnlyIntegerWrapper gone = new ReadOnlyIntegerWrapper();

    /// @param parts how many parts may go, the least important first
    Squeeze(Region row, int parts) {
        this.row = row;
        this.parts = parts;
        watch(row.sceneProperty().flatMap(Scene::widthProperty));
        watch(row.widthProperty());
    }

    /// True while there is room for the part that goes as the `rank`-th, from 1.
    BooleanBinding room(int rank) {
        return gone.lessThan(rank);
    }

    /// Measures again whenever this changes.
    void watch(ObservableValue<?> cause) {
        cause.subscribe(this::fit);
    }

    private void fit() {
        gone.set(0);
        Scene scene = row.getScene();
        while (scene != null && row.minWidth(-1) > scene.getWidth() && gone.get() < parts) {
            gone.set(gone.get() + 1);
        }
    }
}
