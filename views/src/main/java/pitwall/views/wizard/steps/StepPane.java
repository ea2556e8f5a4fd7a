package pitwall.views.wizard.steps;

import javafx.scene.Node;
import pitwall.views.wizard.form.Field;

/// One step as it is shown. FX thread.
public interface StepPane {
    Node node();

    /// Draws what may have changed; called for every change while the step is shown.
    void refresh();

    /// Moves the focus to where work on this step begins.
    void focus();

    /// Moves the focus to a field; does nothing where it is not on this step.
    default void focus(Field field) {
        focus();
    }

    /// The phase that has the focus, or -1.
    default int focusedPhase() {
        return -1;
    }

    /// Moves the focus to a phase, after it was moved.
    default void focusPhase(int number) {}
}
