package pitwall.views.kit;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The result or error of one pane or field. It stays until what it says has changed: it names what failed,
/// what is still valid and what to do. FX thread.
public final class InlineMessage extends HBox {
    /// How bad it is; also said as a word and drawn as a shape.
    public enum Severity {
        INFO,
        WARNING,
        ERROR
    }

    private final Strings strings;
    private final VBox details = new VBox();
    /// What follows the heading.
    private final VBox extra = new VBox();

    private final HBox actions = new HBox(8);

    /// @param title what happened, one sentence
    /// @param detail what is still valid and what to do; empty for nothing more
    public InlineMessage(Strings strings, Severity severity, String title, String detail) {
        this.strings = strings;
        getStyleClass().add("inline-message");
        pseudoClassStateChanged(PseudoClass.getPseudoClass("error"), severity == Severity.ERROR);
        pseudoClassStateChanged(PseudoClass.getPseudoClass("warning"), severity == Severity.WARNING);
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(
                detail.isEmpty() ? word(severity) + ": " + title : word(severity) + ": " + title + " " + detail);

        Label heading = new Label(title);
        heading.getStyleClass().add("message-title");
        heading.setWrapText(true);
        details.getStyleClass().add("message-details");
        details.getChildren().add(heading);
        HBox.setHgrow(details, Priority.ALWAYS);
        getChildren().addAll(new MessageIcon(severity), details);
        actions.getStyleClass().add("message-actions");
        actions.setVisible(false);
        actions.setManaged(false);
        details.getChildren().add(extra);
        if (detail.isEmpty()) {
            getChildren().add(actions);
        } else {
            extra.getChildren().add(wrapped(detail));
            details.getChildren().add(actions);
        }
    }

    /// Adds the id under which the server's log knows this error, with a button that copies it.
    public InlineMessage withReference(String correlation) {
        Label reference = new Label(strings.get("kit.reference", correlation));
        reference.getStyleClass().addAll("mono", "caption");
        extra.getChildren().add(reference);
        return withAction(strings.get("kit.copy"), () -> Clip.copy(correlation));
    }

    public InlineMessage withRetry(Runnable retry) {
        return withAction(strings.get("kit.retry"), retry);
    }

    /// Adds a button; its label is a verb.
    public InlineMessage withAction(String label, Runnable action) {
        Button button = new Button(label);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        actions.getChildren().add(button);
        actions.setVisible(true);
        actions.setManaged(true);
        return this;
    }

    private String word(Severity severity) {
        return switch (severity) {
            case INFO -> strings.get("kit.message.info");
            case WARNING -> strings.get("kit.message.warning");
            case ERROR -> strings.get("kit.message.error");
        };
    }

    private static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        return label;
    }
}
