package pitwall.views.kit;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Results of the user's own last actions, bottom right over the screen. At most three; six seconds, ten with
/// undo; a pointer above one stops its clock. They never take the focus. Errors do not belong here, because
/// these disappear. FX thread.
public final class Toasts extends VBox {
    private static final int MOST = 3;

    private final Strings strings;
    private final Duration plain;
    private final Duration withUndo;

    public Toasts(Strings strings) {
        this(strings, Duration.ofSeconds(6), Duration.ofSeconds(10));
    }

    Toasts(Strings strings, Duration plain, Duration withUndo) {
        this.strings = strings;
        this.plain = plain;
        this.withUndo = withUndo;
        getStyleClass().add("toasts");
        setAlignment(Pos.BOTTOM_RIGHT);
        setPickOnBounds(false);
    }

    /// @param undo takes the action back; offered as a button
    public void show(String sentence, Optional<Runnable> undo) {
        HBox toast = new HBox();
        toast.getStyleClass().add("toast");
        toast.setMaxHeight(Region.USE_PREF_SIZE);
        Label label = new Label(sentence);
        label.setWrapText(true);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        toast.getChildren().add(label);
        undo.ifPresent(action -> {
            toast.setUserData(action);
            toast.getChildren().add(button("kit.undo", () -> undo(toast)));
        });
        toast.getChildren().add(button("kit.dismiss", () -> getChildren().remove(toast)));
        toast.setAccessibleText(sentence);
        getChildren().add(toast);
        while (getChildren().size() > MOST) {
            getChildren().removeFirst();
        }
        startClock(toast, undo.isPresent() ? withUndo : plain);
    }

    /// Takes back the newest action of which the undo is still offered. False where there is none.
    public boolean undoLast() {
        Optional<Node> last = undoable().reduce((_, newer) -> newer);
        last.ifPresent(this::undo);
        return last.isPresent();
    }

    /// Whether there is something to take back; changes as toasts come and go.
    public BooleanBinding undoableProperty() {
        return Bindings.createBooleanBinding(() -> undoable().findAny().isPresent(), getChildren());
    }

    private Stream<Node> undoable() {
        return getChildren().stream().filter(toast -> toast.getUserData() instanceof Runnable);
    }

    private void undo(Node toast) {
        getChildren().remove(toast);
        if (toast.getUserData() instanceof Runnable action) {
            action.run();
        }
    }

    private Button button(String key, Runnable action) {
        Button button = new Button(strings.get(key));
        button.getStyleClass().add("flat");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setFocusTraversable(false);
        button.setOnAction(event -> action.run());
        return button;
    }

    private void startClock(HBox toast, Duration length) {
        PauseTransition clock = new PauseTransition(javafx.util.Duration.millis(length.toMillis()));
        clock.setOnFinished(event -> getChildren().remove(toast));
        toast.hoverProperty().subscribe(hovered -> {
            if (hovered && clock.getStatus() == Animation.Status.RUNNING) {
                clock.pause();
            } else if (!hovered && clock.getStatus() == Animation.Status.PAUSED) {
                clock.play();
            }
        });
        clock.play();
    }
}
