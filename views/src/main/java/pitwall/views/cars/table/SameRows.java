package pitwall.views.cars.table;

import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.HBox;

/// Keeps both sides of the table at the same row, whichever of them is scrolled. FX thread.
final class SameRows {
    private final TableSide staying;
    private final TableSide moving;
    private boolean joined;
    private boolean scrolling;

    SameRows(TableSide staying, TableSide moving) {
        this.staying = staying;
        this.moving = moving;
        staying.table().skinProperty().subscribe(this::join);
        moving.table().skinProperty().subscribe(this::join);
    }

    private void join() {
        Optional<VirtualFlow<?>> left = staying.flow();
        Optional<VirtualFlow<?>> right = moving.flow();
        if (joined || left.isEmpty() || right.isEmpty()) {
            return;
        }
        joined = true;
        lead(left.get(), right.get());
        lead(right.get(), left.get());
        right.get().lookupAll(".scroll-bar").stream()
                .filter(ScrollBar.class::isInstance)
                .map(ScrollBar.class::cast)
                .filter(bar -> bar.getOrientation() == Orientation.HORIZONTAL)
                .forEach(this::leaveRoom);
    }

    private void lead(VirtualFlow<?> leader, VirtualFlow<?> follower) {
        leader.positionProperty().subscribe(position -> {
            if (!scrolling) {
                scrolling = true;
                follower.setPosition(position.doubleValue());
                scrolling = false;
            }
        });
    }

    /// The sideways scroll bar of one side is room that the other side must not use either.
    private void leaveRoom(ScrollBar bar) {
        bar.visibleProperty().subscribe(() -> room(bar));
        bar.heightProperty().subscribe(_ -> room(bar));
        room(bar);
    }

    private void room(ScrollBar bar) {
        HBox.setMargin(staying.table(), new Insets(0, 0, bar.isVisible() ? bar.getHeight() : 0, 0));
    }
}
