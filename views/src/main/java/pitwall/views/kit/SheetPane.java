package pitwall.views.kit;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Lies over a window and shows one [Confirmation] at a time, above everything else in it. The focus begins on
/// Cancel and cannot leave the sheet; whoever types there fills in what is still to be typed. Escape cancels; Enter
/// alone never confirms, it leads to what is still to be typed; with Ctrl it does what the button does. FX thread.
public final class SheetPane extends StackPane {
    private final Strings strings;
    private final PasswordAsk password;
    /// Present while a sheet is open.
    private @Nullable Sheet sheet;
    /// What had the focus before; absent if nothing had.
    private @Nullable Node focusedBefore;

    private Subscription watch = Subscription.EMPTY;

    public SheetPane(Strings strings) {
        this(strings, PasswordAsk.NEVER);
    }

    /// @param password asked before what takes more than pressing a button
    public SheetPane(Strings strings, PasswordAsk password) {
        this.strings = strings;
        this.password = password;
        getStyleClass().add("sheet-scrim");
        setVisible(false);
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    /// Asks; `confirmed` runs once, if the user confirms. A sheet that is still open is cancelled first.
    public OpenSheet ask(Confirmation confirmation, Runnable confirmed) {
        return ask(confirmation, _ -> confirmed.run());
    }

    /// As [#ask(Confirmation, Runnable)], with the reason the user gave; empty where none was asked for.
    public OpenSheet ask(Confirmation confirmation, Consumer<String> confirmed) {
        close();
        Sheet asked = new Sheet(strings, confirmation, password);
        asked.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        asked.onCancel(this::close);
        asked.onConfirm(() -> {
            if (sheet == asked) {
                String reason = asked.reason();
                close();
                confirmed.accept(reason);
            }
        });
        sheet = asked;
        getChildren().setAll(asked);
        setVisible(true);
        Scene scene = getScene();
        focusedBefore = scene.getFocusOwner();
        asked.focusCancel();
        watch = scene.focusOwnerProperty().subscribe(owner -> keepFocus(asked, owner));
        return new Asked(asked);
    }

    public boolean isAsking() {
        return sheet != null;
    }

    /// Cancels the open sheet, if there is one.
    public void close() {
        if (sheet == null) {
            return;
        }
        watch.unsubscribe();
        watch = Subscription.EMPTY;
        sheet = null;
        getChildren().clear();
        setVisible(false);
        Optional.ofNullable(focusedBefore).ifPresent(Node::requestFocus);
        focusedBefore = null;
    }

    private final class Asked implements OpenSheet {
        private final Sheet asked;

        Asked(Sheet asked) {
            this.asked = asked;
        }

        @Override
        public boolean isOpen() {
            return sheet == asked;
        }

        @Override
        public void changeCount(long count) {
            if (isOpen()) {
                asked.changeCount(count);
            }
        }

        @Override
        public void restate(Confirmation now) {
            if (isOpen()) {
                asked.restate(now);
            }
        }
    }

    private void onKey(KeyEvent event) {
        Sheet open = sheet;
        if (open == null) {
            return;
        }
        if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            close();
        } else if (event.getCode() == KeyCode.ENTER) {
            event.consume();
            if (event.isShortcutDown()) {
                open.confirm();
            } else if (event.getTarget() instanceof TextInputControl) {
                open.goOn();
            }
        }
    }

    private static void keepFocus(Sheet asked, @Nullable Node owner) {
        if (owner == null || !isInside(owner, asked)) {
            asked.focusCancel();
        }
    }

    private static boolean isInside(Node node, Node ancestor) {
        for (@Nullable Node each = node; each != null; each = each.getParent()) {
            if (each == ancestor) {
                return true;
            }
        }
        return false;
    }
}
