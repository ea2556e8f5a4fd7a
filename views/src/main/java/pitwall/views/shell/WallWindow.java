package pitwall.views.shell;

import javafx.scene.Node;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import javafx.util.Subscription;

/// Gives the whole screen to the console while it is on a wall. FX thread.
final class WallWindow {
    private final Node root;
    private final Runnable left;
    private Subscription watching = Subscription.EMPTY;

    /// @param left is called when the desktop took the whole screen away
    WallWindow(Node root, Runnable left) {
        this.root = root;
        this.left = left;
    }

    /// Esc is the console's own key, so the toolkit may not take it for leaving.
    void fill(boolean whole) {
        watching.unsubscribe();
        watching = Subscription.EMPTY;
        if (root.getScene() == null || !(root.getScene().getWindow() instanceof Stage stage)) {
            return;
        }
        stage.setFullScreenExitHint("");
        stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
        stage.setFullScreen(whole);
        if (whole) {
            watching = stage.fullScreenProperty().subscribe((before, now) -> {
                if (!now) {
                    left.run();
                }
            });
        }
    }
}
