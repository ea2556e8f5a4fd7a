package pitwall.views.testing;

import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ScrollPane.ScrollBarPolicy;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.text.Text;

/// Finds what cannot be read where there is little room. Rows of lists and tables are left out: those scroll.
public final class CutWords {
    private CutWords() {}

    /// The words of buttons, links and labels that are shortened, or stand beyond the edge of the window, or of a pane,
    /// where nothing scrolls. FX thread.
    public static List<String> of(Scene scene) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        return scene.getRoot().lookupAll("*").stream()
                .filter(node -> node instanceof ButtonBase || node instanceof Label)
                .map(Labeled.class::cast)
                .filter(words -> isShown(words)
                        && words.getText() != null
                        && !words.getText().isBlank())
                .filter(words -> around(words).noneMatch(VirtualFlow.class::isInstance))
                .filter(words -> isShortened(words) || !isHeading(words) && isOutside(words, scene))
                .map(Labeled::getText)
                .toList();
    }

    private static Stream<Node> around(Node node) {
        return Stream.iterate(node, each -> each != null, Node::getParent);
    }

    private static boolean isShown(Node node) {
        return around(node).allMatch(Node::isVisible);
    }

    /// The head of a column, which is scrolled with its rows.
    private static boolean isHeading(Node node) {
        return around(node).anyMatch(TableView.class::isInstance);
    }

    private static boolean isShortened(Labeled words) {
        return words.lookup(".text") instanceof Text text
                && !text.getText().replace("\n", " ").equals(words.getText().replace("\n", " "));
    }

    /// Beyond what can be scrolled to: sideways also in a pane that only goes up and down.
    private static boolean isOutside(Labeled words, Scene scene) {
        Bounds bounds = words.localToScene(words.getBoundsInLocal());
        List<ScrollPane> panes = around(words)
                .filter(ScrollPane.class::isInstance)
                .map(ScrollPane.class::cast)
                .toList();
        boolean beside = panes.stream()
                .takeWhile(pane -> pane.getHbarPolicy() == ScrollBarPolicy.NEVER)
                .anyMatch(pane -> isBeside(bounds, pane));
        return beside
                || panes.isEmpty()
                        && (bounds.getMinX() < 0
                                || bounds.getMinY() < 0
                                || bounds.getMaxX() > scene.getWidth() + 1
                                || bounds.getMaxY() > scene.getHeight() + 1);
    }

    private static boolean isBeside(Bounds bounds, ScrollPane pane) {
        Node viewport = pane.lookup(".viewport");
        Bounds seen = viewport.localToScene(viewport.getBoundsInLocal());
        return bounds.getMinX() < seen.getMinX() - 1 || bounds.getMaxX() > seen.getMaxX() + 1;
    }
}
