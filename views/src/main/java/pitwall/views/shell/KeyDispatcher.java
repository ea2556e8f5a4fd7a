package pitwall.views.shell;

import java.util.Optional;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import pitwall.views.desk.Screen;
import pitwall.views.desk.UiAction;
import pitwall.views.keys.KeyMap;
import pitwall.views.keys.Keystroke;

/// Turns keys that nothing else wanted into actions. FX thread.
final class KeyDispatcher {
    private final KeyMap keys;
    private final DeskViewModel desk;

    KeyDispatcher(KeyMap keys, DeskViewModel desk) {
        this.keys = keys;
        this.desk = desk;
    }

    /// Listens at a node for the keys that came up to it unused, and for F2 and Esc before lists take them for editing.
    void attach(Node node) {
        node.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        node.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.F2) {
                onKey(event);
            } else if (event.getCode() == KeyCode.ESCAPE && event.getTarget() instanceof ListView<?> list) {
                passBy(list, event);
            }
        });
    }

    /// A list takes this key for the end of editing, also where nothing is edited: it goes to what is around the list.
    private static void passBy(ListView<?> list, KeyEvent event) {
        Parent around = list.getParent();
        if (around != null && list.getEditingIndex() < 0) {
            event.consume();
            Event.fireEvent(around, event.copyFor(around, around));
        }
    }

    private void onKey(KeyEvent event) {
        Optional<Keystroke> pressed = Keystroke.of(event);
        Screen front = desk.frontProperty().get();
        String group = front == null ? KeyMap.EVERYWHERE : front.id();
        pressed.filter(key -> !key.isSingleLetter() || actsAt(key, focusOf(event)))
                .flatMap(key -> keys.find(key, group))
                .filter(UiAction::isEnabled)
                .ifPresent(action -> {
                    event.consume();
                    action.run().run();
                });
    }

    private static @Nullable Node focusOf(KeyEvent event) {
        Scene scene = event.getSource() instanceof Node node ? node.getScene() : null;
        return scene == null ? null : scene.getFocusOwner();
    }

    /// Single letters act only where they are not typed into anything, and not behind a sheet that asks something. On a
    /// button they act too, because it wants nothing but the space bar and Enter.
    private boolean actsAt(Keystroke key, @Nullable Node focus) {
        boolean typedOrChosen = focus instanceof TextInputControl
                || focus instanceof ComboBoxBase<?>
                || focus instanceof Slider
                || focus instanceof ButtonBase && key.code() == KeyCode.SPACE;
        boolean onScreen = desk.middleProperty().get() == DeskViewModel.Middle.TABS && !Covers.hold(focus);
        return focus != null && onScreen && !typedOrChosen;
    }
}
