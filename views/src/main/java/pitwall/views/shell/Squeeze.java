package pitwall.views.shell;

import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Lets the less important parts of a row go where the window is too narrow for all, so that large text never pushes
/// the important ones out of the window. FX thread.
///
/// It measures after a layout, never while styles are being applied: half of the row has then its old font and half
/// the new one, and a part that was hidden has no style at all.
final class Squeeze {
    /// Spans the window; never narrower than its parts, hence not the measure.
    private final Region row;
    private final int parts;
    private final ReadOnlyIntegerWrapper gone = new ReadOnlyIntegerWrapper();
    private final Runnable afterLayout = this::fitIfDue;
    private boolean due = true;

    /// @param parts how many parts may go, the least important first
    Squeeze(Region row, int parts) {
        this.row = row;
        this.parts = parts;
        row.sceneProperty().subscribe(this::follow);
        watch(row.sceneProperty().flatMap(Scene::widthProperty));
        watch(row.widthProperty());
    }

    /// True while there is room for the part that goes as the `rank`-th, from 1.
    BooleanBinding room(int rank) {
        return gone.lessThan(rank);
    }

    /// Measures again whenever this changes.
    void watch(ObservableValue<?> cause) {
        cause.subscribe(() -> {
            due = true;
            row.requestLayout();
        });
    }

    private void follow(@Nullable Scene before, @Nullable Scene now) {
        if (before != null) {
            before.removePostLayoutPulseListener(afterLayout);
        }
        if (now != null) {
            now.addPostLayoutPulseListener(afterLayout);
        }
    }

    private void fitIfDue() {
        Scene scene = row.getScene();
        if (!due || scene == null) {
            return;
        }
        due = false;
        gone.set(0);
        row.applyCss();
        while (row.minWidth(-1) > scene.getWidth() && gone.get() < parts) {
            gone.set(gone.get() + 1);
        }
    }
}
