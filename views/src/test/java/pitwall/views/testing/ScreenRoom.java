package pitwall.views.testing;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/// The room that one screen has in a console's window of [#WIDTH] by [#HEIGHT]: beside the rail, below header, alarm
/// strip and tabs, above the status bar. What stands around it is left out.
public final class ScreenRoom extends StackPane {
    public static final double WIDTH = 1280;
    public static final double HEIGHT = 800;

    private static final Insets AROUND = new Insets(102, 0, 24, 48);

    public ScreenRoom(Node screen) {
        super(screen);
        setPadding(AROUND);
    }
}
