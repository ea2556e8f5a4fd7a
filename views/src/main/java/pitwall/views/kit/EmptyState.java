package pitwall.views.kit;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Nothing to show: one sentence why, and the actions that change it. Also for "filtered out" and "not cached
/// on this computer". FX thread.
public final class EmptyState extends VBox {
    private final HBox actions = new HBox();

    public EmptyState(String sentence) {
        getStyleClass().add("empty-state");
        actions.getStyleClass().add("empty-actions");
        actions.setVisible(false);
        actions.setManaged(false);
        getChildren().addAll(label(sentence, "empty-sentence"), actions);
    }

    /// Adds a quieter second sentence.
    public EmptyState withHint(String hint) {
        getChildren().add(getChildren().indexOf(actions), label(hint, "empty-hint"));
        return this;
    }

    /// Adds a button; the first one is the action that fills the screen.
    public EmptyState withAction(String label, Runnable action) {
        Button button = new Button(label);
        if (actions.getChildren().isEmpty()) {
            button.getStyleClass().add("primary");
        }
        button.setOnAction(event -> action.run());
        actions.getChildren().add(button);
        actions.setVisible(true);
        actions.setManaged(true);
        return this;
    }

    private static Label label(String text, String styleClass) {
        Label label = new Label(text);
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        return label;
    }
}
