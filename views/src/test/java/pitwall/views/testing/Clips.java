package pitwall.views.testing;

import javafx.scene.input.Clipboard;
import org.testfx.api.FxRobot;

/// What was copied.
public final class Clips {
    private Clips() {}

    /// The text on the clipboard.
    public static String text(FxRobot robot) {
        String[] text = {""};
        robot.interact(() -> text[0] = Clipboard.getSystemClipboard().getString());
        return text[0];
    }
}
