package pitwall.checks.e2e.console;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;

/// Something a person can read or hear in a window.
///
/// @param styles style classes of the node and of everything around it
record Word(String text, Set<String> styles) {
    /// Every text, accessible text and tooltip of what is visible under `root`. FX thread.
    static List<Word> under(Parent root) {
        List<Word> words = new ArrayList<>();
        collect(root, words);
        return words;
    }

    boolean isIn(String styleClass) {
        return styles.contains(styleClass);
    }

    private static void collect(Node node, List<Word> words) {
        if (!node.isVisible()) {
            return;
        }
        List<String> texts = Stream.of(text(node), Optional.ofNullable(node.getAccessibleText()), tooltip(node))
                .flatMap(Optional::stream)
                .filter(text -> !text.isBlank())
                .toList();
        if (!texts.isEmpty()) {
            Set<String> styles = stylesAround(node);
            texts.forEach(text -> words.add(new Word(text, styles)));
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, words));
        }
    }

    private static Set<String> stylesAround(Node node) {
        Set<String> styles = new HashSet<>();
        for (Node each = node; each != null; each = each.getParent()) {
            styles.addAll(each.getStyleClass());
        }
        return styles;
    }

    private static Optional<String> text(Node node) {
        return switch (node) {
            case Labeled labeled -> Optional.ofNullable(labeled.getText());
            case TextInputControl input -> Optional.ofNullable(input.getText());
            case Text text when !(text.getParent() instanceof Labeled) -> Optional.ofNullable(text.getText());
            default -> Optional.empty();
        };
    }

    private static Optional<String> tooltip(Node node) {
        return node instanceof Control control && control.getTooltip() != null
                ? Optional.ofNullable(control.getTooltip().getText())
                : Optional.empty();
    }
}
