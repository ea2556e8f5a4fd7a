package pitwall.views.kit;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Region;

/// How wide a pane beside another is: as wide as its words ask for, yet never more than its share of both, so that
/// large text leaves room for what it stands beside. FX thread.
public final class SideRoom {
    private SideRoom() {}

    /// @param side what stands beside
    /// @param whole both of them
    /// @param text something in the base text size
    /// @param ems the width in heights of that text
    /// @param share the most of the whole, 0 to 1
    public static void keep(Region side, Region whole, Labeled text, double ems, double share) {
        side.prefWidthProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> Math.min(ems * text.getFont().getSize(), share * whole.getWidth()),
                        text.fontProperty(),
                        whole.widthProperty()));
    }
}
