package pitwall.views.shell;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// Lets nodes come into the window with their first appearance and stay from then on: what nobody sees yet takes as
/// long to style as what is seen, and most of a window is not seen when it opens. FX thread.
final class FirstSeen {
    private FirstSeen() {}

    /// Puts nodes into a pane in this order, each once it is visible, before whatever else is there.
    static void into(Pane pane, List<Node> nodes) {
        for (Node node : nodes) {
            node.visibleProperty().subscribe(visible -> {
                if (visible && node.getParent() == null) {
                    pane.getChildren().add(placeOf(node, nodes), node);
                }
            });
        }
    }

    private static int placeOf(Node node, List<Node> nodes) {
        return (int) nodes.subList(0, nodes.indexOf(node)).stream()
                .filter(earlier -> earlier.getParent() != null)
                .count();
    }
}
