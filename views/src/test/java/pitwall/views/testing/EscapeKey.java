package pitwall.views.testing;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// Holds a list to letting Esc through to the window, which closes what lies over the screen first.
public final class EscapeKey {
    private EscapeKey() {}

    /// @param style of a list that can have the focus
    public static void comesThrough(FxRobot robot, Scene scene, String style) {
        robot.push(KeyCode.F1);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(scene.lookup(".overlay").isVisible()).as("the help is open").isTrue();
        ListView<?> list = (ListView<?>) scene.lookup(style);
        robot.interact(list::requestFocus);
        assertThat(scene.getFocusOwner()).isSameAs(list);

        robot.push(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(scene.lookup(".overlay").isVisible())
                .as("the help is open after Esc in " + style)
                .isFalse();
    }
}
