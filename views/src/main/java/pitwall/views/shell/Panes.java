package pitwall.views.shell;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/// Moves the focus from pane to pane, round and round. FX thread.
final class Panes {
    private Panes() {}

    /// Focuses the first focusable node of the pane after (1) or before (-1) the one that holds `focus`.
    static void move(List<Node> panes, @Nullable Node focus, int step) {
        List<Node> reachable =
                panes.stream().filter(pane -> firstIn(pane) != null).toList();
        if (reachable.isEmpty()) {
            return;
        }
        int here = -1;
        for (int i = 0; i < reachable.size(); i++) {
            here = holds(reachable.get(i), focus) ? i : here;
        }
        int next = here < 0 ? (step > 0 ? 0 : reachable.size() - 1) : Math.floorMod(here + step, reachable.size());
        Node target = firstIn(reachable.get(next));
        if (target != null) {
            target.requestFocus();
        }
    }

    private static boolean holds(Node pane, @Nullable Node focus) {
        for (Node node = focus; node != null; node = node.getParent()) {
            if (node == pane) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Node firstIn(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return null;
        }
        if (node.isFocusTraversable()) {
            return node;
        }
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                Node found = firstIn(child);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
