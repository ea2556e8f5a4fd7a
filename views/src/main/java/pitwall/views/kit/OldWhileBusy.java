package pitwall.views.kit;

import java.util.List;
import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.util.Duration;

/// Mutes what is shown while something newer is awaited for longer than a second; a quicker answer changes nothing on
/// the way. FX thread.
public final class OldWhileBusy {
    private static final PseudoClass OLD = PseudoClass.getPseudoClass("old");
    private static final Duration PATIENCE = Duration.seconds(1);

    private final PauseTransition pause = new PauseTransition(PATIENCE);
    private final List<Node> shown;

    private OldWhileBusy(List<Node> shown) {
        this.shown = List.copyOf(shown);
        this.shown.forEach(node -> node.getStyleClass().add("old-while-busy"));
        pause.setOnFinished(_ -> mute(true));
    }

    /// @param busy whether something newer is awaited
    public static void follow(ObservableValue<Boolean> busy, Node... shown) {
        OldWhileBusy old = new OldWhileBusy(List.of(shown));
        busy.subscribe(old::look);
    }

    private void look(boolean busy) {
        if (busy) {
            pause.playFromStart();
        } else {
            pause.stop();
            mute(false);
        }
    }

    private void mute(boolean on) {
        shown.forEach(node -> node.pseudoClassStateChanged(OLD, on));
    }
}
